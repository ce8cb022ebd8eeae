package counterpoise.datasets.folder;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.Option.Role;

/**
 * The options of {@code folder}. Mean and deviation are by default those of natural photographs (Krizhevsky et al.,
 * 2012, ImageNet, as they are commonly rounded).
 *
 * @param root the folder that holds {@code train} and {@code test}
 * @param side height and width of the images
 * @param classes the names of the folders in the order of their labels; empty for the order of the names
 * @param mean the mean of each channel
 * @param deviation the standard deviation of each channel
 */
public record FolderOptions(
        @Option(
                        value = "The folder that holds train/CLASS/ and test/CLASS/ with .png, .jpg and .jpeg files.",
                        role = Role.PLACE)
                Optional<Path> root,
        @Option(
                        value = "Height and width, in pixels, that every picture is brought to;"
                                + " one that is not square is stretched.",
                        defaultValue = "32",
                        range = "[8, 1024]")
                int side,
        @Option(
                        value = "The names of the class folders in the order of their labels, the first being class 0,"
                                + " which an imbalance profile leaves the largest; empty for the order of the names,"
                                + " character by character (10 before 2, capitals before small letters).",
                        defaultValue = "[]")
                List<String> classes,
        @Option(
                        value = "The mean of red, green and blue over the training images, on a scale from 0 to 1;"
                                + " subtracted from every pixel.",
                        defaultValue = "[0.485, 0.456, 0.406]",
                        range = "[0, 1]")
                List<Double> mean,
        @Option(
                        value = "The standard deviation of red, green and blue over the training images, on a scale"
                                + " from 0 to 1; what is left is divided by it.",
                        defaultValue = "[0.229, 0.224, 0.225]",
                        range = "(0, 1]")
                List<Double> deviation) {

    /** @throws IllegalArgumentException if a class is named twice, or there are not three means and deviations */
    public FolderOptions {
        classes = List.copyOf(classes);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("classes names a class twice: " + classes);
        }
        if (mean.size() != 3 || deviation.size() != 3) {
            throw new IllegalArgumentException(
                    "mean and deviation need three numbers each, for red, green and blue: %s and %s"
                            .formatted(mean, deviation));
        }
    }
}
