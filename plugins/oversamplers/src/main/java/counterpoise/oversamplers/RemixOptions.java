package counterpoise.oversamplers;

import counterpoise.api.Option;

/**
 * The options of {@code remix}.
 *
 * @param alpha the parameter of the distribution of mixing weights
 */
public record RemixOptions(
        @Option(
                        value = "The mixing weight of each batch is drawn from Beta(alpha, alpha): below 1 one image of"
                                + " a pair mostly dominates, at 1 every weight is equally likely, above 1 most weights"
                                + " are near a half.",
                        defaultValue = "0.2",
                        range = "(0, )")
                double alpha) {}
