package counterpoise.datasets.arrays;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import counterpoise.api.Option;
import counterpoise.api.Option.Role;

/**
 * The options of {@code arrays}.
 *
 * @param features the embeddings
 * @param labels their labels
 * @param testFeatures embeddings to test on
 * @param testLabels their labels
 * @param testFraction the share of each class that is held out to test on, where no files to test on are named
 * @param splitSeed draws the rows to test on
 * @param classNames the names of the classes, by label; none for their numbers
 */
public record ArraysOptions(
        @Option(
                        value = "The embeddings: a .npy file of shape (rows, values), float32 or float64"
                                + " (rounded to float32).",
                        defaultValue = "features.npy",
                        role = Role.PLACE)
                Path features,
        @Option(
                        value = "Their labels: a .npy file of shape (rows), integers from 0 to the number"
                                + " of classes less 1.",
                        defaultValue = "labels.npy",
                        role = Role.PLACE)
                Path labels,
        @Option(
                        value = "Embeddings to test on, a file like features; absent: rows of features are held out.",
                        role = Role.PLACE)
                Optional<Path> testFeatures,
        @Option(value = "Labels to test on, a file like labels; goes with test-features.", role = Role.PLACE)
                Optional<Path> testLabels,
        @Option(
                        value = "Share of each class's rows that is held out to test on, rounded, at least one row;"
                                + " without effect where test-features is given.",
                        defaultValue = "0.2",
                        range = "(0, 1)")
                double testFraction,
        @Option(
                        value = "Draws the rows that are held out to test on; the experiment's seed does not"
                                + " change them.",
                        defaultValue = "0")
                long splitSeed,
        @Option(value = "Names of the classes, by label; [] for their numbers.", defaultValue = "[]")
                List<String> classNames) {

    /** @throws IllegalArgumentException with a sentence if the options contradict one another */
    public ArraysOptions {
        classNames = List.copyOf(classNames);
        if (testFeatures.isPresent() != testLabels.isPresent()) {
            throw new IllegalArgumentException(
                    "test-features and test-labels go together: give both, or neither to have"
                            + " rows of features held out to test on");
        }
        List<Path> files = Stream.concat(
                        Stream.of(features, labels),
                        Stream.of(testFeatures, testLabels).flatMap(Optional::stream))
                .map(file -> file.toAbsolutePath().normalize())
                .toList();
        if (files.stream().anyMatch(file -> file.getFileName() == null)) {
            throw new IllegalArgumentException("the root of a file system is named; features, labels, test-features and"
                    + " test-labels are .npy files");
        }
        if (new HashSet<>(files).size() < files.size()) {
            throw new IllegalArgumentException(
                    "one file is named twice; features, labels, test-features and test-labels are files of their own");
        }
        if (classNames.size() == 1) {
            throw new IllegalArgumentException("class-names gives one name, but there are at least two classes");
        }
        if (classNames.stream().anyMatch(String::isBlank) || new HashSet<>(classNames).size() < classNames.size()) {
            throw new IllegalArgumentException("class-names gives an empty name, or one twice: " + classNames);
        }
    }
}
