package counterpoise.datasets.cifar;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.Option.Role;

/**
 * The options of {@code cifar10}.
 *
 * @param root the folder that holds the files
 * @param verifyChecksums whether the files must be the official ones
 */
public record Cifar10Options(
        @Option(
                        value = "The folder that holds data_batch_1.bin to data_batch_5.bin and test_batch.bin.",
                        role = Role.PLACE)
                Optional<Path> root,
        @Option(
                        value = "Whether the files must be the official ones, by size and SHA-256;"
                                + " false for files of your own in the same format, with any number of images each.",
                        defaultValue = "true")
                boolean verifyChecksums) {}
