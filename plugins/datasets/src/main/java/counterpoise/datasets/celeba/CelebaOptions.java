package counterpoise.datasets.celeba;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.Option.Role;

/**
 * The options of {@code celeba}.
 *
 * @param root the folder that holds the files
 * @param side height and width of the images
 * @param testPerClass test images of each class
 * @param trainPerClass training images of each class at most
 * @param seed chooses the test images
 */
public record CelebaOptions(
        @Option(
                        value = "The folder that holds list_attr_celeba.txt and img_align_celeba/ with the aligned"
                                + " JPEG files.",
                        role = Role.PLACE)
                Optional<Path> root,
        @Option(
                        value = "Height and width, in pixels, that every photograph is brought to, usually 32 or 64;"
                                + " one that is not square is stretched.",
                        defaultValue = "32",
                        range = "[8, 256]")
                int side,
        @Option(value = "Test images of each class, drawn at random.", defaultValue = "1000", range = "[1, )")
                int testPerClass,
        @Option(
                        value = "Training images of each class at most, drawn at random from what the test leaves.",
                        defaultValue = "10000",
                        range = "[1, )")
                int trainPerClass,
        @Option(value = "Chooses which images are for testing: every seed draws others.", defaultValue = "0")
                long seed) {}
