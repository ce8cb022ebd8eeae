package counterpoise.datasets.svhn;

import static counterpoise.datasets.svhn.MatFiles.images;
import static counterpoise.datasets.svhn.MatFiles.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

import counterpoise.api.Images;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

class SvhnTest {

    private static final String REMEDY = "; put the official file of the same name there, or one in the same format";

    /** Bytes before the first element. */
    private static final int HEADER = 128;

    @TempDir
    private Path folder;

    private Path train;
    private Path test;

    @BeforeEach
    void writeThreeTrainingImagesAndTwelveTestImages() throws IOException {
        train = folder.resolve("train_32x32.mat");
        test = folder.resolve("test_32x32.mat");
        MatFiles.write(train, images(5, 200, 7), labels(MatlabType.UInt8, 1, 10, 9));
        MatFiles.write(
                test,
                images(10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21),
                labels(MatlabType.UInt8, 3, 3, 1, 2, 10, 4, 5, 6, 7, 8, 9, 1));
    }

    @Test
    void theDigitZeroIsTheLabelTenOfTheFile() throws IOException {
        // Worked by hand: the file's 1, 10 and 9 are the digits 1, 0 and 9.
        assertThat(load(DigitOrder.ONE_FIRST, 0, Part.TRAIN).labels()).containsExactly(0, 9, 8);
        assertThat(load(DigitOrder.ZERO_FIRST, 0, Part.TRAIN).labels()).containsExactly(1, 0, 9);
        assertThat(svhn(DigitOrder.ONE_FIRST, 0).classNames(new FakeDatasetContext()))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "0");
        assertThat(svhn(DigitOrder.ZERO_FIRST, 0).classNames(new FakeDatasetContext()))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void everyTrainingImageIsThere() throws IOException {
        Images images = load(DigitOrder.ONE_FIRST, 1, Part.TRAIN).images();
        assertThat(images.count()).isEqualTo(3);
        assertThat(images.shape()).hasToString("32x32x3");
        assertThat(firstPixels(images)).containsExactly(5, (byte) 200, 7);
    }

    @Test
    void ofTheTestImagesTheFirstOfEachClassAreTaken() throws IOException {
        LabelledImages balanced = load(DigitOrder.ONE_FIRST, 1, Part.TEST);
        assertThat(balanced.labels()).containsExactly(2, 0, 1, 9, 3, 4, 5, 6, 7, 8);
        assertThat(firstPixels(balanced.images())).containsExactly(10, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        LabelledImages all = load(DigitOrder.ONE_FIRST, 0, Part.TEST);
        assertThat(all.labels()).containsExactly(2, 2, 0, 1, 9, 3, 4, 5, 6, 7, 8, 0);
        assertThat(firstPixels(all.images())).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21);
    }

    @Test
    void refusesMoreTestImagesOfAClassThanThereAre() {
        assertThatIOException()
                .isThrownBy(() -> load(DigitOrder.ONE_FIRST, 2, Part.TEST))
                .withMessage(
                        "%s: has 1 images of the digit 0, and test-per-class asks for 2; lower it, or set it to 0 for"
                                + " all",
                        test);
    }

    @Test
    void turnsMatlabsOrderIntoPixels() throws IOException {
        Matrix matrix = images(0, 0);
        // The second image: row 2, column 3 is red 1, green 2, blue 200; row 31, column 0 is red 4.
        matrix.setInt(new int[] {2, 3, 0, 1}, 1);
        matrix.setInt(new int[] {2, 3, 1, 1}, 2);
        matrix.setInt(new int[] {2, 3, 2, 1}, (byte) 200);
        matrix.setInt(new int[] {31, 0, 0, 1}, 4);
        MatFiles.write(train, matrix, labels(MatlabType.UInt8, 1, 2));
        byte[] expected = new byte[2 * 3072];
        // Worked by hand: 3072 + (2 * 32 + 3) * 3 = 3273 and 3072 + (31 * 32 + 0) * 3 = 6048.
        expected[3273] = 1;
        expected[3274] = 2;
        expected[3275] = (byte) 200;
        expected[6048] = 4;
        assertThat(pixels(load(DigitOrder.ONE_FIRST, 0, Part.TRAIN).images())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED, Deflater.BEST_COMPRESSION})
    void readsCompressedAndUncompressedElements(int level) throws IOException {
        MatFiles.write(
                train,
                level,
                Mat5.newMatFile()
                        .addArray("y", labels(MatlabType.UInt8, 2, 3))
                        .addArray("note", Mat5.newString("nobody asks for this"))
                        .addArray("X", images(8, 9)));
        LabelledImages images = load(DigitOrder.ONE_FIRST, 0, Part.TRAIN);
        assertThat(images.labels()).containsExactly(1, 2);
        assertThat(firstPixels(images.images())).containsExactly(8, 9);
    }

