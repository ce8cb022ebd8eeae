package counterpoise.runtime.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValueType;

/**
 * Expands a configuration to its cells: every combination of the axes under {@code sweep} that its rules allow, each
 * then changed by the {@code cases} that fit it. An axis in a plugin's block multiplies only the cells that choose the plugin.
 *
 * <p>What the command line sets is the user's last word: a path that is swept cannot be set there, and no case changes
 * what was.
 */
public final class SweepBinder {

    private final ExperimentBinder binder;
    private final Places places;

    /** An expander that binds cells by {@code binder}. */
    public SweepBinder(ExperimentBinder binder, Places places) {
        this.binder = binder;
        this.places = places;
    }

    /**
     * One choice of a value on every axis.
     *
     * @param experiment with the values
     * @param chosen for each axis which value it is; -1 where the axis has no part in the cell
     */
    private record Combination(ConfigObject experiment, int[] chosen) {}

    /**
     * Expands.
     *
     * @param only {@code PATH=VALUE} each: keeps the cells that have one of the values given for each path; a cell that
     *     the axis does not multiply has none of them
     * @return the cells, ordered by the axes: dataset, architecture, loss, over-sampler, others by name, seed
     * @throws ConfigurationException if anything is wrong with the configuration
     */
    public List<Cell> cells(Configuration configuration, List<String> only) {
        Problems problems = new Problems(places);
        configuration.problems().forEach(problems::add);
        ExperimentPaths paths = binder.paths();
        ConfigObject experiment = configuration.config().getObject("experiment");
        Sweep sweep = Sweep.read(configuration, paths, problems);
        List<Axis> axes = sweep.axes();
        checkOverrides(configuration, axes, problems);
        Cases cases = new Cases(configuration, paths, sweep.paths(), problems);
        Map<Integer, Set<Integer>> wanted = new OnlyFilter(axes, problems).wanted(only);
        if (!problems.isEmpty()) {
            // The experiment's own problems, so that the user hears of them now and not after mending the sweep.
            binder.bind(first(experiment, axes), problems);
        }
        problems.throwIfAny();

        List<Cell> cells = bind(combinations(experiment, sweep, paths, cases), sweep, paths, cases, wanted, problems);
        problems.throwIfAny();
        if (cells.isEmpty()) {
            throw new ConfigurationException(List.of(
                    only.isEmpty()
                            ? new Problem(
                                    places.of(configuration
                                            .config()
                                            .root()
                                            .get("sweep")
                                            .origin()),
                                    "sweep.exclude",
                                    "leaves no cell of the sweep")
                            : new Problem(
                                    Places.COMMAND_LINE,
                                    "--only",
                                    "leaves no cell of the sweep; its values do not occur together")));
        }
        return cells;
    }

    private void checkOverrides(Configuration configuration, List<Axis> axes, Problems problems) {
        for (Axis axis : axes) {
            for (String given : configuration.overriddenOptions()) {
                if (Blocks.overlap(given, axis.path())) {
                    problems.add(new Problem(
                            Places.COMMAND_LINE,
                            "experiment." + given,
                            ("is swept by %s (sweep.%s); choose a part of the sweep by --only %s=VALUE, or"
                                            + " replace it by sweep.%s=[VALUE]")
                                    .formatted(
                                            places.of(axis.values().get(0).origin()),
                                            axis.path(),
                                            axis.path(),
                                            axis.path())));
                }
            }
        }
    }

    private static ConfigObject first(ConfigObject experiment, List<Axis> axes) {
        ConfigObject first = experiment;
        for (Axis axis : axes) {
            first = Blocks.with(first, axis.path(), axis.values().get(0));
        }
        return first;
    }

    private static List<Combination> combinations(
            ConfigObject experiment, Sweep sweep, ExperimentPaths paths, Cases cases) {
        List<Axis> axes = sweep.axes();
        // Plugins are chosen first, since the choice decides which other axes there are; the order is mended at the
        // end.
        List<Axis> choosersFirst = axes.stream()
                .sorted(Comparator.comparing((Axis axis) -> !axis.choosesPlugins()))
                .toList();
        int[] none = new int[axes.size()];
        Arrays.fill(none, -1);
        List<Combination> combinations = List.of(new Combination(experiment, none));
        for (Axis axis : choosersFirst) {
            boolean always = axis.option()
                    .owner()
                    .filter(owner -> !cases.choose(owner.component()))
                    .isEmpty();
            List<Combination> further = new ArrayList<>();
            for (Combination combination : combinations) {
                if (always || paths.applies(axis.option(), combination.experiment())) {
                    multiply(combination, axis, sweep, further);
                } else {
                    further.add(combination);
                }
            }
            combinations = further;
        }
        return combinations.stream()
                .sorted(Comparator.comparing(Combination::chosen, Arrays::compare))
                .toList();
    }

    /** Leaves out at once what axes that advance together do not allow: of them all there are far more than cells. */
    private static void multiply(Combination combination, Axis axis, Sweep sweep, List<Combination> further) {
        int position = sweep.axes().indexOf(axis);
        for (int i = 0; i < axis.values().size(); i++) {
            int[] chosen = combination.chosen().clone();
            chosen[position] = i;
            if (sweep.areTogether(chosen)) {
                further.add(new Combination(
                        Blocks.with(
                                combination.experiment(),
                                axis.path(),
                                axis.values().get(i)),
                        chosen));
            }
        }
    }

    private List<Cell> bind(
            List<Combination> combinations,
            Sweep sweep,
            ExperimentPaths paths,
            Cases cases,
            Map<Integer, Set<Integer>> wanted,
            Problems problems) {
        ExperimentBinder.Binding binding = binder.binding(problems);
        OptionBinder reader = new OptionBinder(problems);
        List<Axis> axes = sweep.axes();
        Map<ConfigOrigin, String> origins = new HashMap<>();
        Set<Map<String, String>> seen = new LinkedHashSet<>();
        List<Cell> cells = new ArrayList<>();
        for (Combination combination : combinations) {
            ConfigObject experiment = cases.apply(combination.experiment());
            int[] chosen = combination.chosen().clone();
            Map<String, String> swept = new LinkedHashMap<>();
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i] >= 0 && paths.applies(axes.get(i).option(), experiment)) {
                    swept.put(
                            axes.get(i).path(), Blocks.text(axes.get(i).values().get(chosen[i])));
                } else {
                    chosen[i] = -1;
                }
            }
            // Once the cases have chosen the plugins, cells may differ by the options of a plugin that neither has.
            boolean isWanted = wanted.entrySet().stream()
                    .allMatch(entry -> entry.getValue().contains(chosen[entry.getKey()]));
            boolean isExcluded = sweep.excluded().stream().anyMatch(rule -> rule.fit(experiment, paths, reader));
            if (isWanted && !isExcluded && seen.add(swept)) {
                binding.bind(experiment)
                        .map(bound ->
                                new Cell(bound, swept, origins(experiment, paths, origins), sweep.skipsInapplicable()))
                        .ifPresent(cells::add);
            }
        }
        return cells;
    }

    private Map<String, String> origins(
            ConfigObject experiment, ExperimentPaths paths, Map<ConfigOrigin, String> known) {
        return Blocks.leaves(experiment).entrySet().stream()
                .filter(leaf -> leaf.getValue().valueType() != ConfigValueType.NULL)
                .filter(leaf -> paths.find(leaf.getKey())
                        .map(option -> paths.applies(option, experiment))
                        .orElse(false))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        leaf -> known.computeIfAbsent(leaf.getValue().origin(), places::portable),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
