package counterpoise.datasets.svhn;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.Option.Role;

/**
 * The options of {@code svhn}.
 *
 * @param root the folder that holds the files
 * @param verifyChecksums whether the files must be the official ones
 * @param digitOrder which label each digit gets
 * @param testPerClass how many test images each class has; 0 for all there are
 */
public record SvhnOptions(
        @Option(value = "The folder that holds train_32x32.mat and test_32x32.mat.", role = Role.PLACE)
                Optional<Path> root,
        @Option(
                        value = "Whether the files must be the official ones, by size and SHA-256;"
                                + " false for files of your own in the same format, with any number of images each.",
                        defaultValue = "true")
                boolean verifyChecksums,
        @Option(
                        value = "Which label each digit gets: one-first is 1 to 9, then 0; zero-first is 0 to 9. A long"
                                + " tail falls from the first to the last, by default from 5,000 images of the digit 1,"
                                + " or from all 4,948 of the digit 0.",
                        defaultValue = "one-first")
                DigitOrder digitOrder,
        @Option(
                        value = "Test images of each class, the first ones in the file, so that classes are equally"
                                + " frequent, as in published long-tailed results; 0: all there are, 1,595 to 5,099.",
                        defaultValue = "1000",
                        range = "[0, )")
                int testPerClass) {}
