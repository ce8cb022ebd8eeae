package counterpoise.datasets.celeba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.testkit.DefaultOptions;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelebaTest {

    private static final int SIDE = 8;

    @TempDir
    private Path folder;

    private FakeDatasetContext context;
    private CelebaFiles files;

    @BeforeEach
    void begin() {
        context = new FakeDatasetContext(folder);
        files = new CelebaFiles(folder);
    }

    private static ImageDataset celeba(int testPerClass, int trainPerClass, long seed) {
        return new CelebaPlugin().create(new CelebaOptions(Optional.empty(), SIDE, testPerClass, trainPerClass, seed));
    }

    /** The lines that images stand in, told by their grey; by label, as JPEG may be off by one at most. */
    private static int[] lines(LabelledImages images) {
        int values = images.images().shape().values();
        byte[] pixels = new byte[images.images().count() * values];
        images.images().read(0, images.images().count(), pixels, 0);
        return IntStream.range(0, images.images().count())
                .map(image -> Byte.toUnsignedInt(pixels[image * values]))
                .toArray();
    }

    private int[] lines(ImageDataset dataset, Part part) throws IOException {
        return lines(dataset.load(part, context));
    }

    /** Lines 1 to 10 are black, 11 to 20 brown, 21 to 30 blond, 31 to 40 gray, 41 to 50 bald. */
    private void writeTenOfEach() throws IOException {
        for (Hair hair : Hair.values()) {
            files.add(hair, 10);
        }
        files.write();
    }

    @Test
    void hasTheFiveClassesByTheirFrequency() throws IOException {
        assertThat(celeba(1, 1, 0).classNames(context)).containsExactly("black", "brown", "blond", "gray", "bald");
        writeTenOfEach();
        LabelledImages test = celeba(3, 4, 0).load(Part.TEST, context);
        assertThat(test.labels()).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
        LabelledImages train = celeba(3, 4, 0).load(Part.TRAIN, context);
        assertThat(train.labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4);
        assertThat(train.images().shape()).hasToString("8x8x3");
        for (LabelledImages part : List.of(train, test)) {
            int[] lines = lines(part);
            assertThat(lines).isSorted();
            for (int image = 0; image < lines.length; image++) {
                assertThat((lines[image] - 1) / 10).isEqualTo(part.labels()[image]);
            }
        }
    }

    @Test
    void noImageIsInBothParts() throws IOException {
        writeTenOfEach();
        int[] train = lines(celeba(3, 100, 5), Part.TRAIN);
        int[] test = lines(celeba(3, 100, 5), Part.TEST);
        assertThat(IntStream.concat(Arrays.stream(train), Arrays.stream(test)).sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void fewerTrainingImagesAreSomeOfThose() throws IOException {
        writeTenOfEach();
        assertThat(lines(celeba(3, 7, 0), Part.TRAIN)).contains(lines(celeba(3, 2, 0), Part.TRAIN));
        assertThat(lines(celeba(3, 7, 0), Part.TEST)).isEqualTo(lines(celeba(3, 2, 0), Part.TEST));
    }

    @Test
    void anotherSeedDrawsOtherTestImages() throws IOException {
        writeTenOfEach();
        assertThat(lines(celeba(5, 5, 0), Part.TEST))
                .isEqualTo(lines(celeba(5, 5, 0), Part.TEST))
                .isNotEqualTo(lines(celeba(5, 5, 1), Part.TEST));
    }

    @Test
    void drawsEachClassByItself() throws IOException {
        writeTenOfEach();
        int[] test = lines(celeba(5, 5, 0), Part.TEST);
        List<List<Integer>> places = IntStream.range(0, 5)
                .mapToObj(label -> Arrays.stream(test, 5 * label, 5 * label + 5)
                        .map(line -> (line - 1) % 10)
                        .boxed()
                        .toList())
                .distinct()
                .toList();
        assertThat(places).hasSizeGreaterThan(1);
    }

    @Test
    void leavesOutImagesOfNoneOrSeveralClasses() throws IOException {
        for (Hair hair : Hair.values()) {
            files.add(hair, 2);
        }
        // Attributes: Bald Bangs Black_Hair Blond_Hair Brown_Hair Gray_Hair Young.
        files.add("-1 1 -1 -1 -1 -1 1"); // none of the five
        files.add("1 -1 1 -1 -1 -1 -1"); // bald and black
        files.add("-1 -1 -1 1 1 -1 1"); // blond and brown
        files.write();
        int[] train = lines(celeba(1, 100, 0), Part.TRAIN);
        int[] test = lines(celeba(1, 100, 0), Part.TEST);
        assertThat(IntStream.concat(Arrays.stream(train), Arrays.stream(test)))
                .hasSize(10)
                .allMatch(line -> line <= 10);
    }

    @Test
    void leavesSomethingToTrainOn() throws IOException {
        for (Hair hair : Hair.values()) {
            files.add(hair, hair == Hair.BALD ? 3 : 5);
        }
        Path attributes = files.write();
        assertThat(celeba(2, 100, 0).load(Part.TEST, context).labels()).hasSize(10);
        assertThatIOException()
                .isThrownBy(() -> celeba(3, 100, 0).load(Part.TRAIN, context))
                .withMessage(
                        "%s: has 3 images of the class bald (Bald and no other of the five), so that 3 for testing leave"
                                + " none to train on; lower test-per-class",
                        attributes);
    }

    @Test
    void saysWhichImagesAreMissing() throws IOException {
        writeTenOfEach();
        Files.delete(folder.resolve("img_align_celeba/000007.jpg"));
        Files.delete(folder.resolve("img_align_celeba/000031.jpg"));
        assertThatIOException()
                .isThrownBy(() -> celeba(1, 1, 0).load(Part.TRAIN, context))
                .withMessage(
                        "%s: lacks 2 of the 50 images that list_attr_celeba.txt names, the first being 000007.jpg; unpack"
                                + " all of img_align_celeba.zip",
                        folder.resolve("img_align_celeba"));
    }

    @Test
    void warnsOfImagesWithoutAttributes() throws IOException {
        writeTenOfEach();
        Files.writeString(folder.resolve("img_align_celeba/999999.jpg"), "of nobody");
        Files.writeString(folder.resolve("img_align_celeba/.hidden"), "hidden");
        celeba(1, 1, 0).load(Part.TRAIN, context);
        assertThat(context.warnings())
                .containsExactly("%s: ignored 1 files that list_attr_celeba.txt does not name, such as 999999.jpg."
                        .formatted(folder.resolve("img_align_celeba")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                             | line 1 should hold the number of images, but is empty
                    many$HEADER                                    | line 1 should hold the number of images, but is "many"
                    2                                              | line 2 should hold the names of the attributes, but is empty
                    1$Bald Black_Hair Blond_Hair Brown_Hair$       | line 2 names no attribute Gray_Hair
                    1$HEADER$1.jpg 1 1 1                           | line 3 has 3 values after the name, but line 2 names 7 attributes
                    1$HEADER$1.jpg 1 1 1 0 1 1 1                   | line 3 has the value 0 for Blond_Hair, which can be 1 or -1
                    1$HEADER$../1.jpg 1 1 1 1 1 1 1                | line 3 begins with "../1.jpg", which is not the name of a file
                    2$HEADER$1.jpg 1 1 1 1 1 1 1$1.jpg 1 1 1 1 1 1 1 | line 4 names 1.jpg, which an earlier line has named
                    """)
    void refusesAnAttributeFileThatIsNotAsItShouldBe(String text, String problem) throws IOException {
        Path attributes = files.write(text.replace("HEADER", CelebaFiles.HEADER).replace('$', '\n'));
        assertThatIOException()
                .isThrownBy(() -> celeba(1, 1, 0).load(Part.TRAIN, context))
                .withMessage("%s: %s; put the list_attr_celeba.txt of CelebA there", attributes, problem);
    }

    @Test
    void refusesAnAttributeFileThatIsCutOff() throws IOException {
        Path attributes = files.write("202599\n" + CelebaFiles.HEADER + "\n1.jpg -1 1 1 -1 -1 -1 1\n");
        assertThatIOException()
                .isThrownBy(() -> celeba(1, 1, 0).load(Part.TRAIN, context))
                .withMessageStartingWith(
                        "%s: has lines for 1 images, but promises 202599 in its first line; ", attributes);
        Files.write(attributes, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0});
        assertThatIOException()
                .isThrownBy(() -> celeba(1, 1, 0).load(Part.TRAIN, context))
                .withMessageStartingWith("%s: is not a text file; ", attributes);
    }

    @Test
    void saysWhatIsToBeDownloadedAndWhereItGoes() {
        DataSource source = celeba(1, 1, 0).source().orElseThrow();
        assertThat(source.files()).extracting(DataFile::path).containsExactly("list_attr_celeba.txt");
        assertThat(source.trees()).containsExactly("img_align_celeba");
        assertThat(source.howToGet())
                .contains("img_align_celeba.zip")
                .contains("DIR/celeba/img_align_celeba/000001.jpg")
                .contains("DIR/celeba/list_attr_celeba.txt")
                .contains("--data DIR");
    }

    @Test
    void isByDefaultCutFortyToOneOfTenThousand() {
        CelebaOptions options = DefaultOptions.of(CelebaOptions.class);
        assertThat(options.trainPerClass()).isEqualTo(10_000);
        assertThat(options.testPerClass()).isEqualTo(1_000);
        assertThat(new CelebaPlugin().create(options).imbalance())
                .isEqualTo(new Imbalance(Imbalance.Profile.EXPONENTIAL, 40));
    }

    @Test
    void findsTheAttributesOfTheOfficialFile() throws IOException {
        // The 40 names of the official file; the five are columns 4, 8, 9, 11 and 17 from 0.
        String names = "5_o_Clock_Shadow Arched_Eyebrows Attractive Bags_Under_Eyes Bald Bangs Big_Lips Big_Nose"
                + " Black_Hair Blond_Hair Blurry Brown_Hair Bushy_Eyebrows Chubby Double_Chin Eyeglasses Goatee"
                + " Gray_Hair Heavy_Makeup High_Cheekbones Male Mouth_Slightly_Open Mustache Narrow_Eyes No_Beard"
                + " Oval_Face Pale_Skin Pointy_Nose Receding_Hairline Rosy_Cheeks Sideburns Smiling Straight_Hair"
                + " Wavy_Hair Wearing_Earrings Wearing_Hat Wearing_Lipstick Wearing_Necklace Wearing_Necktie Young";
        StringBuilder text = new StringBuilder("40\n").append(names).append('\n');
        for (int column = 0; column < 40; column++) {
            int set = column;
            text.append("%02d.jpg ".formatted(column))
                    .append(String.join(
                            " ",
                            IntStream.range(0, 40)
                                    .mapToObj(value -> value == set ? "1" : "-1")
                                    .toList()))
                    .append("\r\n");
        }
        List<Optional<Hair>> found =
                List.copyOf(AttributeFile.read(files.write(text.toString())).values());
        assertThat(Stream.of(8, 11, 9, 17, 4).map(found::get).map(Optional::get))
                .containsExactly(Hair.values());
        assertThat(found.stream().filter(Optional::isPresent)).hasSize(5);
        OptionalInt first = IntStream.range(0, 40)
                .filter(column -> found.get(column).isPresent())
                .findFirst();
        assertThat(first).hasValue(4);
    }
}
