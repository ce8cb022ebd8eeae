package counterpoise.runtime.report.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as files hold them, the same in every locale, and as tables compare them. */
public final class Numbers {

    private static final double COMPARED = 1e12;

    private Numbers() {}

    /**
     * A number to twelve decimals. Sums in another order differ in their last bits: without these, scores that are equal
     * are equal, and share a rank.
     */
    static double comparable(double value) {
        return Math.rint(value * COMPARED) / COMPARED;
    }

    /** A number with so many decimals, rounded half up; empty for NaN. */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        // A formatter takes several times as long, which counts where each epoch of ten thousand trials has a few.
        return Double.isInfinite(value)
                ? String.valueOf(value)
                : BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
