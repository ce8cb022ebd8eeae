package counterpoise.architectures;

import counterpoise.api.ImageShape;

/** Which images the networks here take. */
final class ImageSizes {

    private ImageSizes() {}

    /**
     * Refuses images that are neither grey nor in colour, or whose sides are no multiples of {@code unit} pixels.
     *
     * @param architecture the name of the network, for the message
     * @throws IllegalArgumentException if so
     */
    static void check(String architecture, ImageShape input, int unit) {
        if (input.channels() != 1 && input.channels() != 3) {
            throw new IllegalArgumentException(
                    "%s takes images of 1 or 3 channels, not %d".formatted(architecture, input.channels()));
        }
        if (input.height() % unit != 0 || input.width() % unit != 0) {
            throw new IllegalArgumentException(
                    "%s takes images whose height and width are multiples of %d, not %d x %d pixels"
                            .formatted(architecture, unit, input.height(), input.width()));
        }
    }
}
