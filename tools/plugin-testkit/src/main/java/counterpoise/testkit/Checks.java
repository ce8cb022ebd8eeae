package counterpoise.testkit;

import java.util.Arrays;

/** What the checks of laws have in common. */
final class Checks {

    private Checks() {}

    /** Breaks the law with a message unless {@code holds}. */
    static void require(boolean holds, String format, Object... values) {
        if (!holds) {
            throw new AssertionError(format.formatted(values));
        }
    }

    static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether both hold the same bits: NaN equals itself, 0 does not equal -0. */
    static boolean sameBits(float[] left, float[] right) {
        return Arrays.equals(left, right);
    }

    /** Breaks the law unless the numbers agree to {@code tolerance}, relative to the largest of {@code expected}. */
    static void requireClose(float[] actual, float[] expected, double tolerance, String what) {
        require(actual.length == expected.length, "%s: %d values, not %d", what, actual.length, expected.length);
        double scale = 1;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < actual.length; i++) {
            require(
                    Math.abs(actual[i] - expected[i]) <= tolerance * scale,
                    "%s: value %d is %s, not %s",
                    what,
                    i,
                    actual[i],
                    expected[i]);
        }
    }
}
