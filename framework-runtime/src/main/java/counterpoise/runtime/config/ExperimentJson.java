package counterpoise.runtime.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;

/**
 * The effective configuration of one experiment: every default filled in, and of the plugins' blocks only those of the
 * chosen.
 */
public final class ExperimentJson {

    private ExperimentJson() {}

    /** Writes an experiment as JSON that {@link #read} takes. */
    public static String write(Experiment experiment) {
        return tree(experiment, OptionIdentity::all).toString();
    }

    /** Writes an experiment for people to read: of paths only the last name, since the others tell of the machine. */
    public static String show(Experiment experiment) {
        return tree(experiment, OptionIdentity::shown).toString();
    }

    private static ObjectNode tree(Experiment experiment, Function<Record, ObjectNode> json) {
        ExperimentOptions options = experiment.options();
        ObjectNode root = json.apply(options);
        root.withObject("/dataset").set(options.dataset().plugin(), json.apply(experiment.dataset()));
        root.withObject("/architecture").set(options.architecture().plugin(), json.apply(experiment.architecture()));
        root.withObject("/loss").set(options.loss().plugin(), json.apply(experiment.loss()));
        root.withObject("/oversampler").set(options.oversampler().plugin(), json.apply(experiment.oversampler()));
        root.withObject("/head/loss").set(options.head().loss().plugin(), json.apply(experiment.headLoss()));
        experiment.metrics().forEach((name, record) -> root.withObject("/metric")
                .set(name, json.apply(record)));
        return root;
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws ConfigurationException if it does not fit the plugins
     */
    public static Experiment read(String json, PluginOptions plugins) {
        Places places = new Places(Path.of("").toAbsolutePath(), Path.of("").toAbsolutePath());
        Problems problems = new Problems(places);
        Optional<Experiment> experiment = new ExperimentBinder(plugins).bind(parse(json), problems);
        problems.throwIfAny();
        return experiment.orElseThrow();
    }

    /** The effective configuration as a block. */
    static ConfigObject block(Experiment experiment) {
        return parse(write(experiment));
    }

    private static ConfigObject parse(String json) {
        ConfigParseOptions options =
                ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription("plan");
        return ConfigFactory.parseString(json, options).root();
    }
}
