package counterpoise.runtime.report.table;

/** Scores between 0 and 1 as tables of the field print them: four decimals, no leading zero. */
public final class ScoreText {

    /** Stands for a score that is not defined. */
    public static final String MISSING = "-";

    private ScoreText() {}

    /** The score; {@link #MISSING} for NaN. */
    public static String of(double score) {
        if (Double.isNaN(score)) {
            return MISSING;
        }
        String text = Numbers.fixed(score, 4);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** What follows a mean: {@code  ± .0123}; nothing where there is no deviation, as of one seed. */
    public static String spread(double deviation) {
        return Double.isNaN(deviation) ? "" : " ± " + of(deviation);
    }

    /** With a sign, as differences are read; {@link #MISSING} for NaN. */
    public static String signed(double difference) {
        return Double.isNaN(difference) ? MISSING : (difference < 0 ? "-" : "+") + of(Math.abs(difference));
    }
}
