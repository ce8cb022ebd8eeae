package counterpoise.runtime.config;

/** What weighs the classes in the loss of phase 1. */
public enum ReWeighting {
    /** All classes weigh alike. */
    NONE,
    /** Each class by {@code 1/n}, {@code n} how many samples of it there are. */
    INVERSE,
    /** Each class by {@code (1-beta)/(1-beta^n)}, one by the effective number of its samples (Cui et al. 2019). */
    EFFECTIVE_NUMBER
}
