package counterpoise.runtime.report.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: a true minus sign, commas at thousands, and the same in every locale. */
final class Numerals {

    private static final MathContext FIGURES = new MathContext(4);
    private static final int GROUP = 3;
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numerals() {}

    /** With four significant figures, for who asks for the number itself. */
    static String exact(double value) {
        BigDecimal rounded = new BigDecimal(value, FIGURES).stripTrailingZeros();
        int exponent = exponent(rounded);
        boolean plain =
                rounded.signum() == 0 || exponent < FIGURES.getPrecision() + 2 && exponent > -FIGURES.getPrecision();
        if (plain) {
            return grouped(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
        }
        return grouped(rounded.scaleByPowerOfTen(-exponent)) + "×10" + raised(exponent);
    }

    /** With so many decimals. */
    static String fixed(double value, int decimals) {
        return grouped(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** All digits, from five before the point on with commas at thousands. */
    static String grouped(BigDecimal value) {
        String[] parts = value.abs().toPlainString().split("\\.");
        StringBuilder digits = new StringBuilder(parts[0]);
        if (digits.length() > GROUP + 1) {
            for (int i = digits.length() - GROUP; i > 0; i -= GROUP) {
                digits.insert(i, ',');
            }
        }
        String sign = value.signum() < 0 ? "−" : "";
        return sign + digits + (parts.length > 1 ? "." + parts[1] : "");
    }

    /** The power of ten of the first digit; the least there is for 0. */
    static int exponent(BigDecimal value) {
        return value.signum() == 0 ? Integer.MIN_VALUE : value.precision() - value.scale() - 1;
    }

    /** An exponent. */
    static String raised(int power) {
        StringBuilder raised = new StringBuilder();
        Integer.toString(power)
                .chars()
                .forEach(character -> raised.append(character == '-' ? '⁻' : RAISED.charAt(character - '0')));
        return raised.toString();
    }
}
