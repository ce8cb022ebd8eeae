package counterpoise.testkit;

import java.util.List;

/**
 * What came out of the laws of one plugin.
 *
 * @param plugin kind and name
 * @param declared how many laws the kit holds for it
 * @param outcomes one for each law that ran
 */
public record LawReport(String plugin, int declared, List<LawOutcome> outcomes) {

    /** Copies {@code outcomes}. */
    public LawReport {
        outcomes = List.copyOf(outcomes);
    }

    /** How many laws ran, those included that turned out to have nothing to say. */
    public int ran() {
        return outcomes.size();
    }

    /** Whether as many laws ran as the kit holds. */
    public boolean isComplete() {
        return ran() == declared;
    }

    /** Whether as many laws ran as the kit holds, and none was broken. */
    public boolean isKept() {
        return isComplete() && violations().isEmpty();
    }

    /** How many laws had nothing to say about the plugin. */
    public long notApplicable() {
        return outcomes.stream()
                .filter(outcome -> outcome.notApplicable().isPresent())
                .count();
    }

    /** The laws broken. */
    public List<LawViolation> violations() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.violation().stream())
                .toList();
    }

    /** One line for a person. */
    @Override
    public String toString() {
        return "%s: %d of %d laws ran, %d do not apply, %d broken"
                .formatted(
                        plugin, ran(), declared, notApplicable(), violations().size());
    }
}
