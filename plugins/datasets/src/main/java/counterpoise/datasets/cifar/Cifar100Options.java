package counterpoise.datasets.cifar;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.Option.Role;

/**
 * The options of {@code cifar100}.
 *
 * @param root the folder that holds the files
 * @param verifyChecksums whether the files must be the official ones
 * @param labels which of an image's two labels is its class
 */
public record Cifar100Options(
        @Option(value = "The folder that holds train.bin and test.bin.", role = Role.PLACE) Optional<Path> root,
        @Option(
                        value = "Whether the files must be the official ones, by size, and what is fetched by SHA-256"
                                + " too; false for files of your own in the same format, with any number of"
                                + " images each.",
                        defaultValue = "true")
                boolean verifyChecksums,
        @Option(
                        value = "Which of an image's labels is its class: fine, of 100 classes, or coarse, of the 20"
                                + " superclasses that hold five of them each.",
                        defaultValue = "fine")
                Labels labels) {

    /** The two labels of an image. */
    public enum Labels {
        FINE,
        COARSE
    }
}
