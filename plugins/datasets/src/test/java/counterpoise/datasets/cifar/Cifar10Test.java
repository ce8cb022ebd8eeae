package counterpoise.datasets.cifar;

import static counterpoise.datasets.cifar.CifarFiles.IMAGE_BYTES;
import static counterpoise.datasets.cifar.CifarFiles.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Cifar10Test {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoTrainingImagesAFileAndOneTestImage() throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            write(
                    "data_batch_%d.bin".formatted(batch),
                    record(2 * batch - 2, batch),
                    record(2 * batch - 1, 10 * batch));
        }
        write("test_batch.bin", record(7, 77));
    }

    @Test
    void readsTheFilesInTheirOrder() throws IOException {
        LabelledImages train = ownFiles().load(Part.TRAIN, new FakeDatasetContext(folder));
        assertThat(train.labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(train.images().count()).isEqualTo(10);
        byte[] pixels = new byte[10 * IMAGE_BYTES];
        train.images().read(0, 10, pixels, 0);
        for (int image = 0; image < 10; image++) {
            int batch = image / 2 + 1;
            assertThat(pixels[image * IMAGE_BYTES]).isEqualTo((byte) (image % 2 == 0 ? batch : 10 * batch));
        }
    }

    @Test
    void readsTheTestPartFromItsOwnFile() throws IOException {
        LabelledImages test = ownFiles().load(Part.TEST, new FakeDatasetContext(folder));
        assertThat(test.labels()).containsExactly(7);
        assertThat(read(test, 0, 1)[0]).isEqualTo((byte) 77);
    }

    @Test
    void turnsPlanesIntoPixels() throws IOException {
        byte[] record = new byte[1 + IMAGE_BYTES];
        record[0] = 6;
        // Row 0, column 0: red 200, green 100, blue 50. The planes of 32 * 32 = 1024 bytes begin at 1, 1025 and 2049.
        record[1] = (byte) 200;
        record[1025] = 100;
        record[2049] = 50;
        // Row 2, column 3 is byte 2 * 32 + 3 = 67 of a plane: red 1, green 2, blue 3.
        record[1 + 67] = 1;
        record[1025 + 67] = 2;
        record[2049 + 67] = 3;
        write("test_batch.bin", record);

        LabelledImages test = ownFiles().load(Part.TEST, new FakeDatasetContext(folder));
        byte[] pixels = read(test, 0, 1);
        byte[] expected = new byte[IMAGE_BYTES];
        expected[0] = (byte) 200;
        expected[1] = 100;
        expected[2] = 50;
        // Worked by hand: (2 * 32 + 3) * 3 channels = 201.
        expected[201] = 1;
        expected[202] = 2;
        expected[203] = 3;
        assertThat(pixels).isEqualTo(expected);
        assertThat(test.images().shape()).hasToString("32x32x3");
    }

    @Test
    void readsRangesThatBeginAndEndInTheMiddleOfFiles() throws IOException {
        LabelledImages train = ownFiles().load(Part.TRAIN, new FakeDatasetContext(folder));
        byte[] all = read(train, 0, 10);
        for (int from = 0; from <= 10; from++) {
            for (int rows = 0; rows <= 10 - from; rows++) {
                assertThat(read(train, from, rows))
                        .isEqualTo(Arrays.copyOfRange(all, from * IMAGE_BYTES, (from + rows) * IMAGE_BYTES));
            }
        }
    }

    @Test
    void readsToAnOffsetAndLeavesTheRestAlone() throws IOException {
        LabelledImages test = ownFiles().load(Part.TEST, new FakeDatasetContext(folder));
        byte[] target = new byte[IMAGE_BYTES + 5];
        Arrays.fill(target, (byte) 9);
        test.images().read(0, 1, target, 3);
        assertThat(target).startsWith(9, 9, 9, 77, 77).endsWith(77, 9, 9);
    }

    @Test
    void refusesARangeBeyondTheEnd() throws IOException {
        LabelledImages train = ownFiles().load(Part.TRAIN, new FakeDatasetContext(folder));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> read(train, 9, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> read(train, -1, 1));
    }

    @Test
    void takesAnyNumberOfRecordsAFile() throws IOException {
        write("data_batch_2.bin");
        write("data_batch_3.bin", record(4, 1), record(4, 2), record(4, 3));
        LabelledImages train = ownFiles().load(Part.TRAIN, new FakeDatasetContext(folder));
        assertThat(train.labels()).containsExactly(0, 1, 4, 4, 4, 6, 7, 8, 9);
        assertThat(read(train, 4, 1)[0]).isEqualTo((byte) 3);
    }

    @Test
    void tellsItsProgressAFile() throws IOException {
        FakeDatasetContext context = new FakeDatasetContext(folder);
        ownFiles().load(Part.TRAIN, context);
        assertThat(context.progressReported()).containsExactly(.2, .4, .6, .8, 1.);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3072, 3074, 2 * 3073 - 1})
    void refusesACutFile(int bytes) throws IOException {
        Path file = Files.write(folder.resolve("data_batch_3.bin"), new byte[bytes]);
        assertThatIOException()
                .isThrownBy(() -> ownFiles().load(Part.TRAIN, new FakeDatasetContext(folder)))
                .withMessage(
                        "%s: record %d is cut, as %d bytes are not a multiple of 3073; put the file of the binary"
                                + " version of CIFAR-10 there, or one in the same format",
                        file, bytes / 3073, bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 255})
    void refusesALabelThatDoesNotExist(int label) throws IOException {
        write("data_batch_4.bin", record(9, 1), record(label, 1));
        assertThatIOException()
                .isThrownBy(() -> ownFiles().load(Part.TRAIN, new FakeDatasetContext(folder)))
                .withMessage(
                        "%s: record 1 (from 0) has the label %d, but labels go from 0 to 9; put the file of the binary"
                                + " version of CIFAR-10 there, or one in the same format",
                        folder.resolve("data_batch_4.bin"), label);
    }

    @Test
    void refusesAPartWithoutAnyRecord() throws IOException {
        write("test_batch.bin");
        assertThatIOException()
                .isThrownBy(() -> ownFiles().load(Part.TEST, new FakeDatasetContext(folder)))
                .withMessageStartingWith("test_batch.bin in %s: no record at all; ", folder);
    }

    @Test
    void declaresSizesAndChecksumsOfTheOfficialFiles() {
        DataSource source = dataset(new Cifar10Options(Optional.of(folder), true));
        assertThat(source.root()).contains(folder);
        assertThat(source.folderName()).isEqualTo("cifar-10-batches-bin");
        assertThat(source.howToGet()).contains("--data DIR");
        assertThat(source.files())
                .extracting(DataFile::path)
                .containsExactly(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin",
                        "test_batch.bin");
        assertThat(source.files()).allSatisfy(file -> {
            assertThat(file.bytes()).hasValue(30_730_000);
            assertThat(file.sha256()).get().asString().matches("[0-9a-f]{64}");
        });
        // The SHA-256 of test_batch.bin of cifar-10-binary.tar.gz.
        assertThat(source.files().get(5).sha256())
                .contains("8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b");
        assertThat(source.files()).extracting(DataFile::sha256).doesNotHaveDuplicates();
    }

    @Test
    void declaresWhereItIsPublished() {
        DataSource source = dataset(new Cifar10Options(Optional.empty(), true));
        assertThat(source.downloads()).singleElement().satisfies(download -> {
            assertThat(download.address()).hasToString("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
            assertThat(download.packing()).isEqualTo(Download.Packing.TAR_GZ);
            assertThat(download.file())
                    .isEqualTo(new DataFile(
                            "cifar-10-binary.tar.gz",
                            OptionalLong.of(170_052_171),
                            Optional.of("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));
        });
        assertThat(source.howToGet()).contains("run-experiment fetch cifar10");
    }

    @Test
    void declaresNoSizesAndChecksumsOfOwnFiles() {
        DataSource source = dataset(new Cifar10Options(Optional.empty(), false));
        assertThat(source.root()).isEmpty();
        assertThat(source.files()).hasSize(6).allSatisfy(file -> {
            assertThat(file.bytes()).isEmpty();
            assertThat(file.sha256()).isEmpty();
        });
        assertThat(source.downloads()).singleElement().satisfies(download -> assertThat(download.file())
                .isEqualTo(new DataFile("cifar-10-binary.tar.gz", OptionalLong.empty(), Optional.empty())));
    }

    private static ImageDataset ownFiles() {
        return new Cifar10Plugin().create(new Cifar10Options(Optional.empty(), false));
    }

    private static DataSource dataset(Cifar10Options options) {
        return new Cifar10Plugin().create(options).source().orElseThrow();
    }

    private static byte[] read(LabelledImages images, int from, int rows) {
        byte[] pixels = new byte[rows * IMAGE_BYTES];
        images.images().read(from, rows, pixels, 0);
        return pixels;
    }

    private void write(String file, byte[]... records) throws IOException {
        CifarFiles.write(folder.resolve(file), records);
    }
}
