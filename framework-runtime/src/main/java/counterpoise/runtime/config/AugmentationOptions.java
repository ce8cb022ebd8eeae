package counterpoise.runtime.config;

import java.util.Optional;

import counterpoise.api.Option;

/**
 * How training images are varied each time they are shown.
 *
 * @param cropPadding pixels; the dataset's own default where absent
 * @param horizontalFlip the dataset's own default where absent
 */
public record AugmentationOptions(
        @Option(
                        value = "Pixels of black on every side before a random part of the original size is cut out;"
                                + " absent: the dataset's own default.",
                        range = "[0, )")
                Optional<Integer> cropPadding,
        @Option("Whether to mirror images with probability 1/2; absent: the dataset's own default.")
                Optional<Boolean> horizontalFlip) {}
