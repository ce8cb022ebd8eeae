package counterpoise.runtime.report.table;

/** Scores between 0 and 1 as tables of the field print them: four decimals, no leading zero. */
final class ScoreText {

    static final String MISSING = "-";

    private ScoreText() {}

    static String of(double score) {
        if (Double.isNaN(score)) {
            return MISSING;
        }
        String text = Numbers.fixed(score, 4);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** With a sign, as differences are read. */
    static String signed(double difference) {
        return (difference < 0 ? "-" : "+") + of(Math.abs(difference));
    }
}
