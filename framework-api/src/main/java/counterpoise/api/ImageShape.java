package counterpoise.api;

/**
 * The size of one image in pixels.
 *
 * @param height at least 1
 * @param width at least 1
 * @param channels 1 for grey, 3 for colour (red, green, blue)
 */
public record ImageShape(int height, int width, int channels) {

    /** @throws IllegalArgumentException if a number is below 1 */
    public ImageShape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "an image of %d x %d pixels with %d channels cannot be".formatted(height, width, channels));
        }
    }

    /** The number of values of one image. */
    public int values() {
        return height * width * channels;
    }

    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
