package counterpoise.architectures;

import counterpoise.api.ImageShape;

/** Which images the networks here take. */
final class ImageSizes {

    /** How many pixels of the input, in each direction, become one at the end: all networks here halve it twice. */
    private static final int REDUCTION = 4;

    private ImageSizes() {}

    /**
     * Refuses images that are neither grey nor in colour, or whose sides are no multiples of 4 pixels.
     *
     * @param architecture the name of the network, for the message
     * @throws IllegalArgumentException if so
     */
    static void check(String architecture, ImageShape input) {
        if (input.channels() != 1 && input.channels() != 3) {
            throw new IllegalArgumentException(
                    "%s takes images of 1 or 3 channels, not %d".formatted(architecture, input.channels()));
        }
        if (input.height() % REDUCTION != 0 || input.width() % REDUCTION != 0) {
            throw new IllegalArgumentException(
                    "%s takes images whose height and width are multiples of %d, not %d x %d pixels"
                            .formatted(architecture, REDUCTION, input.height(), input.width()));
        }
    }
}
