package counterpoise.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.testkit.DefaultOptions;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayDatasetTest {

    @TempDir
    private Path folder;

    private Path in(String name) {
        return folder.resolve(name);
    }

    private ArraysOptions split(double fraction, long seed, String... classNames) {
        return new ArraysOptions(
                in("features.npy"),
                in("labels.npy"),
                Optional.empty(),
                Optional.empty(),
                fraction,
                seed,
                List.of(classNames));
    }

    private ArraysOptions withTestFiles(String... classNames) {
        return new ArraysOptions(
                in("features.npy"),
                in("labels.npy"),
                Optional.of(in("test-features.npy")),
                Optional.of(in("test-labels.npy")),
                .2,
                0,
                List.of(classNames));
    }

    private LabelledEmbeddings load(ArraysOptions options, Part part) throws IOException {
        return new ArraysPlugin().create(options).load(part, new FakeDatasetContext(folder));
    }

    private void assertRefused(ArraysOptions options, String file, String sentence) {
        for (Part part : Part.values()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> load(options, part))
                    .withMessage(in(file) + " " + sentence);
        }
    }

    /** Rows 0 to {@code rows - 1}, whose two values are the row and a tenth of it. */
    private void writeFeatures(String name, int rows) throws IOException {
        float[] values = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            values[2 * row] = row;
            values[2 * row + 1] = row / 10f;
        }
        NpyBytes.features(in(name), 2, values);
    }

    @Test
    void holdsOutRowsOfEachClassToTestOn() throws IOException {
        // Ten rows of class 0, five of class 1, two of class 2; 0.3 of them are 3, 1.5 and 0.6: rounded 3, 2 and 1.
        long[] labels = {0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 1, 0, 2, 0, 1, 0, 1};
        writeFeatures("features.npy", labels.length);
        NpyBytes.labels(in("labels.npy"), labels);
        LabelledEmbeddings train = load(split(.3, 0), Part.TRAIN);
        LabelledEmbeddings test = load(split(.3, 0), Part.TEST);
        assertThat(counts(test)).containsExactly(3, 2, 1);
        assertThat(counts(train)).containsExactly(7, 3, 1);
        assertThat(IntStream.concat(rows(train), rows(test)).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 17).boxed().toList());
        for (LabelledEmbeddings part : List.of(train, test)) {
            assertThat(rows(part)).isSorted();
            assertThat(rows(part).map(row -> (int) labels[row]).toArray()).isEqualTo(part.labels());
            assertThat(part.values()[3]).isEqualTo(part.values()[2] / 10);
        }
        assertThat(load(split(.3, 0), Part.TEST).values()).isEqualTo(test.values());
        assertThat(load(split(.3, 1), Part.TEST).values()).isNotEqualTo(test.values());
    }

    @Test
    void tellsLabelsWithoutReadingFeatures() throws IOException {
        long[] labels = {0, 1, 0, 1, 1, 0, 0, 1};
        writeFeatures("features.npy", labels.length);
        NpyBytes.labels(in("labels.npy"), labels);
        for (Part part : Part.values()) {
            int[] loaded = load(split(.3, 0), part).labels();
            assertThat(new ArraysPlugin().create(split(.3, 0)).labels(part, new FakeDatasetContext(folder)))
                    .isEqualTo(loaded);
        }
        // Eight rows of 400,000,000 values, of which none is ever read.
        long bytes = 8L * 400_000_000 * Float.BYTES;
        NpyBytes.sparse(in("features.npy"), "'<f4'", "(8, 400000000)", bytes);
        assertThat(new ArraysPlugin().create(split(.3, 0)).labels(Part.TEST, new FakeDatasetContext(folder)))
                .containsExactlyInAnyOrder(0, 1);
    }

    private static int[] counts(LabelledEmbeddings part) {
        int[] counts = new int[3];
        Arrays.stream(part.labels()).forEach(label -> counts[label]++);
        return counts;
    }

    private static IntStream rows(LabelledEmbeddings part) {
        return IntStream.range(0, part.labels().length).map(i -> (int) part.values()[2 * i]);
    }

    @Test
    void readsFilesToTestOn() throws IOException {
        writeFeatures("features.npy", 3);
        NpyBytes.labels(in("labels.npy"), 1, 0, 1);
        writeFeatures("test-features.npy", 2);
        NpyBytes.labels(in("test-labels.npy"), 1, 0);
        EmbeddingDataset dataset = new ArraysPlugin().create(withTestFiles());
        LabelledEmbeddings test = dataset.load(Part.TEST, new FakeDatasetContext(folder));
        assertThat(test.labels()).containsExactly(1, 0);
        assertThat(test.values()).containsExactly(0, 0, 1, .1f);
        assertThat(test.width()).isEqualTo(2);
        assertThat(dataset.classNames(new FakeDatasetContext(folder))).containsExactly("0", "1");
        assertThat(load(withTestFiles("no", "yes"), Part.TRAIN).labels()).containsExactly(1, 0, 1);
        assertThat(new ArraysPlugin().create(withTestFiles("no", "yes")).classNames(new FakeDatasetContext(folder)))
                .containsExactly("no", "yes");
    }

    @Test
    void keepsAllRowsWhereNothingElseIsAsked() {
        assertThat(new ArraysPlugin().create(withTestFiles()).imbalance()).isEqualTo(Imbalance.NONE);
    }

    @Test
    void declaresItsFilesBelowTheFolderThatHoldsAll() {
        DataSource source = new ArrayDataset(new ArraysOptions(
                        Path.of("/home/me/clip/x.npy"),
                        Path.of("/home/me/labels/y.npy"),
                        Optional.of(Path.of("/home/me/clip/test/x.npy")),
                        Optional.of(Path.of("/home/me/other/../labels/y-test.npy")),
                        .2,
                        0,
                        List.of()))
                .source()
                .orElseThrow();
        assertThat(source.root()).contains(Path.of("/home/me"));
        assertThat(source.files())
                .extracting(DataFile::path)
                .containsExactly("clip/x.npy", "labels/y.npy", "clip/test/x.npy", "labels/y-test.npy");
    }

    @Test
    void looksInTheWorkingDirectoryByDefault() {
        DataSource source = new ArrayDataset(DefaultOptions.of(ArraysOptions.class))
                .source()
                .orElseThrow();
        assertThat(source.root()).contains(Path.of("").toAbsolutePath());
        assertThat(source.files()).extracting(DataFile::path).containsExactly("features.npy", "labels.npy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '<f2' | (2, 2) | 8 | holds float16, but features are float32 or float64; save\
                     features.astype(numpy.float32)
                    '<i8' | (2, 2) | 32 | holds int64, but features are float32 or float64; save\
                     features.astype(numpy.float32)
                    '<f4' | (2,) | 8 | has the shape (2,), but features have the shape (rows, values); save\
                     features.reshape(len(features), -1)
                    '<f4' | (2, 1, 2, 2) | 32 | has the shape (2, 1, 2, 2), but features have the shape\
                     (rows, values); save features.reshape(len(features), -1)
                    '<f4' | (2, 0) | 0 | has the shape (2, 0), but features have the shape (rows, values); save\
                     features.reshape(len(features), -1)
                    """,
            quoteCharacter = '"')
    void refusesFeaturesOfAnotherForm(String descriptor, String shape, int bytes, String sentence) throws IOException {
        NpyBytes.labels(in("labels.npy"), 0, 1);
        NpyBytes.write(in("features.npy"), descriptor, "False", shape, new byte[bytes]);
        assertRefused(split(.2, 0), "features.npy", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '<f8' | (2,) | 16 | holds float64, but labels are integers; save labels.astype(numpy.int64)
                    '¦b1' | (2,) | 2 | holds bool, but labels are integers; save labels.astype(numpy.int64)
                    '<U3' | (2,) | 24 | holds text, but labels are integers; save those of\
                     names, labels = numpy.unique(labels, return_inverse=True), and give names as class-names
                    '<i8' | (2, 1) | 16 | has the shape (2, 1), but labels have the shape (rows,); save labels.ravel()
                    '<i4' | (2, 2) | 16 | has the shape (2, 2), but labels have the shape (rows,); save\
                     labels.argmax(axis=1), if there is one column a class
                    """,
            quoteCharacter = '"')
    void refusesLabelsOfAnotherForm(String descriptor, String shape, int bytes, String sentence) throws IOException {
        writeFeatures("features.npy", 2);
        NpyBytes.write(in("labels.npy"), descriptor.replace("¦", "|"), "False", shape, new byte[bytes]);
        assertRefused(split(.2, 0), "labels.npy", sentence);
    }

    @Test
    void refusesLabelsThatAreNotTheNumbersOfClasses() throws IOException {
        String numberedSo = "labels are 0 to C - 1 for C classes; names, labels = numpy.unique(labels,"
                + " return_inverse=True) numbers any so";
        assertLabelsRefused("has the label -1 in row 2 (from 0), but " + numberedSo, 0, 0, -1, 1);
        assertLabelsRefused("has labels up to 3, but none is 2: " + numberedSo, 0, 1, 3, 0, 1, 3);
        assertLabelsRefused("has labels up to 2, but none is 0: " + numberedSo, 1, 2, 1, 2);
        assertLabelsRefused("has labels up to 2000000000, but none is 1: " + numberedSo, 0, 2_000_000_000, 0);
        assertLabelsRefused("has the label 9000000000 in row 1 (from 0), but " + numberedSo, 0, 9_000_000_000L);
        assertLabelsRefused("has the label 0 alone, but there must be two classes at least", 0, 0, 0);
        assertLabelsRefused("has no labels");
    }

    private void assertLabelsRefused(String sentence, long... labels) throws IOException {
        writeFeatures("features.npy", labels.length);
        NpyBytes.labels(in("labels.npy"), labels);
        assertRefused(split(.2, 0), "labels.npy", sentence);
    }

    @Test
    void refusesLabelsThatDoNotFitTheNames() throws IOException {
        writeFeatures("features.npy", 4);
        NpyBytes.labels(in("labels.npy"), 0, 0, 2, 2);
        assertRefused(
                split(.2, 0, "no", "yes"),
                "labels.npy",
                "has the label 2, but class-names gives 2 names, for the labels 0 to 1");
        assertRefused(
                split(.2, 0, "no", "perhaps", "yes"),
                "labels.npy",
                "has no row of class 1 (perhaps), but every class needs one in training and in testing");
    }

    @Test
    void refusesToSplitAClassOfOneRow() throws IOException {
        writeFeatures("features.npy", 3);
        NpyBytes.labels(in("labels.npy"), 0, 1, 0);
        assertRefused(
                split(.2, 0),
                "labels.npy",
                "has one row alone of class 1 (1), but one to train on and one to test on are needed; add rows, or give"
                        + " test-features and test-labels");
    }

    @Test
    void refusesFeaturesAndLabelsOfDifferentCounts() throws IOException {
        writeFeatures("features.npy", 5);
        NpyBytes.labels(in("labels.npy"), 0, 1, 0, 1);
        assertRefused(
                split(.2, 0),
                "features.npy",
                "has 5 rows, but %s has 4 labels; row i of one belongs to row i of the other"
                        .formatted(in("labels.npy")));
    }

    @Test
    void refusesFilesToTestOnThatDoNotFit() throws IOException {
        writeFeatures("features.npy", 4);
        NpyBytes.labels(in("labels.npy"), 0, 1, 0, 1);
        writeFeatures("test-features.npy", 2);
        NpyBytes.labels(in("test-labels.npy"), 0, 0);
        assertRefused(
                withTestFiles(),
                "test-labels.npy",
                "has no row of class 1 (1), but every class needs one in training and in testing");
        NpyBytes.labels(in("test-labels.npy"), 0, 2);
        assertRefused(
                withTestFiles(), "test-labels.npy", "has the label 2 in row 1 (from 0), but the classes are 0 to 1");
        NpyBytes.labels(in("test-labels.npy"), 0, 1);
        NpyBytes.features(in("test-features.npy"), 3, 1, 2, 3, 4, 5, 6);
        assertRefused(
                withTestFiles(),
                "test-features.npy",
                "has 3 values a row, but %s has 2; both must be of one network".formatted(in("features.npy")));
    }

    @Test
    void refusesOptionsThatContradictOneAnother() {
        Path a = Path.of("a.npy");
        Path b = Path.of("b.npy");
        Optional<Path> none = Optional.empty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArraysOptions(a, b, Optional.of(Path.of("c.npy")), none, .2, 0, List.of()))
                .withMessage("test-features and test-labels go together: give both, or neither to have rows of features"
                        + " held out to test on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArraysOptions(a, Path.of("c/../a.npy"), none, none, .2, 0, List.of()))
                .withMessage(
                        "one file is named twice; features, labels, test-features and test-labels are files of their"
                                + " own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArraysOptions(Path.of("/"), b, none, none, .2, 0, List.of()))
                .withMessage("the root of a file system is named; features, labels, test-features and test-labels are"
                        + " .npy files");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArraysOptions(a, b, none, none, .2, 0, List.of("one")))
                .withMessage("class-names gives one name, but there are at least two classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArraysOptions(a, b, none, none, .2, 0, List.of("one", "one")))
                .withMessage("class-names gives an empty name, or one twice: [one, one]");
    }
}
