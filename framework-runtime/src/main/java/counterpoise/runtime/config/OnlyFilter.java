package counterpoise.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code --only PATH=VALUE}: which values of which axes are wanted. */
final class OnlyFilter {

    private final List<Axis> axes;
    private final Problems problems;

    OnlyFilter(List<Axis> axes, Problems problems) {
        this.axes = axes;
        this.problems = problems;
    }

    /** By the axis, the values of which a cell must have one; both by their position. */
    Map<Integer, Set<Integer>> wanted(List<String> only) {
        Map<Integer, Set<Integer>> wanted = new TreeMap<>();
        for (String part : only) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                add(part, "needs PATH=VALUE");
                continue;
            }
            axis(part, part.substring(0, equals)).ifPresent(axis -> value(part, axis, part.substring(equals + 1))
                    .ifPresent(value -> wanted.computeIfAbsent(axes.indexOf(axis), key -> new TreeSet<>())
                            .addAll(value)));
        }
        return wanted;
    }

    private Optional<Axis> axis(String part, String path) {
        Optional<Axis> axis =
                axes.stream().filter(candidate -> candidate.path().equals(path)).findFirst();
        if (axis.isEmpty()) {
            List<String> paths = axes.stream().map(Axis::path).toList();
            add(
                    part,
                    "%s is not swept%s; swept %s"
                            .formatted(
                                    path,
                                    Nearest.question(path, paths),
                                    paths.isEmpty() ? "is nothing" : "are " + String.join(", ", paths)));
        }
        return axis;
    }

    /** The positions of the values that are the one meant, read as the option: {@code 1e-1} is {@code 0.1}. */
    private Optional<Set<Integer>> value(String part, Axis axis, String text) {
        OptionBinder reader = new OptionBinder(new Problems(problems.places()));
        Optional<Object> wanted = CommandLineValue.parse(text)
                .map(value -> reader.read(axis.option().field(), value, axis.path()));
        Set<Integer> found = new TreeSet<>();
        for (int i = 0; i < axis.read().size(); i++) {
            if (wanted.isPresent() && wanted.get().equals(axis.read().get(i))) {
                found.add(i);
            }
        }
        if (found.isEmpty()) {
            List<String> values = axis.values().stream().map(Blocks::text).toList();
            add(
                    part,
                    "the sweep has no such value%s; it has %s"
                            .formatted(Nearest.question(text, values), String.join(", ", values)));
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private void add(String part, String message) {
        problems.add(new Problem(Places.COMMAND_LINE, "--only " + part, message));
    }
}
