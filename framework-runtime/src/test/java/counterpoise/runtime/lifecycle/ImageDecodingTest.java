package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.DamagedStageException;
import counterpoise.runtime.store.NpyReader;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecodingTest {

    private static final ImageShape SHAPE = new ImageShape(2, 3, 3);
    private static final int TRAIN = 101;
    private static final int TEST = 7;

    @TempDir
    private Path folder;

    /** Image {@code i} of a part is full of {@code i}; counts how often an image is read. */
    private static class Slow implements ImageDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("cat", "dog");
        }

        @Override
        public boolean isSlowToRead() {
            return true;
        }

        @Override
        public Normalisation normalisation() {
            return new Normalisation(List.of(.5, .5, .5), List.of(.5, .5, .5));
        }

        @Override
        public LabelledImages load(Part part, DatasetContext context) throws IOException {
            int count = part == Part.TRAIN ? TRAIN : TEST;
            return new LabelledImages(
                    new Counting(count),
                    IntStream.range(0, count).map(i -> i % 2).toArray());
        }
    }

    private record Counting(int count) implements Images {

        @Override
        public ImageShape shape() {
            return SHAPE;
        }

        @Override
        public void read(int from, int rows, byte[] target, int offset) {
            for (int row = 0; row < rows; row++) {
                int begin = offset + row * SHAPE.values();
                Arrays.fill(target, begin, begin + SHAPE.values(), (byte) (from + row));
            }
        }
    }

    /** What was loaded once is not to be loaded again. */
    private static final class Gone extends Slow {

        @Override
        public List<String> classNames(DatasetContext context) {
            throw new AssertionError("the names are stored");
        }

        @Override
        public LabelledImages load(Part part, DatasetContext context) {
            throw new AssertionError("the images are stored");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void keepsAllImagesInTheirOrder(int threads) throws IOException {
        ExperimentImages images = images(decoded(new Slow(), threads));
        assertThat(images.classNames()).containsExactly("cat", "dog");
        for (Dataset.Part part : Dataset.Part.values()) {
            LabelledImages stored = images.load(part);
            LabelledImages original = new Slow().load(part, null);
            assertThat(stored.images().shape()).isEqualTo(SHAPE);
            assertThat(stored.labels()).isEqualTo(original.labels());
            assertThat(pixels(stored.images())).isEqualTo(pixels(original.images()));
        }
    }

    @Test
    void writesArraysThatPythonReads() throws IOException {
        StoredStage stage = decoded(new Slow(), 2);
        try (NpyReader reader = NpyReader.open(stage.path("train.npy"))) {
            assertThat(reader.shape()).containsExactly(TRAIN, 2, 3, 3);
        }
        try (NpyReader reader = NpyReader.open(stage.path("test-labels.npy"))) {
            assertThat(reader.shape()).containsExactly(TEST);
        }
    }

    @Test
    void tellsItsProgress() throws IOException {
        FakeRun run = new FakeRun(folder);
        new ImageDecoding(new Slow()).run(run);
        assertThat(run.progress()).isSorted().startsWith(0.).allMatch(fraction -> fraction < 1);
        // Blocks of 16 of 101 images, and one of the 7 after them.
        assertThat(run.progress()).hasSize(8).endsWith(101. / 108);
    }

    @Test
    void mapsImagesInSeveralPieces() throws IOException {
        Path file = decoded(new Slow(), 1).path("train.npy");
        // Room for four images of 18 bytes in a buffer: 101 images take 26.
        MappedImages images = MappedImages.open(file, 80);
        byte[] all = pixels(new Counting(TRAIN));
        for (int from = 0; from <= TRAIN; from++) {
            for (int rows : new int[] {0, 1, 3, 4, 5, 9, 50}) {
                if (from + rows <= TRAIN) {
                    byte[] target = new byte[rows * 18 + 2];
                    images.read(from, rows, target, 1);
                    assertThat(Arrays.copyOfRange(target, 1, 1 + rows * 18))
                            .isEqualTo(Arrays.copyOfRange(all, from * 18, (from + rows) * 18));
                }
            }
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> images.read(100, 2, new byte[99], 0));
        // Smaller than an image: one at a time.
        assertThat(pixels(MappedImages.open(file, 5))).isEqualTo(all);
    }

    @Test
    void saysWhichImageCannotBeRead() {
        ImageDataset broken = new Slow() {
            @Override
            public LabelledImages load(Part part, DatasetContext context) {
                Images images = new Images() {
                    @Override
                    public int count() {
                        return 40;
                    }

                    @Override
                    public ImageShape shape() {
                        return SHAPE;
                    }

                    @Override
                    public void read(int from, int rows, byte[] target, int offset) {
                        if (from + rows > 20) {
                            throw new UncheckedIOException(
                                    "image of block " + from, new IOException("cut off in the middle"));
                        }
                    }
                };
                return new LabelledImages(images, new int[40]);
            }
        };
        // The first of two broken blocks, however the threads were scheduled.
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new ImageDecoding(broken).run(new FakeRun(folder, 3, Map.of())))
                .withMessage("image of block 16");
    }

    @Test
    void opensBothPartsBeforeItReadsAnImage() {
        ImageDataset withoutTest = new Slow() {
            @Override
            public LabelledImages load(Part part, DatasetContext context) throws IOException {
                if (part == Part.TEST) {
                    throw new IOException("there is no test part");
                }
                return super.load(part, context);
            }
        };
        FakeRun run = new FakeRun(folder);
        assertThatIOException()
                .isThrownBy(() -> new ImageDecoding(withoutTest).run(run))
                .withMessage("there is no test part");
        assertThat(run.progress()).isEmpty();
    }

    @Test
    void comparesTheSizesOfBothPartsBeforeItReadsAnImage() {
        ImageDataset uneven = new Slow() {
            @Override
            public LabelledImages load(Part part, DatasetContext context) throws IOException {
                return part == Part.TRAIN
                        ? super.load(part, context)
                        : new LabelledImages(Images.of(new ImageShape(2, 2, 3), new byte[12]), new int[1]);
            }
        };
        FakeRun run = new FakeRun(folder);
        assertThatExceptionOfType(StageFailure.class)
                .isThrownBy(() -> new ImageDecoding(uneven).run(run))
                .withMessageMatching("the .+ has training images of 2x3x3, but test images of 2x2x3");
        assertThat(run.progress()).isEmpty();
    }

    @Test
    void refusesALabelThatIsNoClass() {
        ImageDataset wrong = new Slow() {
            @Override
            public LabelledImages load(Part part, DatasetContext context) {
                return new LabelledImages(new Counting(3), new int[] {0, 2, 1});
            }
        };
        assertThatExceptionOfType(StageFailure.class)
                .isThrownBy(() -> new ImageDecoding(wrong).run(new FakeRun(folder)))
                .withMessageMatching("sample 1 of the train part of the .+ has label 2, but its classes are 0 to 1");
    }

    @Test
    void damagedImagesAreNotRead() throws IOException {
        StoredStage stage = decoded(new Slow(), 1);
        Path file = stage.path("test.npy");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1]++;
        Files.write(file, bytes);
        StoredStage again = new Store(folder.resolve("store")).find(stage.key()).orElseThrow();
        assertThatExceptionOfType(DamagedStageException.class)
                .isThrownBy(() -> images(again).load(Dataset.Part.TEST));
    }

    /** A dataset whose training part is {@code train}, with two black images of one pixel to test on. */
    private record Handing(Images train) implements ImageDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("cat", "dog");
        }

        @Override
        public Normalisation normalisation() {
            return new Normalisation(List.of(.5), List.of(.5));
        }

        @Override
        public LabelledImages load(Part part, DatasetContext context) {
            Images images = part == Part.TRAIN ? train : Images.of(new ImageShape(1, 1, 1), new byte[2]);
            return new LabelledImages(images, new int[images.count()]);
        }
    }

    /** Three images that fail as {@code failure} does when they are read. */
    private record Failing(Runnable failure) implements Images {

        @Override
        public int count() {
            return 3;
        }

        @Override
        public ImageShape shape() {
            return new ImageShape(1, 1, 1);
        }

        @Override
        public void read(int from, int rows, byte[] target, int offset) {
            failure.run();
        }
    }

    @Test
    void tellsImagesThatCannotBeReadAsTheDatasets() {
        assertReadingFails(
                () -> {
                    throw new IllegalStateException("a bad sector");
                },
                "a bad sector");
        assertReadingFails(
                () -> {
                    throw new StackOverflowError();
                },
                "java.lang.StackOverflowError");
    }

    private void assertReadingFails(Runnable failure, String said) {
        assertThatExceptionOfType(StageFailure.class)
                .isThrownBy(() ->
                        new ImageDecoding(new Handing(new Failing(failure))).run(new FakeRun(folder, 1, Map.of())))
                .withMessage("the train part of the Handing failed to give 3 images from image 0 of 3 on: " + said);
    }

    @Test
    void refusesTestImagesOfAnotherSize() {
        Images wide = Images.of(new ImageShape(1, 2, 1), new byte[4]);
        assertThatExceptionOfType(StageFailure.class)
                .isThrownBy(() -> new ExperimentImages(new Handing(wide), new FakeRun(folder)).test())
                .withMessage("the Handing has training images of 1x2x1, but test images of 1x1x1");
    }

    private ExperimentImages images(StoredStage decoded) {
        return new ExperimentImages(new Gone(), new FakeRun(folder, 1, Map.of(StageKind.IMAGES, decoded)));
    }

    /** Decodes {@code dataset} and puts what was written in a store. */
    private StoredStage decoded(ImageDataset dataset, int threads) throws IOException {
        FakeRun run = new FakeRun(folder, threads, Map.of());
        new ImageDecoding(dataset).run(run);
        StageRecord record = StageRecord.of(
                "images",
                "images by %d threads".formatted(threads),
                Map.of(),
                Map.of(),
                threads,
                1,
                StageRecord.noFacts()
                        .set(
                                Facts.CLASS_NAMES,
                                new ObjectMapper().valueToTree(run.facts().get(Facts.CLASS_NAMES))));
        try (StageWriter writer = new Store(folder.resolve("store")).begin(record.key())) {
            for (String name : List.of("train.npy", "train-labels.npy", "test.npy", "test-labels.npy")) {
                Files.copy(run.output(name), writer.file(name));
            }
            return writer.commit(record);
        }
    }

    private static byte[] pixels(Images images) {
        byte[] pixels = new byte[images.count() * images.shape().values()];
        images.read(0, images.count(), pixels, 0);
        return pixels;
    }
}
