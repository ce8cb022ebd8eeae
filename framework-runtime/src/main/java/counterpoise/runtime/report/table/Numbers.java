package counterpoise.runtime.report.table;

import java.util.Locale;

/** Numbers as files hold them: the same in every locale. */
public final class Numbers {

    private Numbers() {}

    /** A number with so many decimals; empty for NaN. */
    public static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
