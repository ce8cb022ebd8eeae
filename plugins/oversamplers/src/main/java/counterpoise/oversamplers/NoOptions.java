package counterpoise.oversamplers;

/** The options of an over-sampler that has none. */
public record NoOptions() {}
