package counterpoise.runtime.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /** Where plugins are chosen, and where their blocks stand; metrics apart, of which there are several. */
    static final Map<String, PluginKind> COMPONENTS = components();

    /** Where the blocks of metrics stand. */
    static final String METRIC = "metric";

    private static final String PREFIX = "experiment.";

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
        return Collections.unmodifiableMap(components);
    }

    /** All options there are. */
    ExperimentPaths paths() {
        return new ExperimentPaths(plugins);
    }

    /** Binds one block, see {@link Binding#bind}. */
    Optional<Experiment> bind(ConfigObject experiment, Problems problems) {
        return binding(problems).bind(experiment);
    }

    /** Begins to bind blocks that have much in common, as the cells of a sweep have. */
    Binding binding(Problems problems) {
        return new Binding(problems);
    }

    /** Binds one block after another, and what they share only once. */
    final class Binding {

        private final Problems problems;
        private final OptionBinder ownOptions;
        private final OptionBinder pluginOptions;

        private Binding(Problems problems) {
            this.problems = problems;
            Map<String, Set<String>> furtherKeys = new LinkedHashMap<>();
            COMPONENTS.forEach((path, kind) -> furtherKeys.put(PREFIX + path, new TreeSet<>(plugins.names(kind))));
            furtherKeys.put("experiment", Set.of(METRIC));
            this.ownOptions = new OptionBinder(problems, furtherKeys, ExperimentBinder.this::explain);
            this.pluginOptions = new OptionBinder(problems);
        }

        /**
         * Binds a block.
         *
         * @return empty if there was a problem
         */
        Optional<Experiment> bind(ConfigObject experiment) {
            int before = problems.count();
            Optional<ExperimentOptions> options = ownOptions.bind(ExperimentOptions.class, experiment, "experiment");
            COMPONENTS.forEach((component, kind) -> checkBlocks(experiment, component, kind));
            checkMetricNames(experiment);
            checkBlocks(experiment, METRIC, PluginKind.METRIC);
            if (options.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Record> chosen = new LinkedHashMap<>();
            COMPONENTS.forEach((component, kind) -> {
                String path = component + ".plugin";
                choose(experiment, component, kind, chosen(options.get(), component), path)
                        .ifPresent(record -> chosen.put(component, record));
            });
            Map<String, Record> metrics = new LinkedHashMap<>();
            for (String metric : options.get().metrics()) {
                choose(experiment, METRIC, PluginKind.METRIC, metric, "metrics")
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

        /** Checks the blocks of all plugins, chosen or not. */
        private void checkBlocks(ConfigObject experiment, String component, PluginKind kind) {
            Optional<ConfigObject> parent = Blocks.blockAt(experiment, component);
            if (parent.isEmpty()) {
                return;
            }
            for (String name : plugins.names(kind)) {
                Blocks.at(parent.get(), name).ifPresent(value -> {
                    String path = PREFIX + component + "." + name;
                    if (value instanceof ConfigObject block) {
                        pluginOptions.bind(plugins.optionsType(kind, name).orElseThrow(), block, path);
                    } else {
                        String message = "needs the options of %s in a block { ... }, found %s";
                        problems.add(value.origin(), path, message.formatted(name, Blocks.text(value)));
                    }
                });
            }
        }

        private void checkMetricNames(ConfigObject experiment) {
            Blocks.at(experiment, METRIC).ifPresent(value -> {
                if (!(value instanceof ConfigObject metrics)) {
                    problems.add(
                            value.origin(),
                            PREFIX + METRIC,
                            "needs a block { name { ... } } of metrics and their options");
                    return;
                }
                for (String name : new TreeSet<>(metrics.keySet())) {
                    if (plugins.optionsType(PluginKind.METRIC, name).isEmpty()) {
                        problems.add(
                                metrics.get(name).origin(),
                                PREFIX + METRIC + "." + name,
                                unknown(PluginKind.METRIC, name));
                    }
                }
            });
        }

        private Optional<? extends Record> choose(
                ConfigObject experiment, String component, PluginKind kind, String name, String chosenAt) {
            Optional<Class<? extends Record>> type = plugins.optionsType(kind, name);
            if (type.isEmpty()) {
                ConfigOrigin origin =
                        Blocks.at(experiment, chosenAt).map(ConfigValue::origin).orElse(experiment.origin());
                problems.add(origin, PREFIX + chosenAt, unknown(kind, name));
                return Optional.empty();
            }
            String path = PREFIX + component + "." + name;
            Optional<ConfigObject> given = Blocks.blockAt(experiment, component + "." + name);
            if (given.isPresent()) {
                return pluginOptions.bind(type.get(), given.get(), path);
            }
            ConfigOrigin parent =
                    Blocks.at(experiment, component).map(ConfigValue::origin).orElse(experiment.origin());
            return pluginOptions.bindAbsent(type.get(), parent, path);
        }
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

    /** Says of a key that stands in a component what was probably meant: an option of the plugin, or a plugin. */
    private Optional<String> explain(String path, ConfigObject block, String key) {
        PluginKind kind = path.startsWith(PREFIX) ? COMPONENTS.get(path.substring(PREFIX.length())) : null;
        if (kind == null) {
            return Optional.empty();
        }
        for (String plugin : plugins.names(kind)) {
            boolean chosen = block.get("plugin") != null
                    && plugin.equals(block.get("plugin").unwrapped());
            boolean hasOption = OptionField.of(plugins.optionsType(kind, plugin).orElseThrow()).stream()
                    .anyMatch(field -> field.key().equals(key));
            if (chosen && hasOption) {
                return Optional.of(
                        "unknown; it is an option of %s: write %s.%s.%s".formatted(plugin, path, plugin, key));
            }
        }
        boolean wasRefused = block.get(key) instanceof ConfigObject
                && plugins.refusal(kind, key).isPresent();
        return wasRefused ? Optional.of(unknown(kind, key)) : Optional.empty();
    }

    private String unknown(PluginKind kind, String name) {
        Optional<String> refusal = plugins.refusal(kind, name);
        if (refusal.isPresent()) {
            return "the %s %s was refused: %s".formatted(kind.label(), name, refusal.get());
        }
        List<String> names = plugins.names(kind);
        String searched = plugins.searched(kind, name);
        return "there is no %s \"%s\"%s; there are %s%s"
                .formatted(
                        kind.label(),
                        name,
                        Nearest.question(name, names),
                        names.isEmpty() ? "none" : String.join(", ", names),
                        searched.isEmpty() ? "" : ". " + searched);
    }
}
