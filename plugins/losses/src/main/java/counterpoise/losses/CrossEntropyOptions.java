package counterpoise.losses;

/** The options of {@link CrossEntropyPlugin}: none. */
public record CrossEntropyOptions() {}
