package counterpoise.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/**
 * The block {@code sweep}: axes, and the rules on how they combine.
 *
 * @param axes in the order of cells
 * @param zipped sets of axes, by position, that advance together instead of multiplying each other
 * @param excluded what no cell may fit
 * @param skipsInapplicable whether cells whose plugins do not go together are skipped and listed instead of refused
 */
record Sweep(List<Axis> axes, List<Set<Integer>> zipped, List<Conditions> excluded, boolean skipsInapplicable) {

    private static final String SWEEP = "sweep";
    private static final String ZIP = "zip";
    private static final String EXCLUDE = "exclude";
    private static final String SKIP = "skip-inapplicable";
    private static final Set<String> RULES = Set.of(ZIP, EXCLUDE, SKIP);

    /** Reads the block of a configuration. */
    static Sweep read(Configuration configuration, ExperimentPaths paths, Problems problems) {
        ConfigValue sweep = configuration.config().root().get(SWEEP);
        if (sweep == null || sweep.valueType() == ConfigValueType.NULL) {
            return new Sweep(List.of(), List.of(), List.of(), false);
        }
        if (!(sweep instanceof ConfigObject block)) {
            problems.add(sweep.origin(), SWEEP, "needs a block of axes, each a path with a list of values");
            return new Sweep(List.of(), List.of(), List.of(), false);
        }
        List<Axis> axes = axes(block, paths, problems);
        return new Sweep(axes, zipped(block, axes, problems), excluded(block, paths, problems), skips(block, problems));
    }

    private static List<Axis> axes(ConfigObject block, ExperimentPaths paths, Problems problems) {
        List<Axis> axes = new ArrayList<>();
        List<String> known = new ArrayList<>(paths.all());
        known.addAll(RULES);
        Blocks.leaves(block.withoutKey(ZIP).withoutKey(EXCLUDE).withoutKey(SKIP))
                .forEach((path, value) -> {
                    if (value.valueType() != ConfigValueType.NULL) {
                        axis(path, value, paths, known, problems).ifPresent(axes::add);
                    }
                });
        axes.sort(Axis.ORDER);
        return axes;
    }

    private static Optional<Axis> axis(
            String path, ConfigValue value, ExperimentPaths paths, List<String> known, Problems problems) {
        String place = place(path);
        Optional<ExperimentPaths.Known> option = paths.find(path);
        if (option.isEmpty()) {
            String bare = path.startsWith("experiment.") ? path.substring("experiment.".length()) : path;
            problems.add(value.origin(), place, "unknown" + Nearest.question(bare, known));
        } else if (!(value instanceof ConfigList list)) {
            problems.add(
                    value.origin(),
                    place,
                    "needs a list of values; write [%s] for one value".formatted(Blocks.text(value)));
        } else if (list.isEmpty()) {
            problems.add(value.origin(), place, "has no values; leave the axis out, or give it some");
        } else {
            OptionBinder reader = new OptionBinder(problems);
            List<Object> read = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                read.add(reader.read(option.get().field(), list.get(i), "%s[%d]".formatted(place, i)));
            }
            return Optional.of(new Axis(path, option.get(), List.copyOf(list), read));
        }
        return Optional.empty();
    }

    /** {@code zip = [[path, path], ...]}. */
    private static List<Set<Integer>> zipped(ConfigObject block, List<Axis> axes, Problems problems) {
        List<Set<Integer>> zipped = new ArrayList<>();
        Map<String, Integer> positions = new TreeMap<>();
        for (int i = 0; i < axes.size(); i++) {
            positions.put(axes.get(i).path(), i);
        }
        for (ConfigValue one : list(block, ZIP, "needs a list of lists of swept paths", problems)) {
            Set<Integer> together = new LinkedHashSet<>();
            if (!(one instanceof ConfigList paths) || paths.size() < 2) {
                problems.add(one.origin(), place(ZIP), "needs lists of two swept paths or more");
                continue;
            }
            for (ConfigValue path : paths) {
                Integer position = positions.get(Blocks.text(path));
                if (position == null) {
                    problems.add(
                            path.origin(),
                            place(ZIP),
                            "%s is not swept%s"
                                    .formatted(
                                            Blocks.text(path),
                                            Nearest.question(Blocks.text(path), List.copyOf(positions.keySet()))));
                } else if (zipped.stream().anyMatch(other -> other.contains(position)) || !together.add(position)) {
                    problems.add(path.origin(), place(ZIP), "has %s twice".formatted(Blocks.text(path)));
                }
            }
            List<Integer> lengths = together.stream()
                    .map(position -> axes.get(position).values().size())
                    .distinct()
                    .toList();
            if (lengths.size() > 1) {
                problems.add(
                        one.origin(),
                        place(ZIP),
                        "needs axes of equal length; %s and %s values do not pair"
                                .formatted(lengths.get(0), lengths.get(1)));
            }
            zipped.add(together);
        }
        return zipped;
    }

    /** {@code exclude = [{ path = value }, ...]}. */
    private static List<Conditions> excluded(ConfigObject block, ExperimentPaths paths, Problems problems) {
        List<Conditions> excluded = new ArrayList<>();
        List<ConfigValue> rules = list(block, EXCLUDE, "needs a list of { path = value, ... }", problems);
        for (int i = 0; i < rules.size(); i++) {
            String place = "%s[%d]".formatted(place(EXCLUDE), i);
            if (rules.get(i) instanceof ConfigObject rule && !rule.isEmpty()) {
                excluded.add(Conditions.read(rule, place, paths, problems));
            } else {
                problems.add(rules.get(i).origin(), place, "needs the form { path = value, ... }");
            }
        }
        return excluded;
    }

    private static boolean skips(ConfigObject block, Problems problems) {
        ConfigValue value = block.get(SKIP);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return false;
        }
        if (value.unwrapped() instanceof Boolean skips) {
            return skips;
        }
        problems.add(value.origin(), place(SKIP), "needs true or false, found " + Blocks.text(value));
        return false;
    }

    private static List<ConfigValue> list(ConfigObject block, String key, String form, Problems problems) {
        ConfigValue value = block.get(key);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return List.of();
        }
        if (value instanceof ConfigList list) {
            return List.copyOf(list);
        }
        problems.add(value.origin(), place(key), form);
        return List.of();
    }

    private static String place(String path) {
        return SWEEP + "." + path;
    }

    /** The paths that are swept. */
    List<String> paths() {
        return axes.stream().map(Axis::path).toList();
    }

    /** Whether the axes that are zipped have each the same of their values chosen, those without a part left out. */
    boolean areTogether(int[] chosen) {
        return zipped.stream()
                .allMatch(together -> together.stream()
                                .map(position -> chosen[position])
                                .filter(value -> value >= 0)
                                .distinct()
                                .count()
                        <= 1);
    }
}