    @ParameterizedTest
    @EnumSource(
            value = MatlabType.class,
            names = {"UInt8", "Int16", "Int32", "Single", "Double"})
    void readsLabelsOfAnyTypeOfNumber(MatlabType type) throws IOException {
        MatFiles.write(train, images(1, 2, 3), labels(type, 10, 1, 7));
        assertThat(load(DigitOrder.ZERO_FIRST, 0, Part.TRAIN).labels()).containsExactly(0, 1, 7);
    }

    @Test
    void readsASingleImageOfWhichMatlabDropsTheLastDimension() throws IOException {
        Matrix single = Mat5.newMatrix(new int[] {32, 32, 3}, MatlabType.UInt8);
        single.setInt(0, 77);
        MatFiles.write(train, single, labels(MatlabType.UInt8, 4));
        LabelledImages images = load(DigitOrder.ONE_FIRST, 0, Part.TRAIN);
        assertThat(images.labels()).containsExactly(3);
        assertThat(firstPixels(images.images())).containsExactly(77);
    }

    @Test
    void readsRangesToAnOffset() throws IOException {
        Images images = load(DigitOrder.ONE_FIRST, 0, Part.TRAIN).images();
        byte[] target = new byte[2 * 3072 + 2];
        images.read(1, 2, target, 1);
        assertThat(target).startsWith(0, 200, 200).endsWith(7, 7, 0);
        assertThat(target[3072]).isEqualTo((byte) 200);
        assertThat(target[3073]).isEqualTo((byte) 7);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> images.read(2, 2, new byte[2 * 3072], 0));
    }

    @Test
    void refusesWhatIsNoMatlabFile() throws IOException {
        Files.writeString(train, "<html>404</html>".repeat(100));
        refused("%s: cannot be read as a MATLAB file of version 5 (", train);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.write(train, new byte[0]);
        refused("%s: cannot be read as a MATLAB file of version 5 (it ends too early)" + REMEDY, train);
    }

    @Test
    void refusesAFileOfVersion73() throws IOException {
        byte[] header =
                Arrays.copyOf("MATLAB 7.3 MAT-file, Platform: GLNXA64".getBytes(StandardCharsets.US_ASCII), 512);
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putShort(124, (short) 0x0200);
        header[126] = 'I';
        header[127] = 'M';
        Files.write(train, header);
        refused("%s: cannot be read as a MATLAB file of version 5 (", train);
    }

    @ParameterizedTest
    @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED})
    void refusesACutFileWhereverItIsCut(int level) throws IOException {
        MatFiles.write(
                train,
                level,
                Mat5.newMatFile().addArray("X", images(1, 2)).addArray("y", labels(MatlabType.UInt8, 1, 2)));
        byte[] whole = Files.readAllBytes(train);
        for (int cut = 0; cut < whole.length; cut += cut < HEADER + 64 ? 1 : 37) {
            Files.write(train, Arrays.copyOf(whole, cut));
            assertThatIOException()
                    .as("cut at %d of %d", cut, whole.length)
                    .isThrownBy(() -> load(DigitOrder.ONE_FIRST, 0, Part.TRAIN))
                    .withMessageStartingWith(train.toString())
                    .withMessageEndingWith(REMEDY);
        }
    }

    @Test
    void refusesAFileWithoutImagesOrLabels() throws IOException {
        MatFiles.write(train, Deflater.BEST_SPEED, Mat5.newMatFile().addArray("y", labels(MatlabType.UInt8, 1)));
        refused("%s: there is no X in it, only [y]" + REMEDY, train);
        MatFiles.write(train, Deflater.BEST_SPEED, Mat5.newMatFile().addArray("X", images(1)));
        refused("%s: there is no y in it, only [X]" + REMEDY, train);
    }

    @Test
    void refusesTwoArraysOfOneName() throws IOException {
        MatFiles.write(
                train,
                Deflater.NO_COMPRESSION,
                Mat5.newMatFile()
                        .addArray("X", images(1, 2))
                        .addArray("Z", images(3, 4))
                        .addArray("y", labels(MatlabType.UInt8, 1, 2)));
        byte[] bytes = Files.readAllBytes(train);
        for (int at = HEADER; at < bytes.length; at++) {
            if (bytes[at] == 'Z') {
                bytes[at] = 'X';
            }
        }
        Files.write(train, bytes);
        refused("%s: has more than one array with the name X, and nothing tells which counts" + REMEDY, train);
    }

    @Test
    void refusesImagesOfAnotherSize() throws IOException {
        Matrix gray = Mat5.newMatrix(new int[] {32, 32, 1, 2}, MatlabType.UInt8);
        MatFiles.write(train, gray, labels(MatlabType.UInt8, 1, 2));
        refused("%s: X is 32x32x1x2 of type uint8, but should be 32x32x3xN of type uint8" + REMEDY, train);
        MatFiles.write(
                train, Mat5.newMatrix(new int[] {32, 32, 3, 0}, MatlabType.UInt8), labels(MatlabType.UInt8, 1, 2));
        refused("%s: X is 32x32x3x0 of type uint8, but should be 32x32x3xN of type uint8" + REMEDY, train);
    }

    @Test
    void refusesImagesOfAnotherType() throws IOException {
        Matrix numbers = Mat5.newMatrix(new int[] {32, 32, 3, 2}, MatlabType.Double);
        MatFiles.write(train, numbers, labels(MatlabType.UInt8, 1, 2));
        refused("%s: X is 32x32x3x2 of type double, but should be 32x32x3xN of type uint8" + REMEDY, train);
        MatFiles.write(train, Mat5.newString("images"), labels(MatlabType.UInt8, 1, 2));
        refused("%s: X is 1x6 of type char, but should be 32x32x3xN of type uint8" + REMEDY, train);
    }

    @Test
    void refusesAnotherNumberOfLabels() throws IOException {
        MatFiles.write(train, images(1, 2), labels(MatlabType.UInt8, 1, 2, 3));
        refused("%s: y is 3x1, but should have one label for each of the 2 images of X" + REMEDY, train);
    }

    @Test
    void refusesLabelsThatAreNoNumbers() throws IOException {
        MatFiles.write(train, images(1, 2), Mat5.newString("12"));
        refused("%s: y is no matrix of numbers" + REMEDY, train);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 11, -1, 2.5, Double.NaN, 1e9})
    void refusesALabelThatDoesNotExist(double label) throws IOException {
        MatFiles.write(train, images(1, 2), labels(MatlabType.Double, 1, label));
        String shown = label == 2.5 ? "2.5" : label != label ? "NaN" : "%.0f".formatted(label);
        refused(
                "%s: image 1 (from 0) has the label %s, but labels go from 1 to 10, 10 for digit 0" + REMEDY,
                train,
                shown);
    }

    @Test
    void saysWhenDamagedPixelsAreRead() throws IOException {
        Matrix noise = images(0, 0, 0);
        SplittableRandom random = new SplittableRandom(0);
        for (int index = 0; index < noise.getNumElements(); index++) {
            noise.setInt(index, (byte) random.nextInt());
        }
        MatFiles.write(train, noise, labels(MatlabType.UInt8, 1, 10, 9));
        byte[] bytes = Files.readAllBytes(train);
        // In the midst of the compressed X, far behind its header.
        bytes[4000] ^= 0x55;
        Files.write(train, bytes);
        LabelledImages images = load(DigitOrder.ONE_FIRST, 0, Part.TRAIN);
        assertThat(images.labels()).containsExactly(0, 9, 8);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> pixels(images.images()))
                .withMessageStartingWith("%s: cannot be read as a MATLAB file of version 5 (", train)
                .withMessageEndingWith(REMEDY);
    }

    @Test
    void refusesAnArrayThatClaimsToBeLargerThanItsDimensions() throws IOException {
        MatFiles.write(
                train,
                Deflater.NO_COMPRESSION,
                Mat5.newMatFile().addArray("y", labels(MatlabType.UInt8, 1, 2)).addArray("X", images(1, 2)));
        byte[] bytes = Files.readAllBytes(train);
        // The tag of X's numbers is the last but 2 * 3072 bytes of the file; it says how many bytes follow.
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(bytes.length - 2 * 3072 - 4, 1 << 30);
        Files.write(train, bytes);
        LabelledImages images = load(DigitOrder.ONE_FIRST, 0, Part.TRAIN);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> pixels(images.images()))
                .withMessage(
                        "%s: cannot be read as a MATLAB file of version 5 (an array is larger than its dimensions)"
                                + REMEDY,
                        train);
    }

    @Test
    void suitsDigitsAndThePublishedCut() {
        ImageDataset svhn = svhn(DigitOrder.ONE_FIRST, 1000);
        assertThat(svhn.augmentation().horizontalFlip()).isFalse();
        assertThat(svhn.imbalance()).isEqualTo(new Imbalance(Imbalance.Profile.EXPONENTIAL, 100, OptionalInt.of(5000)));
        // Of the digit 0, then the largest class, there are 4,948.
        assertThat(svhn(DigitOrder.ZERO_FIRST, 1000).imbalance())
                .isEqualTo(new Imbalance(Imbalance.Profile.EXPONENTIAL, 100, OptionalInt.of(4948)));
    }

    @Test
    void declaresTheOfficialFilesAndWhereTheyArePublished() {
        DataSource source = svhn(DigitOrder.ONE_FIRST, 1000).source().orElseThrow();
        DataFile officialTrain = new DataFile(
                "train_32x32.mat",
                OptionalLong.of(182_040_794),
                Optional.of("435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8"));
        DataFile officialTest = new DataFile(
                "test_32x32.mat",
                OptionalLong.of(64_275_384),
                Optional.of("cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b"));
        assertThat(source.files()).containsExactly(officialTrain, officialTest);
        assertThat(source.downloads())
                .extracting(Download::file, download -> download.address().toString())
                .containsExactly(
                        tuple(officialTrain, "http://ufldl.stanford.edu/housenumbers/train_32x32.mat"),
                        tuple(officialTest, "http://ufldl.stanford.edu/housenumbers/test_32x32.mat"));
        DataSource own = new SvhnPlugin()
                .create(new SvhnOptions(Optional.of(folder), false, DigitOrder.ONE_FIRST, 0))
                .source()
                .orElseThrow();
        assertThat(own.root()).contains(folder);
        assertThat(own.files())
                .containsExactly(
                        new DataFile("train_32x32.mat", OptionalLong.empty(), Optional.empty()),
                        new DataFile("test_32x32.mat", OptionalLong.empty(), Optional.empty()));
    }

    private void refused(String message, Object... arguments) {
        assertThatIOException()
                .isThrownBy(() -> load(DigitOrder.ONE_FIRST, 0, Part.TRAIN))
                .withMessageStartingWith(message, arguments)
                .withMessageEndingWith(REMEDY);
    }

    private static ImageDataset svhn(DigitOrder order, int testPerClass) {
        return new SvhnPlugin().create(new SvhnOptions(Optional.empty(), true, order, testPerClass));
    }

    private LabelledImages load(DigitOrder order, int testPerClass, Part part) throws IOException {
        return svhn(order, testPerClass).load(part, new FakeDatasetContext(folder));
    }

    private static byte[] pixels(Images images) {
        byte[] pixels = new byte[images.count() * 3072];
        images.read(0, images.count(), pixels, 0);
        return pixels;
    }

    private static byte[] firstPixels(Images images) {
        byte[] pixels = pixels(images);
        byte[] first = new byte[images.count()];
        for (int image = 0; image < first.length; image++) {
            first[image] = pixels[image * 3072];
        }
        return first;
    }
}
