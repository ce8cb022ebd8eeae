package counterpoise.runtime.report.html;

/** Durations for people. */
final class Durations {

    private Durations() {}

    /** Such as {@code 8 s}, {@code 3 min 20 s}, {@code 5 h 2 min}. */
    static String of(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return "%d s".formatted(whole);
        }
        long minutes = whole / 60;
        return minutes < 60
                ? "%d min %d s".formatted(minutes, whole % 60)
                : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }
}
