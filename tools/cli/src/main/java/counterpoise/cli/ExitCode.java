package counterpoise.cli;

/** What the program's exit codes mean; scripts depend on them. */
final class ExitCode {

    /** All trials are done; cells without data were skipped and listed, if any ran. */
    static final int DONE = 0;

    /** Some trials failed; the rest are reported. */
    static final int SOME_FAILED = 1;

    /** The request is wrong, and nothing ran. */
    static final int WRONG_REQUEST = 2;

    /** Interrupted; the same command goes on where it stopped. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
