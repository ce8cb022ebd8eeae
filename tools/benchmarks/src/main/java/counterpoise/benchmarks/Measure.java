package counterpoise.benchmarks;

/**
 * One figure that one run of a benchmark gave.
 *
 * @param name what was measured, such as {@code training}
 * @param value how much
 * @param unit of what
 */
record Measure(String name, double value, Unit unit) {}
