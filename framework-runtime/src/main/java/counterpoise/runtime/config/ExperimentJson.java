package counterpoise.runtime.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
        return tree(experiment, Path::toString).toString();
    }

    /** Writes an experiment for people to read: of paths only the last name, since the others tell of the machine. */
    public static String show(Experiment experiment) {
        return tree(experiment, ExperimentJson::lastName).toString();
    }

    private static String lastName(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    private static ObjectNode tree(Experiment experiment, Function<Path, String> paths) {
        ExperimentOptions options = experiment.options();
        ObjectNode root = OptionIdentity.all(options, paths);
        Map<String, Record> chosen = new LinkedHashMap<>();
        chosen.put("/dataset/" + options.dataset().plugin(), experiment.dataset());
        chosen.put("/architecture/" + options.architecture().plugin(), experiment.architecture());
        chosen.put("/loss/" + options.loss().plugin(), experiment.loss());
        chosen.put("/oversampler/" + options.oversampler().plugin(), experiment.oversampler());
        chosen.put("/head/loss/" + options.head().loss().plugin(), experiment.headLoss());
        experiment.metrics().forEach((name, record) -> chosen.put("/metric/" + name, record));
        chosen.forEach((path, record) -> root.withObject(path).setAll(OptionIdentity.all(record, paths)));
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

    private static ConfigObject parse(String json) {
        ConfigParseOptions options =
                ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription("plan");
        return ConfigFactory.parseString(json, options).root();
    }
}
