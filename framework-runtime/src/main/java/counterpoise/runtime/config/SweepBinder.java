package counterpoise.runtime.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/**
 * Expands a configuration to its cells: every combination of the axes under {@code sweep}, each then changed by the
 * {@code cases} that fit it.
 */
public final class SweepBinder {

    /**
     * These come first, in this order, then the others by name, then the seed: Typesafe Config does not keep the order
     * of keys.
     */
    private static final List<String> FIRST =
            List.of("dataset.plugin", "architecture.plugin", "loss.plugin", "oversampler.plugin");

    private static final String SEED = "seed";

    private final ExperimentBinder binder;
    private final Places places;

    /** An expander that binds cells by {@code binder}. */
    public SweepBinder(ExperimentBinder binder, Places places) {
        this.binder = binder;
        this.places = places;
    }

    /** One swept path and its values. */
    private record Axis(String path, List<ConfigValue> values) {}

    /** What {@code cases} changes, and where. */
    private record Case(Map<String, List<String>> when, Map<String, ConfigValue> set) {}

    /**
     * Expands.
     *
     * @param only {@code PATH=VALUE} each: keeps the cells that have one of the values given for each path
     * @throws ConfigurationException if anything is wrong with the configuration
     */
    public List<Cell> cells(Configuration configuration, List<String> only) {
        Problems problems = new Problems(places);
        List<Axis> axes = axes(configuration, problems);
        checkOverrides(configuration, axes, problems);
        List<Case> cases = cases(configuration, problems);
        Map<String, Set<String>> wanted = wanted(only, axes);
        problems.throwIfAny();

        List<Cell> cells = new ArrayList<>();
        Config experiment = configuration.config().getConfig("experiment");
        expand(experiment, new LinkedHashMap<>(), axes, 0, (config, swept) -> {
            if (wanted.entrySet().stream().allMatch(entry -> entry.getValue().contains(swept.get(entry.getKey())))) {
                bind(config, swept, cases, problems).ifPresent(cells::add);
            }
        });
        problems.throwIfAny();
        if (cells.isEmpty()) {
            throw new ConfigurationException(List.of(new Problem(
                    Places.COMMAND_LINE, "--only", "leaves no cell of the sweep; its values do not occur together")));
        }
        return cells;
    }

    private List<Axis> axes(Configuration configuration, Problems problems) {
        List<Axis> axes = new ArrayList<>();
        ConfigValue sweep = configuration.config().root().get("sweep");
        if (sweep == null || sweep.valueType() == ConfigValueType.NULL) {
            return axes;
        }
        if (!(sweep instanceof ConfigObject object)) {
            problems.add(sweep.origin(), "sweep", "needs a block of axes, each a path with a list of values");
            return axes;
        }
        leaves(object, "").forEach((path, value) -> {
            if (!(value instanceof ConfigList list)) {
                problems.add(
                        value.origin(),
                        "sweep." + path,
                        "needs a list of values; write [%s] for one value".formatted(text(value)));
            } else if (list.isEmpty()) {
                problems.add(value.origin(), "sweep." + path, "has no values; leave the axis out, or give it some");
            } else {
                axes.add(new Axis(path, List.copyOf(list)));
            }
        });
        axes.sort(Comparator.comparingInt((Axis axis) -> rank(axis.path())).thenComparing(Axis::path));
        return axes;
    }

    private static int rank(String path) {
        int first = FIRST.indexOf(path);
        if (first >= 0) {
            return first;
        }
        return path.equals(SEED) ? FIRST.size() + 1 : FIRST.size();
    }

    /** The values below {@code block} that are no blocks themselves, by path; those that are null are left out. */
    private static Map<String, ConfigValue> leaves(ConfigObject block, String prefix) {
        Map<String, ConfigValue> leaves = new TreeMap<>();
        block.forEach((key, value) -> {
            String path = prefix.isEmpty() ? key : prefix + "." + key;
            if (value instanceof ConfigObject child) {
                leaves.putAll(leaves(child, path));
            } else if (value.valueType() != ConfigValueType.NULL) {
                leaves.put(path, value);
            }
        });
        return leaves;
    }

    private void checkOverrides(Configuration configuration, List<Axis> axes, Problems problems) {
        for (Axis axis : axes) {
            if (configuration.overridden().contains("experiment." + axis.path())) {
                problems.add(
                        configuration
                                .config()
                                .getValue("experiment." + axis.path())
                                .origin(),
                        "experiment." + axis.path(),
                        "is swept by %s, so setting it would change nothing; use --only %s=VALUE for a part of the sweep, or sweep.%s=[VALUE]"
                                .formatted(configuration.file(), axis.path(), axis.path()));
            }
        }
    }

