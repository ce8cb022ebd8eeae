package counterpoise.runtime.report.html;

/**
 * How much of each trial goes into the page, so that one of ten thousand trials can still be opened. The trial's folder
 * has the rest.
 *
 * @param cells of a table with numbers of the trial: per class, per epoch, and of all tables of metrics together
 * @param logCharacters of the log
 */
record Limits(int cells, int logCharacters) {

    /** About as long as the log of a trial that is done. */
    static final int LOG = 2_000;

    /** How many characters of the page the pictures of all trials may take together. */
    static final int PICTURES = 12_000_000;

    private static final int CELLS_OF_ALL = 1_000_000;
    private static final int LOG_CHARACTERS_OF_ALL = 5_000_000;

    /** The limits for each of so many trials. */
    static Limits of(int trials) {
        return new Limits(
                between(100, CELLS_OF_ALL / Math.max(1, trials), 20_000),
                between(LOG / 4, LOG_CHARACTERS_OF_ALL / Math.max(1, trials), 20_000));
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
