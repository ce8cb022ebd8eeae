package counterpoise.runtime.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import counterpoise.api.PluginKind;

/**
 * Binds what stands under {@code experiment}: the runtime's options, and the blocks of plugins. A block of a plugin
 * that is not chosen is checked and then ignored, because HOCON merges blocks and one plugin's options must not become
 * another's.
 */
public final class ExperimentBinder {

    /** Where plugins are chosen, and where their blocks stand. */
    private static final Map<String, PluginKind> COMPONENTS = components();

    private static final String METRIC = "metric";

    private final PluginOptions plugins;

    /** A binder that knows {@code plugins}. */
    public ExperimentBinder(PluginOptions plugins) {
        this.plugins = plugins;
    }

    private static Map<String, PluginKind> components() {
        Map<String, PluginKind> components = new LinkedHashMap<>();
        components.put("dataset", PluginKind.DATASET);
        components.put("architecture", PluginKind.ARCHITECTURE);
        components.put("loss", PluginKind.LOSS);
        components.put("oversampler", PluginKind.OVERSAMPLER);
        components.put("head.loss", PluginKind.LOSS);
        return components;
    }

    /**
     * The component and plugin in whose block a path lies, if it lies in one: {@code oversampler} and {@code eos} for
     * {@code oversampler.eos.k}.
     */
    Optional<Map.Entry<String, String>> pluginOf(String path) {
        for (Map.Entry<String, PluginKind> component : COMPONENTS.entrySet()) {
            if (path.startsWith(component.getKey() + ".")) {
                String rest = path.substring(component.getKey().length() + 1);
                int dot = rest.indexOf('.');
                String name = dot < 0 ? rest : rest.substring(0, dot);
                if (dot > 0 && plugins.optionsType(component.getValue(), name).isPresent()) {
                    return Optional.of(Map.entry(component.getKey(), name));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Binds a block.
     *
     * @return empty if there was a problem
     */
    Optional<Experiment> bind(ConfigObject experiment, Problems problems) {
        Map<String, Set<String>> furtherKeys = new LinkedHashMap<>();
        COMPONENTS.forEach((path, kind) -> furtherKeys.put("experiment." + path, new TreeSet<>(plugins.names(kind))));
        furtherKeys.put("experiment", Set.of(METRIC));
        int before = problems.count();
        Optional<ExperimentOptions> options =
                new OptionBinder(problems, furtherKeys).bind(ExperimentOptions.class, experiment, "experiment");

        OptionBinder binder = new OptionBinder(problems, Map.of());
        COMPONENTS.forEach((path, kind) -> checkBlocks(experiment, path, kind, binder));
        block(experiment, METRIC).ifPresent(metrics -> checkMetricBlocks(metrics, binder, problems));
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Record> chosen = new LinkedHashMap<>();
        COMPONENTS.forEach((path, kind) -> choose(experiment, path, kind, chosen(options.get(), path), binder, problems)
                .ifPresent(record -> chosen.put(path, record)));
        Map<String, Record> metrics = new LinkedHashMap<>();
        for (String metric : options.get().metrics()) {
            choose(experiment, METRIC, PluginKind.METRIC, metric, binder, problems)
                    .ifPresent(record -> metrics.put(metric, record));
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Experiment(
                options.get(),
                chosen.get("dataset"),
                chosen.get("architecture"),
                chosen.get("loss"),
                chosen.get("oversampler"),
                chosen.get("head.loss"),
                metrics));
    }

    private static String chosen(ExperimentOptions options, String component) {
        return switch (component) {
            case "dataset" -> options.dataset().plugin();
            case "architecture" -> options.architecture().plugin();
            case "loss" -> options.loss().plugin();
            case "oversampler" -> options.oversampler().plugin();
            case "head.loss" -> options.head().loss().plugin();
            default -> throw new IllegalArgumentException(component);
        };
    }

    private void checkBlocks(ConfigObject experiment, String component, PluginKind kind, OptionBinder binder) {
        Optional<ConfigObject> block = block(experiment, component);
        for (String name : plugins.names(kind)) {
            block.flatMap(present -> block(present, name))
                    .ifPresent(present -> binder.bind(
                            plugins.optionsType(kind, name).orElseThrow(),
                            present,
                            "experiment.%s.%s".formatted(component, name)));
        }
    }

    private void checkMetricBlocks(ConfigObject metrics, OptionBinder binder, Problems problems) {
        for (String name : new TreeSet<>(metrics.keySet())) {
            String path = "experiment.metric." + name;
            Optional<Class<? extends Record>> type = plugins.optionsType(PluginKind.METRIC, name);
            if (type.isEmpty()) {
                problems.add(metrics.get(name).origin(), path, unknown(PluginKind.METRIC, name));
            } else {
                block(metrics, name).ifPresent(present -> binder.bind(type.get(), present, path));
            }
        }
    }

    private Optional<? extends Record> choose(
            ConfigObject experiment,
            String component,
            PluginKind kind,
            String name,
            OptionBinder binder,
            Problems problems) {
        boolean metric = kind == PluginKind.METRIC;
        Optional<Class<? extends Record>> type = plugins.optionsType(kind, name);
        if (type.isEmpty()) {
            String path = metric ? "experiment.metrics" : "experiment." + component + ".plugin";
            problems.add(originOf(experiment, path), path, unknown(kind, name));
            return Optional.empty();
        }
        Optional<ConfigObject> block = block(experiment, component).flatMap(present -> block(present, name));
        ConfigObject given = block.orElse(ConfigFactory.empty().root().withOrigin(experiment.origin()));
        return binder.bind(type.get(), given, "experiment.%s.%s".formatted(component, name));
    }

    private String unknown(PluginKind kind, String name) {
        Optional<String> refusal = plugins.refusal(kind, name);
        if (refusal.isPresent()) {
            return "the %s %s was refused: %s".formatted(kind.label(), name, refusal.get());
        }
        List<String> names = plugins.names(kind);
        return "there is no %s \"%s\"%s; there are %s"
                .formatted(
                        kind.label(),
                        name,
                        Nearest.question(name, names),
                        names.isEmpty() ? "none" : String.join(", ", names));
    }

    private static ConfigOrigin originOf(ConfigObject experiment, String path) {
        ConfigObject at = experiment;
        ConfigOrigin origin = experiment.origin();
        for (String key : path.substring("experiment.".length()).split("\\.")) {
            ConfigValue value = at.get(key);
            if (value == null) {
                return origin;
            }
            origin = value.origin();
            if (value instanceof ConfigObject object) {
                at = object;
            }
        }
        return origin;
    }

    private static Optional<ConfigObject> block(ConfigObject parent, String path) {
        ConfigObject at = parent;
        for (String key : path.split("\\.")) {
            if (!(at.get(key) instanceof ConfigObject child)) {
                return Optional.empty();
            }
            at = child;
        }
        return Optional.of(at);
    }
}
