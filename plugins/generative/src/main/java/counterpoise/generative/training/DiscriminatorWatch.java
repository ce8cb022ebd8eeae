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
     * @param real the mean probability, in the last round, it gave real samples of being real
     * @param generated likewise, generated samples
     */
    public static void check(String training, double real, double generated, SamplingContext context) {
        check(training, real, generated, 0, context);
    }

    /**
     * Warns if the discriminator ended at its targets, where these are not 1 and 0 but softened.
     *
     * @param softening by how much, in the mean, a target is below 1 for a real sample and above 0 for a generated one;
     *     below 0.5
     */
    public static void check(
            String training, double real, double generated, double softening, SamplingContext context) {
        double sure = 1 - softening - (1 - NEARLY_SURE) * (1 - 2 * softening);
        if (real > sure && generated < 1 - sure) {
            warn(training, real, generated, "it wins, and the generator cannot learn from it", context);
        } else if (Math.min(real, generated) > sure || Math.max(real, generated) < 1 - sure) {
            warn(training, real, generated, "it calls everything the same, and the generator cannot learn", context);
        }
    }

    private static void warn(String training, double real, double generated, String meaning, SamplingContext context) {
        context.warn(("%s: in the last round the discriminator gave real samples %.3f and generated ones %.3f in the"
                        + " mean: %s")
                .formatted(training, real, generated, meaning));
    }
}
