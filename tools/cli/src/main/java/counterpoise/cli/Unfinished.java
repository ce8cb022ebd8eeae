package counterpoise.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.report.table.TrialRow;

/**
 * The trials that were not done, and why, each reason once: one file that is wrong may stop a whole sweep, and what
 * stops one trial more must not be lost among a hundred lines that say the same.
 */
final class Unfinished {

    /** So many trials are named; the results list them all. */
    private static final int NAMED = 3;

    private final Map<String, List<String>> trials = new LinkedHashMap<>();

    /** Adds a trial. */
    void add(String id, TrialRow.Status status, String sentence) {
        trials.computeIfAbsent("%s: %s".formatted(status.label(), sentence), reason -> new ArrayList<>())
                .add(id);
    }

    /** A line a reason, in the order of the first trial of each. */
    List<String> lines() {
        return trials.entrySet().stream()
                .map(reason -> "%s %s".formatted(named(reason.getValue()), reason.getKey()))
                .toList();
    }

    private static String named(List<String> ids) {
        if (ids.size() == 1) {
            return ids.get(0);
        }
        String first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        String others = ids.size() > NAMED ? " and %d more".formatted(ids.size() - NAMED) : "";
        return "%d trials (%s%s)".formatted(ids.size(), first, others);
    }
}
