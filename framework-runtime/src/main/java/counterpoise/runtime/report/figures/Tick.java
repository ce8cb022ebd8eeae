package counterpoise.runtime.report.figures;

/**
 * A place on an axis that is numbered.
 *
 * @param value where it is
 * @param label the number as shown
 */
record Tick(double value, String label) {}
