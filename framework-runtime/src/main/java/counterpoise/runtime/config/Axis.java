package counterpoise.runtime.config;

import java.util.Comparator;
import java.util.List;

import com.typesafe.config.ConfigValue;

/**
 * One swept path and its values.
 *
 * @param path below {@code experiment}
 * @param option what the path leads to
 * @param values as they were written
 * @param read the same values, read as the option
 */
record Axis(String path, ExperimentPaths.Known option, List<ConfigValue> values, List<Object> read) {

    /** Typesafe Config does not keep the order of keys; the order of cells must not change from run to run. */
    static final Comparator<Axis> ORDER = Comparator.comparingInt((Axis axis) -> rank(axis.path()))
            .thenComparing(axis -> segments(axis.path()), Axis::compareSegments);

    private static final List<String> FIRST = List.of("dataset", "architecture", "loss", "oversampler");

    private static int rank(String path) {
        if (path.equals("seed")) {
            return FIRST.size() + 1;
        }
        int first = FIRST.indexOf(segments(path).get(0));
        return first < 0 ? FIRST.size() : first;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("\\."));
    }

    /** By name, but a choice of plugin before the options of the plugins. */
    private static int compareSegments(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                Comparator<String> pluginFirst = Comparator.comparing((String segment) -> !segment.equals("plugin"));
                return pluginFirst.thenComparing(Comparator.naturalOrder()).compare(a.get(i), b.get(i));
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** Whether the values choose plugins, and with them which other axes there are. */
    boolean choosesPlugins() {
        return path.endsWith(".plugin") || path.equals("metrics");
    }
}
