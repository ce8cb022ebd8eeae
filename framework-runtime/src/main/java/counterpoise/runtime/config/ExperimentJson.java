package counterpoise.runtime.config;

import java.nio.file.Path;
import java.util.Optional;

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
        return tree(experiment).toString();
    }

    private static ObjectNode tree(Experiment experiment) {
        ExperimentOptions options = experiment.options();
        ObjectNode root = OptionIdentity.all(options);
        put(root.withObject("/dataset"), options.dataset().plugin(), experiment.dataset());
        put(root.withObject("/architecture"), options.architecture().plugin(), experiment.architecture());
        put(root.withObject("/loss"), options.loss().plugin(), experiment.loss());
        put(root.withObject("/oversampler"), options.oversampler().plugin(), experiment.oversampler());
        put(root.withObject("/head/loss"), options.head().loss().plugin(), experiment.headLoss());
        experiment.metrics().forEach((name, record) -> put(root.withObject("/metric"), name, record));
        return root;
    }

    private static void put(ObjectNode component, String plugin, Record options) {
        component.set(plugin, OptionIdentity.all(options));
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
