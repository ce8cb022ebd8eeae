package counterpoise.datasets.shapes;

import counterpoise.api.Option;

/**
 * The options of {@code shapes}: how many images, and how hard they are. At the defaults, one ResNet-20 trained for 15
 * epochs (batches of 32, learning rate 0.03) on an exponential subset, 300 images of the first class and 6 of the last,
 * got 61 % of the test images right: over 90 % of each of the first four classes, 2 % or less of the last three.
 *
 * @param trainPerClass training images of each class
 * @param testPerClass test images of each class
 * @param noise the standard deviation of the noise on every value, on the scale from 0 to 1
 * @param contrast how much brighter or darker than its background a shape is at least, on the same scale
 * @param clutter the greatest number of lines and blobs behind a shape
 * @param occlusion the greatest width of the bar in front of a shape, as a share of the shape's diameter
 * @param rotation the greatest turn of a shape, in degrees
 * @param seed chooses the images
 */
public record ShapesOptions(
        @Option(value = "Training images of each class.", defaultValue = "500", range = "[1, 50000]") int trainPerClass,
        @Option(value = "Test images of each class.", defaultValue = "100", range = "[1, 50000]") int testPerClass,
        @Option(
                        value = "The standard deviation of the noise on every value of a pixel,"
                                + " on a scale from 0 (dark) to 1 (bright).",
                        defaultValue = "0.03",
                        range = "[0, 1]")
                double noise,
        @Option(
                        value = "How much brighter or darker than its background a shape is at least, on average over"
                                + " red, green and blue, on a scale from 0 to 1; what leaves the scale is cut.",
                        defaultValue = "0.4",
                        range = "[0, 1]")
                double contrast,
        @Option(
                        value = "The greatest number of distracting lines and blobs behind a shape.",
                        defaultValue = "2",
                        range = "[0, 100]")
                int clutter,
        @Option(
                        value = "The greatest width of the bar that hides part of about half the shapes,"
                                + " as a share of the shape's diameter.",
                        defaultValue = "0.15",
                        range = "[0, 1]")
                double occlusion,
        @Option(
                        value = "The greatest turn of a shape to either side, in degrees.",
                        defaultValue = "15",
                        range = "[0, 180]")
                double rotation,
        @Option(value = "Chooses the images: every seed draws others.", defaultValue = "0") long seed) {}
