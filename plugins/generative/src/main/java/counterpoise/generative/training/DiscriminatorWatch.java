package counterpoise.generative.training;

import counterpoise.api.oversampler.SamplingContext;

/** Says when a discriminator had nothing left to teach. */
public final class DiscriminatorWatch {

    private static final double NEARLY_SURE = 0.99;

    private DiscriminatorWatch() {}

    /**
     * Warns if the discriminator ended at 0 or 1.
     *
     * @param training names it in the warning
     * @param real the mean probability, in the last epoch, it gave real samples of being real
     * @param generated likewise, generated samples
     */
    public static void check(String training, double real, double generated, SamplingContext context) {
        if (real > NEARLY_SURE && generated < 1 - NEARLY_SURE) {
            warn(training, real, generated, "it wins, and the generator cannot learn from it", context);
        } else if (Math.min(real, generated) > NEARLY_SURE || Math.max(real, generated) < 1 - NEARLY_SURE) {
            warn(training, real, generated, "it calls everything the same, and the generator cannot learn", context);
        }
    }

    private static void warn(String training, double real, double generated, String meaning, SamplingContext context) {
        context.warn(("%s: in the last epoch the discriminator gave real samples %.3f and generated ones %.3f in the"
                        + " mean: %s")
                .formatted(training, real, generated, meaning));
    }
}
