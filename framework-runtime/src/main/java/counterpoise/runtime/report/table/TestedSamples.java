package counterpoise.runtime.report.table;

import java.util.Collection;
import java.util.List;

import counterpoise.runtime.plan.Trial;

/**
 * What the scores of a table are measured on, for people.
 *
 * @param name images, embeddings that the dataset brings, or both
 * @param remark a sentence that begins with a space, on what is not as it is with images; may be empty
 */
public record TestedSamples(String name, String remark) {

    /** Else a reader would take the over-sampler none for what it is on images: the head of phase 1. */
    private static final String NEW_HEADS =
            " embeddings are the dataset's own: no network was trained, and every row, that of none too, has a head trained"
                    + " on them.";

    /** What was tested in {@code cells}. */
    public static TestedSamples of(Collection<CellSummary> cells) {
        long withoutNetwork = cells.stream()
                .filter(cell -> Trial.NO_NETWORK.equals(cell.cell().get(TrialRow.ARCHITECTURE)))
                .count();
        if (withoutNetwork == 0) {
            return new TestedSamples("images", "");
        }
        return withoutNetwork == cells.size()
                ? new TestedSamples("embeddings", " The" + NEW_HEADS)
                : new TestedSamples("images and embeddings", " Where the architecture is none, the" + NEW_HEADS);
    }

    /**
     * That to take the best of several settings is to choose it on what is tested, in a sentence; empty if there are
     * not several.
     *
     * @param swept the over-samplers with several settings
     */
    public String choice(List<String> swept) {
        return swept.isEmpty()
                ? ""
                : "Of %s there are several settings: the best of them is chosen on the test %s, hence optimistic."
                        .formatted(String.join(" and ", swept), name);
    }

    /** What a selection means. */
    public String meaning(String selection) {
        return switch (selection) {
            case "last" -> "weights of the last epoch";
            case "best-on-validation" -> "weights of the epoch best on the validation " + name;
            default -> "weights of the epoch best on the test %s themselves, hence optimistic".formatted(name);
        };
    }
}
