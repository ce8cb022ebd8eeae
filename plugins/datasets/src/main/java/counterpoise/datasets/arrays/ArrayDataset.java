package counterpoise.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.LabelledEmbeddings;

/** Embeddings and labels from {@code .npy} files; rows keep the order of the file. */
final class ArrayDataset implements EmbeddingDataset {

    private final ArraysOptions options;
    private final ArrayFiles files;

    ArrayDataset(ArraysOptions options) {
        this.options = options;
        this.files = ArrayFiles.of(options);
    }

    @Override
    public List<String> classNames(DatasetContext context) throws IOException {
        return ClassLabels.read(ArrayFiles.found(context, files.labels())).classNames(options.classNames());
    }

    @Override
    public Optional<DataSource> source() {
        return Optional.of(files.source());
    }

    /**
     * The rows of one part, of which the labels have been read.
     *
     * @param features the file that has them
     * @param rows which ones of it, in ascending order
     * @param labels of each
     */
    private record Rows(NpyFile features, int[] rows, int[] labels) {}

    @Override
    public LabelledEmbeddings load(Part part, DatasetContext context) throws IOException {
        Rows rows = rows(part, context);
        return new LabelledEmbeddings(
                rows.features().readReals(rows.rows()), (int) rows.features().shape()[1], rows.labels());
    }

    @Override
    public int[] labels(Part part, DatasetContext context) throws IOException {
        return rows(part, context).labels();
    }

    private Rows rows(Part part, DatasetContext context) throws IOException {
        ClassLabels labels = ClassLabels.read(ArrayFiles.found(context, files.labels()));
        NpyFile features = features(ArrayFiles.found(context, files.features()), labels);
        List<String> names = labels.classNames(options.classNames());
        if (files.testFeatures().isEmpty()) {
            labels.checkThatRowsCanBeHeldOut(names);
            String stream = "test rows of seed " + options.splitSeed();
            boolean[] heldOut = StratifiedSplit.draw(
                    labels.labels(), names.size(), options.testFraction(), label -> context.random(stream, label));
            int[] rows = IntStream.range(0, labels.rows())
                    .filter(row -> heldOut[row] == (part == Part.TEST))
                    .toArray();
            return new Rows(
                    features,
                    rows,
                    IntStream.of(rows).map(row -> labels.labels()[row]).toArray());
        }
        // Both parts are looked at whichever is asked for, so that they never differ in what they say of the classes.
        ClassLabels testLabels =
                ClassLabels.read(ArrayFiles.found(context, files.testLabels().orElseThrow()));
        NpyFile testFeatures =
                features(ArrayFiles.found(context, files.testFeatures().orElseThrow()), testLabels);
        testLabels.check(names);
        if (testFeatures.shape()[1] != features.shape()[1]) {
            throw NpyFile.wrong(
                    testFeatures.path(),
                    "has %d values a row, but %s has %d; both must be of one network"
                            .formatted(testFeatures.shape()[1], features.path(), features.shape()[1]));
        }
        return switch (part) {
            case TRAIN -> all(features, labels);
            case TEST -> all(testFeatures, testLabels);
        };
    }

    private static NpyFile features(Path path, ClassLabels labels) throws IOException {
        NpyFile file = NpyFile.open(path);
        if (!file.isReal()) {
            throw NpyFile.wrong(
                    path,
                    "holds %s, but features are float32 or float64; save features.astype(numpy.float32)"
                            .formatted(file.typeInWords()));
        }
        if (file.shape().length != 2 || file.shape()[1] < 1) {
            throw NpyFile.wrong(
                    path,
                    ("has the shape %s, but features have the shape (rows, values);"
                                    + " save features.reshape(len(features), -1)")
                            .formatted(file.shapeInWords()));
        }
        if (file.shape()[0] != labels.rows()) {
            throw NpyFile.wrong(
                    path,
                    "has %d rows, but %s has %d labels; row i of one belongs to row i of the other"
                            .formatted(file.shape()[0], labels.path(), labels.rows()));
        }
        return file;
    }

    private static Rows all(NpyFile features, ClassLabels labels) {
        return new Rows(features, IntStream.range(0, labels.rows()).toArray(), labels.labels());
    }
}
