package counterpoise.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import counterpoise.runtime.run.RequestException;

/** Durations as people read and write them. */
final class Durations {

    /** How a user writes one on the command line: {@code 90s}, {@code 30m} or {@code 2h}. */
    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,5})([smh])");

    private Durations() {}

    /**
     * The duration that a user has written.
     *
     * @param option what it was written for, for the message
     * @throws RequestException if it is none, or not above 0
     */
    static Duration written(String option, String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new RequestException(
                    "%s: needs a time above 0 such as 90s, 30m or 2h, found %s".formatted(option, text));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

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
