package counterpoise.runtime.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;

/**
 * Which cells something holds for: those whose options have the given values, or one of those given for a path.
 *
 * @param values the values that fit, by path
 */
record Conditions(Map<String, Condition> values) {

    /** What a path leads to, and the values that fit. */
    record Condition(ExperimentPaths.Known option, List<Object> values) {}

    /** Reads {@code { path = value, path = [value, value] }}; {@code place} says where it stands. */
    static Conditions read(ConfigObject block, String place, ExperimentPaths paths, Problems problems) {
        Map<String, Condition> values = new LinkedHashMap<>();
        OptionBinder reader = new OptionBinder(problems);
        Blocks.leaves(block).forEach((path, wanted) -> condition(
                        path, wanted, "%s.%s".formatted(place, path), paths, reader, problems)
                .ifPresent(condition -> values.put(path, condition)));
        return new Conditions(values);
    }

    private static Optional<Condition> condition(
            String path,
            ConfigValue wanted,
            String place,
            ExperimentPaths paths,
            OptionBinder reader,
            Problems problems) {
        Optional<ExperimentPaths.Known> option = paths.find(path);
        if (option.isEmpty()) {
            problems.add(wanted.origin(), place, "unknown" + Nearest.question(path, paths.all()));
            return Optional.empty();
        }
        boolean several = wanted instanceof ConfigList list
                && (!option.get().takesLists()
                        || !list.isEmpty() && list.stream().allMatch(ConfigList.class::isInstance));
        List<ConfigValue> alternatives = several ? List.copyOf((ConfigList) wanted) : List.of(wanted);
        List<Object> values = alternatives.stream()
                .map(value -> reader.read(option.get().field(), value, place))
                .filter(Objects::nonNull)
                .toList();
        return Optional.of(new Condition(option.get(), values));
    }

    /** Whether {@code experiment} has a fitting value at every path. */
    boolean fit(ConfigObject experiment, ExperimentPaths paths, OptionBinder reader) {
        return values.entrySet().stream().allMatch(entry -> paths.effective(
                        entry.getKey(), entry.getValue().option(), experiment, reader)
                .filter(entry.getValue().values()::contains)
                .isPresent());
    }
}
