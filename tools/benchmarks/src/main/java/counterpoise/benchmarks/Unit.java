package counterpoise.benchmarks;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a figure counts, and which way is better. */
enum Unit {
    IMAGES_PER_SECOND("images/s", true),
    SECONDS("s", false);

    private final String label;
    private final boolean moreIsBetter;

    Unit(String label, boolean moreIsBetter) {
        this.label = label;
        this.moreIsBetter = moreIsBetter;
    }

    /** How it is written behind a figure. */
    @JsonValue
    String label() {
        return label;
    }

    /** The unit written so. */
    static Unit of(String label) {
        return Arrays.stream(values())
                .filter(unit -> unit.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown unit: " + label));
    }

    /** How many times as fast {@code value} is as {@code other}, whichever way this unit counts. */
    double timesAsFast(double value, double other) {
        return moreIsBetter ? value / other : other / value;
    }
}