    private List<Case> cases(Configuration configuration, Problems problems) {
        List<Case> cases = new ArrayList<>();
        ConfigValue value = configuration.config().root().get("cases");
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return cases;
        }
        if (!(value instanceof ConfigList list)) {
            problems.add(value.origin(), "cases", "needs a list of { when { ... }, set { ... } }");
            return cases;
        }
        for (ConfigValue element : list) {
            if (element instanceof ConfigObject object
                    && object.keySet().equals(Set.of("when", "set"))
                    && object.get("when") instanceof ConfigObject when
                    && object.get("set") instanceof ConfigObject set) {
                Map<String, List<String>> conditions = new LinkedHashMap<>();
                leaves(when, "").forEach((path, wanted) -> conditions.put(path, texts(wanted)));
                cases.add(new Case(conditions, leaves(set, "")));
            } else {
                problems.add(
                        element.origin(),
                        "cases",
                        "each needs the form { when { path = value }, set { path = value } }");
            }
        }
        return cases;
    }

    private static List<String> texts(ConfigValue value) {
        return value instanceof ConfigList list
                ? list.stream().map(SweepBinder::text).toList()
                : List.of(text(value));
    }

    /** A value as columns and messages show it. */
    private static String text(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list.stream().map(SweepBinder::text).collect(Collectors.joining(", ", "[", "]"));
        }
        Object plain = value.unwrapped();
        return plain instanceof Double number ? OptionIdentity.shortest(number).toPlainString() : String.valueOf(plain);
    }

    private Map<String, Set<String>> wanted(List<String> only, List<Axis> axes) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<String> paths = axes.stream().map(Axis::path).toList();
        for (String part : only) {
            int equals = part.indexOf('=');
            String path = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            Optional<Axis> axis = axes.stream()
                    .filter(candidate -> candidate.path().equals(path))
                    .findFirst();
            if (equals < 0) {
                problems.add(only(part, "needs PATH=VALUE"));
            } else if (axis.isEmpty()) {
                problems.add(only(
                        part,
                        "%s is not swept%s; swept are %s"
                                .formatted(
                                        path,
                                        Nearest.question(path, paths),
                                        paths.isEmpty() ? "none" : String.join(", ", paths))));
            } else {
                Set<String> values = axis.get().values().stream()
                        .map(SweepBinder::text)
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!values.contains(value)) {
                    problems.add(only(
                            part,
                            "the sweep has no such value%s; it has %s"
                                    .formatted(Nearest.question(value, values), String.join(", ", values))));
                }
                wanted.computeIfAbsent(path, key -> new TreeSet<>()).add(value);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return wanted;
    }

    private static Problem only(String part, String message) {
        return new Problem(Places.COMMAND_LINE, "--only " + part, message);
    }

    /** Takes a combination of the axes. */
    private interface Combination {
        void accept(Config experiment, Map<String, String> swept);
    }

    private void expand(Config experiment, Map<String, String> swept, List<Axis> axes, int next, Combination use) {
        if (next == axes.size()) {
            use.accept(experiment, swept);
            return;
        }
        Axis axis = axes.get(next);
        if (!applies(axis, experiment)) {
            expand(experiment, swept, axes, next + 1, use);
            return;
        }
        for (ConfigValue value : axis.values()) {
            Map<String, String> further = new LinkedHashMap<>(swept);
            further.put(axis.path(), text(value));
            expand(experiment.withValue(axis.path(), value), further, axes, next + 1, use);
        }
    }

    /** An axis in a plugin's block multiplies only the cells that choose the plugin. */
    private boolean applies(Axis axis, Config experiment) {
        Optional<Map.Entry<String, String>> plugin = binder.pluginOf(axis.path());
        if (plugin.isEmpty()) {
            return true;
        }
        String chosen = plugin.get().getKey() + ".plugin";
        return experiment.hasPath(chosen)
                && experiment.getValue(chosen).unwrapped().equals(plugin.get().getValue());
    }

    private Optional<Cell> bind(Config config, Map<String, String> swept, List<Case> cases, Problems problems) {
        Config experiment = config;
        Optional<Experiment> bound = binder.bind(experiment.root(), problems);
        for (Case change : cases) {
            if (bound.isPresent()
                    && fits(change, ExperimentJson.block(bound.get()).toConfig())) {
                for (Map.Entry<String, ConfigValue> set : change.set().entrySet()) {
                    experiment = experiment.withValue(set.getKey(), set.getValue());
                }
                bound = binder.bind(experiment.root(), problems);
            }
        }
        Map<String, String> origins = new TreeMap<>();
        leaves(experiment.root(), "").forEach((path, value) -> origins.put(path, places.of(value.origin())));
        return bound.map(present -> new Cell(present, swept, origins));
    }

    private static boolean fits(Case change, Config effective) {
        return change.when().entrySet().stream()
                .allMatch(condition -> effective.hasPath(condition.getKey())
                        && condition.getValue().contains(text(effective.getValue(condition.getKey()))));
    }
}
