package counterpoise.runtime.report.table;

/** What a selection means, for people. */
public final class SelectionText {

    private SelectionText() {}

    /** The sentence's end, for one of the values of {@code selection}. */
    public static String of(String selection) {
        return switch (selection) {
            case "last" -> "weights of the last epoch";
            case "best-on-validation" -> "weights of the epoch best on the validation images";
            default -> "weights of the epoch best on the test images themselves, hence optimistic";
        };
    }
}
