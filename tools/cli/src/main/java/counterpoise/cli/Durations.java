package counterpoise.cli;

import java.time.Duration;

/** Durations as people read them. */
final class Durations {

    private Durations() {}

    static String readable(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return "%.1f s".formatted(duration.toMillis() / 1000.0);
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return "%d min %d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }

    static String readable(double seconds) {
        return readable(Duration.ofMillis((long) (seconds * 1000)));
    }
}
