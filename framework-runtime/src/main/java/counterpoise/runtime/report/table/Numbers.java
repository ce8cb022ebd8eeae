package counterpoise.runtime.report.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as files hold them: the same in every locale. */
public final class Numbers {

    private Numbers() {}

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
