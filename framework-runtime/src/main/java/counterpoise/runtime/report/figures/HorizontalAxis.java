package counterpoise.runtime.report.figures;

/** What lies from left to right: numbers or categories. */
public sealed interface HorizontalAxis permits Axis, Categories {

    /** What lies along the axis; may be empty. */
    String label();
}
