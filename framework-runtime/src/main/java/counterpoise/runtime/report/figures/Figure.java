package counterpoise.runtime.report.figures;

/** A figure of a report. */
public sealed interface Figure permits BarChart, HeatMap, LineChart, RankDiagram, ScatterChart {

    /** What the figure shows, in a few words: drawn above it, and its name for those who hear it. */
    String title();

    /** What is to be seen in the figure, in a sentence or two, for those who hear it; may be empty. */
    String description();

    /** The figure as the text of an SVG file or, without change, as an element of an HTML page. */
    String svg();
}
