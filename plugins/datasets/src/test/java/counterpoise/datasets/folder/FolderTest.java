package counterpoise.datasets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.datasets.images.Pictures;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    private static final List<Double> HALF = List.of(.5, .5, .5);

    @TempDir
    private Path folder;

    private FakeDatasetContext context;

    @BeforeEach
    void lend() {
        context = new FakeDatasetContext(folder);
    }

    private static ImageDataset dataset(String... classes) {
        return new FolderPlugin().create(new FolderOptions(Optional.empty(), 8, List.of(classes), HALF, HALF));
    }

    /** A picture whose every value is {@code grey}. */
    private void write(String name, int grey) throws IOException {
        Pictures.write(folder.resolve(name), 12, 10, grey * 0x010101);
    }

    /** The classes cat, dog and 10 in both parts. */
    private void writeThreeClasses() throws IOException {
        int grey = 0;
        for (String part : List.of("train", "test")) {
            for (String name : List.of("dog/b.png", "cat/x.PNG", "dog/a.png", "10/z.png", "cat/B.png", "dog/10.png")) {
                write(part + "/" + name, ++grey);
            }
        }
    }

    private static int[] greys(LabelledImages images) {
        byte[] pixels = new byte[images.images().count() * 8 * 8 * 3];
        images.images().read(0, images.images().count(), pixels, 0);
        return IntStream.range(0, images.images().count())
                .map(image -> pixels[image * 8 * 8 * 3])
                .toArray();
    }

    @Test
    void takesClassesAndFilesInTheOrderOfTheirNames() throws IOException {
        writeThreeClasses();
        assertThat(dataset().classNames(context)).containsExactly("10", "cat", "dog");
        LabelledImages train = dataset().load(Part.TRAIN, context);
        assertThat(train.labels()).containsExactly(0, 1, 1, 2, 2, 2);
        // z; B, x; 10, a, b: capitals before small letters, digits before both.
        assertThat(greys(train)).containsExactly(4, 5, 2, 6, 3, 1);
        LabelledImages test = dataset().load(Part.TEST, context);
        assertThat(test.labels()).containsExactly(0, 1, 1, 2, 2, 2);
        assertThat(greys(test)).containsExactly(10, 11, 8, 12, 9, 7);
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void takesTheOrderOfManyFilesFromTheirNamesToo() throws IOException {
        // So many that no file system lists them in this order by chance.
        for (int i = 0; i < 100; i++) {
            int shuffled = i * 37 % 100;
            write("train/a/%02d.png".formatted(shuffled), shuffled);
        }
        write("train/b/1.png", 100);
        assertThat(greys(dataset().load(Part.TRAIN, context)))
                .containsExactly(IntStream.rangeClosed(0, 100).toArray());
    }

    @Test
    void takesTheOrderOfClassesThatIsGiven() throws IOException {
        writeThreeClasses();
        ImageDataset dataset = dataset("dog", "10", "cat");
        assertThat(dataset.classNames(context)).containsExactly("dog", "10", "cat");
        LabelledImages train = dataset.load(Part.TRAIN, context);
        assertThat(train.labels()).containsExactly(0, 0, 0, 1, 2, 2);
        assertThat(greys(train)).containsExactly(6, 3, 1, 4, 5, 2);
    }

    @Test
    void refusesAnOrderOfOtherClasses() throws IOException {
        writeThreeClasses();
        for (ImageDataset other : List.of(dataset("dog", "cat"), dataset("dog", "10", "cat", "emu"))) {
            assertThatIOException()
                    .isThrownBy(() -> other.load(Part.TRAIN, context))
                    .withMessageStartingWith(
                            "%s: has folders of the classes [10, cat, dog], but the option classes names [dog,",
                            folder.resolve("train"))
                    .withMessageEndingWith("; name each once");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataset("dog", "cat", "dog"))
                .withMessage("classes names a class twice: [dog, cat, dog]");
    }

    @Test
    void refusesMeansThatAreNotThree() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FolderOptions(Optional.empty(), 32, List.of(), List.of(.5), HALF))
                .withMessageStartingWith("mean and deviation need three numbers each");
    }

    @Test
    void ignoresWhatIsHiddenAndNamesWhatElseItIgnores() throws IOException {
        writeThreeClasses();
        Files.writeString(folder.resolve("train/.DS_Store"), "hidden");
        Files.writeString(folder.resolve("train/cat/._x.png"), "hidden");
        Files.createDirectories(folder.resolve("train/.git"));
        Files.writeString(folder.resolve("train/labels.csv"), "a table");
        Files.writeString(folder.resolve("train/dog/c.gif"), "GIF");
        write("train/dog/puppies/d.png", 99);
        LabelledImages train = dataset().load(Part.TRAIN, context);
        assertThat(greys(train)).containsExactly(4, 5, 2, 6, 3, 1);
        dataset().load(Part.TEST, context);
        assertThat(context.warnings())
                .containsExactly(
                        "%s: ignored dog/c.gif, dog/puppies, labels.csv, not being a .png, .jpg or .jpeg file in"
                                        .formatted(folder.resolve("train"))
                                + " the folder of a class.");
    }

    @Test
    void namesFiveOfManyThatItIgnores() throws IOException {
        writeThreeClasses();
        for (int i = 0; i < 9; i++) {
            Files.writeString(folder.resolve("test/cat/%d.txt".formatted(i)), "notes");
        }
        dataset().load(Part.TEST, context);
        assertThat(context.warnings()).hasSize(1);
        assertThat(context.warnings().get(0))
                .contains("cat/4.txt and 4 more, not being")
                .doesNotContain("5.txt");
    }

    @Test
    void refusesAClassWithoutPictures() throws IOException {
        writeThreeClasses();
        Files.createDirectories(folder.resolve("train/emu"));
        Files.writeString(folder.resolve("train/emu/notes.txt"), "none yet");
        assertThatIOException()
                .isThrownBy(() -> dataset().classNames(context))
                .withMessage(
                        "%s: has no .png, .jpg or .jpeg file; put pictures of that class there, or remove the folder",
                        folder.resolve("train/emu"));
    }

    @Test
    void refusesFewerThanTwoClasses() throws IOException {
        Files.createDirectories(folder.resolve("train"));
        assertThatIOException()
                .isThrownBy(() -> dataset().load(Part.TRAIN, context))
                .withMessage(
                        "%s: has no folder, but at least two classes are needed; put the pictures of each class in a"
                                + " folder there",
                        folder.resolve("train"));
        write("train/cat/1.png", 1);
        assertThatIOException()
                .isThrownBy(() -> dataset().load(Part.TRAIN, context))
                .withMessageContaining("has the folder of one class alone (cat), but at least two");
    }

    @Test
    void refusesTrainAndTestOfOtherClasses() throws IOException {
        writeThreeClasses();
        write("train/emu/1.png", 1);
        assertThatIOException()
                .isThrownBy(() -> dataset().load(Part.TEST, context))
                .withMessage(
                        "%s: has no folder of the class emu, which %s has; both need the same classes",
                        folder.resolve("test"), folder.resolve("train"));
        write("test/emu/1.png", 1);
        write("test/fox/1.png", 1);
        assertThatIOException()
                .isThrownBy(() -> dataset().load(Part.TEST, context))
                .withMessage(
                        "%s: has no folder of the class fox, which %s has; both need the same classes",
                        folder.resolve("train"), folder.resolve("test"));
    }

    @Test
    void saysHowItsFilesAreToLie() {
        ImageDataset dataset =
                new FolderPlugin().create(new FolderOptions(Optional.of(folder), 32, List.of(), HALF, HALF));
        DataSource source = dataset.source().orElseThrow();
        assertThat(source.root()).contains(folder);
        assertThat(source.files()).isEmpty();
        assertThat(source.trees()).containsExactly("train", "test");
        assertThat(source.howToGet()).contains("DIR/train/CLASS/").contains("--data DIR");
        assertThat(dataset.isSlowToRead()).isTrue();
        assertThat(dataset.augmentation()).isEqualTo(new Augmentation(4, false));
        assertThat(dataset.imbalance()).isEqualTo(Imbalance.NONE);
    }
}
