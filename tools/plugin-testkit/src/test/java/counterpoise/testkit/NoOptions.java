package counterpoise.testkit;

/** The options of a plugin that has none. */
public record NoOptions() {}
