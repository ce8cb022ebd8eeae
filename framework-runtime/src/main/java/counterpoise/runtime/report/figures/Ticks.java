package counterpoise.runtime.report.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the ticks of an axis: 1, 2 or 5 times a power of ten apart. Reckons in decimals, so that 3 times 0.1 is 0.3.
 *
 * @param reach the interval from which ticks were chosen, no smaller than that of the data
 * @param ticks those inside of it, in order
 */
record Ticks(Range reach, List<Tick> ticks) {

    private static final int[] STEPS = {1, 2, 5, 10};

    /** From here on all numbers of an axis are shown by powers of ten. */
    private static final int LARGEST_PLAIN = 6;

    private static final int SMALLEST_PLAIN = -5;

    /** Those powers are multiples of this. */
    private static final int ENGINEERING = 3;

    /** Most powers of ten between the ends of a logarithmic axis at which 2 and 5 are ticks too. */
    private static final double DECADES_WITH_STEPS = 2.01;

    /** Ticks for {@code range}, about as many as wanted, whose reach ends at ticks. */
    static Ticks around(Range range, boolean logarithmic, int wanted) {
        return logarithmic ? logarithmic(range, wanted, true) : linear(range.wide(), wanted, true);
    }

    /** Ticks for {@code range}, about as many as wanted, whose reach ends where the range does. */
    static Ticks within(Range range, boolean logarithmic, int wanted) {
        return logarithmic ? logarithmic(range, wanted, false) : linear(range.wide(), wanted, false);
    }

    List<String> labels() {
        return ticks.stream().map(Tick::label).toList();
    }

    private static Ticks linear(Range range, int wanted, boolean outwards) {
        BigDecimal step = step(range.size() / wanted);
        BigDecimal first = multiple(range.low(), step, outwards ? RoundingMode.FLOOR : RoundingMode.CEILING);
        BigDecimal last = multiple(range.high(), step, outwards ? RoundingMode.CEILING : RoundingMode.FLOOR);
        List<BigDecimal> values = new ArrayList<>();
        for (BigDecimal value = first; value.compareTo(last) <= 0; value = value.add(step)) {
            values.add(value);
        }
        Range reach = outwards ? new Range(first.doubleValue(), last.doubleValue()) : range;
        return new Ticks(reach, labelled(values, step));
    }

    /** The least of 1, 2 and 5 times a power of ten that is no smaller than {@code atLeast}. */
    private static BigDecimal step(double atLeast) {
        int exponent = (int) Math.floor(StrictMath.log10(atLeast));
        for (int step : STEPS) {
            BigDecimal candidate = BigDecimal.valueOf(step).scaleByPowerOfTen(exponent);
            if (candidate.doubleValue() >= atLeast) {
                return candidate;
            }
        }
        return BigDecimal.TEN.scaleByPowerOfTen(exponent);
    }

    private static BigDecimal multiple(double value, BigDecimal step, RoundingMode mode) {
        // The shortest decimal that reads as the value: 0.1 is a tenth here, and not a little more.
        return BigDecimal.valueOf(value).divide(step, 0, mode).multiply(step);
    }

    private static List<Tick> labelled(List<BigDecimal> values, BigDecimal step) {
        int largest = values.stream().mapToInt(Numerals::exponent).max().orElse(0);
        boolean plain = largest < LARGEST_PLAIN && Numerals.exponent(step) > SMALLEST_PLAIN;
        int power = plain ? 0 : Math.floorDiv(largest, ENGINEERING) * ENGINEERING;
        int decimals = values.stream()
                .filter(value -> value.signum() != 0)
                .mapToInt(value -> power + value.stripTrailingZeros().scale())
                .reduce(0, Math::max);
        return values.stream()
                .map(value -> new Tick(value.doubleValue(), label(value, power, decimals)))
                .toList();
    }

    private static String label(BigDecimal value, int power, int decimals) {
        String mantissa = Numerals.grouped(value.scaleByPowerOfTen(-power).setScale(decimals, RoundingMode.HALF_EVEN));
        return power == 0 || value.signum() == 0 ? mantissa : mantissa + "×10" + Numerals.raised(power);
    }

    private static Ticks logarithmic(Range range, int wanted, boolean outwards) {
        Range wide = range.high() / range.low() > 1.1 ? range : new Range(range.low() / 2, range.high() * 2);
        double decades = StrictMath.log10(wide.high()) - StrictMath.log10(wide.low());
        int[] steps = decades <= DECADES_WITH_STEPS ? new int[] {1, 2, 5} : new int[] {1};
        int stride = Math.max(1, (int) Math.ceil(decades / wanted));
        List<BigDecimal> values = powers(wide, steps, stride, outwards);
        if (values.size() < 2) {
            // Less than from one such step to the next: an even division says more.
            return linear(wide, wanted, false);
        }
        Range reach = outwards
                ? new Range(
                        values.get(0).doubleValue(),
                        values.get(values.size() - 1).doubleValue())
                : wide;
        return new Ticks(reach, powersLabelled(values));
    }

    private static List<BigDecimal> powers(Range range, int[] steps, int stride, boolean outwards) {
        int first = Math.floorDiv((int) Math.floor(StrictMath.log10(range.low())), stride) * stride;
        List<BigDecimal> values = new ArrayList<>();
        BigDecimal low = BigDecimal.valueOf(range.low());
        BigDecimal high = BigDecimal.valueOf(range.high());
        for (int exponent = first; true; exponent += stride) {
            for (int step : steps) {
                BigDecimal value = BigDecimal.valueOf(step).scaleByPowerOfTen(exponent);
                if (value.compareTo(low) <= 0 && outwards) {
                    values.clear();
                }
                boolean inside = value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
                if (inside || outwards) {
                    values.add(value);
                }
                if (value.compareTo(high) >= 0) {
                    return values;
                }
            }
        }
    }

    private static List<Tick> powersLabelled(List<BigDecimal> values) {
        boolean plain = values.stream()
                .mapToInt(Numerals::exponent)
                .allMatch(exponent -> exponent < LARGEST_PLAIN && exponent > SMALLEST_PLAIN + 1);
        return values.stream()
                .map(value -> new Tick(value.doubleValue(), plain ? plain(value) : power(value)))
                .toList();
    }

    private static String plain(BigDecimal value) {
        return Numerals.grouped(value.setScale(Math.max(0, -Numerals.exponent(value)), RoundingMode.UNNECESSARY));
    }

    private static String power(BigDecimal value) {
        int exponent = Numerals.exponent(value);
        String digit = value.unscaledValue().toString().substring(0, 1);
        return (digit.equals("1") ? "" : digit + "×") + "10" + Numerals.raised(exponent);
    }
}
