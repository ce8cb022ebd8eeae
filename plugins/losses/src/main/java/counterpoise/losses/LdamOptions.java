package counterpoise.losses;

import counterpoise.api.Option;

/**
 * The options of {@link LdamPlugin}.
 *
 * @param maxMargin the margin of the rarest class, in cosines
 * @param scale what cosines are multiplied by before the softmax
 */
public record LdamOptions(
        @Option(
                        value = "Margin of the rarest class, as a difference of cosines; that of a class with n images"
                                + " is smaller in proportion to n^(-1/4). 0 for no margins; 0.5 is advised for small"
                                + " training sets such as CIFAR's, 0.3 for large ones.",
                        defaultValue = "0.5",
                        range = "[0, 2]")
                double maxMargin,
        @Option(
                        value = "What cosines, less their margins, are multiplied by before the softmax: how sure the"
                                + " network can become. Its authors found 10 to do about as well.",
                        defaultValue = "30",
                        range = "(0, )")
                double scale) {}
