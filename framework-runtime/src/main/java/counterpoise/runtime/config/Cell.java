package counterpoise.runtime.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One point of a sweep.
 *
 * @param experiment what it comes to
 * @param swept the value of each swept path that applies to it, in the order of the axes
 * @param origins where the configured values come from, by path: {@code conf/table2.conf:12}
 * @param skippedIfInapplicable whether it is skipped, instead of refused, if its plugins do not go together
 */
public record Cell(
        Experiment experiment, Map<String, String> swept, Map<String, String> origins, boolean skippedIfInapplicable) {

    /** Copies the maps; {@code swept} keeps its order. */
    public Cell {
        swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
        origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    }
}
