package counterpoise.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels from a file: label {@code i} is the number of class {@code i}, and every class has a row.
 *
 * @param path the file
 * @param labels one a row
 */
record ClassLabels(Path path, int[] labels) {

    private static final String NUMBERED_SO = "labels are 0 to C - 1 for C classes;"
            + " names, labels = numpy.unique(labels, return_inverse=True) numbers any so";

    /** @throws IOException with a sentence if the file does not hold one integer a row, from 0 on */
    static ClassLabels read(Path path) throws IOException {
        NpyFile file = NpyFile.open(path);
        if (!file.isWhole()) {
            throw NpyFile.wrong(
                    path,
                    "holds %s, but labels are integers; %s"
                            .formatted(
                                    file.typeInWords(),
                                    file.typeInWords().equals("text")
                                            ? "save those of names, labels = numpy.unique(labels, return_inverse=True),"
                                                    + " and give names as class-names"
                                            : "save labels.astype(numpy.int64)"));
        }
        if (file.shape().length != 1) {
            boolean oneColumn = file.shape().length == 2 && file.shape()[1] == 1;
            throw NpyFile.wrong(
                    path,
                    "has the shape %s, but labels have the shape (rows,); save labels.%s"
                            .formatted(
                                    file.shapeInWords(),
                                    oneColumn ? "ravel()" : "argmax(axis=1), if there is one column a class"));
        }
        long[] read = file.readIntegers();
        for (int row = 0; row < read.length; row++) {
            if (read[row] < 0 || read[row] > Integer.MAX_VALUE - 8) {
                throw NpyFile.wrong(
                        path, "has the label %d in row %d (from 0), but %s".formatted(read[row], row, NUMBERED_SO));
            }
        }
        return new ClassLabels(
                path, Arrays.stream(read).mapToInt(Math::toIntExact).toArray());
    }

    /** The number of rows. */
    int rows() {
        return labels.length;
    }

    /**
     * The names of the classes: {@code given}, or else their numbers.
     *
     * @throws IOException with a sentence if the labels do not fit the names, or a class has no row
     */
    List<String> classNames(List<String> given) throws IOException {
        int largest = Arrays.stream(labels).max().orElse(-1);
        if (!given.isEmpty()) {
            if (largest >= given.size()) {
                throw NpyFile.wrong(
                        path,
                        "has the label %d, but class-names gives %d names, for the labels 0 to %d"
                                .formatted(largest, given.size(), given.size() - 1));
            }
            check(given);
            return given;
        }
        if (largest < 1) {
            throw NpyFile.wrong(
                    path,
                    largest < 0 ? "has no labels" : "has the label 0 alone, but there must be two classes at least");
        }
        // Before a name is made for each: a label may be as large as memory.
        int missing = missing(largest);
        if (missing < largest) {
            throw NpyFile.wrong(
                    path, "has labels up to %d, but none is %d: %s".formatted(largest, missing, NUMBERED_SO));
        }
        return IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
    }

    /** The smallest label that no row has, below {@code largest}; else {@code largest}. */
    private int missing(int largest) {
        int[] distinct = Arrays.stream(labels).distinct().sorted().toArray();
        for (int label = 0; label < largest; label++) {
            if (label >= distinct.length || distinct[label] != label) {
                return label;
            }
        }
        return largest;
    }

    /**
     * Checks that these labels are those of the classes.
     *
     * @throws IOException with a sentence if a row is of none of them, or one of them has no row
     */
    void check(List<String> classNames) throws IOException {
        int[] counts = counts(classNames);
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                throw NpyFile.wrong(
                        path,
                        "has no row of class %d (%s), but every class needs one in training and in testing"
                                .formatted(label, classNames.get(label)));
            }
        }
    }

    /**
     * Checks that rows of every class can be held out.
     *
     * @throws IOException with a sentence if a class has one row alone
     */
    void checkThatRowsCanBeHeldOut(List<String> classNames) throws IOException {
        int[] counts = counts(classNames);
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] < 2) {
                throw NpyFile.wrong(
                        path,
                        ("has one row alone of class %d (%s), but one to train on and one to test on are needed;"
                                        + " add rows, or give test-features and test-labels")
                                .formatted(label, classNames.get(label)));
            }
        }
    }

    private int[] counts(List<String> classNames) throws IOException {
        int[] counts = new int[classNames.size()];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] >= counts.length) {
                throw NpyFile.wrong(
                        path,
                        "has the label %d in row %d (from 0), but the classes are 0 to %d"
                                .formatted(labels[row], row, counts.length - 1));
            }
            counts[labels[row]]++;
        }
        return counts;
    }
}
