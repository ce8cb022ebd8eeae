package counterpoise.metrics;

/** The options of a metric that has none. */
public record NoOptions() {}
