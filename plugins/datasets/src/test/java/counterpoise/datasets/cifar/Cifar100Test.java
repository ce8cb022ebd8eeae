package counterpoise.datasets.cifar;

import static counterpoise.datasets.cifar.CifarFiles.IMAGE_BYTES;
import static counterpoise.datasets.cifar.CifarFiles.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.datasets.cifar.Cifar100Options.Labels;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Cifar100Test {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoTrainingImagesAndOneTestImage() throws IOException {
        CifarFiles.write(folder.resolve("train.bin"), record(19, 99, 5), record(3, 42, 6));
        CifarFiles.write(folder.resolve("test.bin"), record(4, 0, 77));
    }

    @Test
    void takesTheFineLabelsOrTheCoarseOnes() throws IOException {
        assertThat(load(Labels.FINE, Part.TRAIN).labels()).containsExactly(99, 42);
        assertThat(load(Labels.COARSE, Part.TRAIN).labels()).containsExactly(19, 3);
        assertThat(load(Labels.FINE, Part.TEST).labels()).containsExactly(0);
        assertThat(load(Labels.COARSE, Part.TEST).labels()).containsExactly(4);
    }

    @Test
    void findsTheImagesBehindTwoLabels() throws IOException {
        for (Labels labels : Labels.values()) {
            LabelledImages train = load(labels, Part.TRAIN);
            byte[] pixels = new byte[2 * IMAGE_BYTES];
            train.images().read(0, 2, pixels, 0);
            assertThat(pixels[0]).isEqualTo((byte) 5);
            assertThat(pixels[IMAGE_BYTES - 1]).isEqualTo((byte) 5);
            assertThat(pixels[IMAGE_BYTES]).isEqualTo((byte) 6);
            assertThat(pixels[2 * IMAGE_BYTES - 1]).isEqualTo((byte) 6);
        }
    }

    @Test
    void namesTheClassesAsTheOfficialFilesDo() throws IOException {
        assertThat(dataset(Labels.FINE).classNames(new FakeDatasetContext()))
                .hasSize(100)
                .isSorted()
                .startsWith("apple", "aquarium_fish")
                .endsWith("woman", "worm");
        assertThat(dataset(Labels.FINE).classNames(new FakeDatasetContext()).get(42))
                .isEqualTo("leopard");
        assertThat(dataset(Labels.COARSE).classNames(new FakeDatasetContext()))
                .hasSize(20)
                .isSorted()
                .startsWith("aquatic_mammals", "fish")
                .endsWith("vehicles_1", "vehicles_2");
    }

    @Test
    void isCutToTenToOneUnlessConfigured() {
        assertThat(dataset(Labels.FINE).imbalance()).isEqualTo(new Imbalance(Imbalance.Profile.EXPONENTIAL, 10));
    }

    @ParameterizedTest
    @CsvSource({"FINE, 19, 100, 100, 99", "FINE, 19, 255, 255, 99", "COARSE, 20, 99, 20, 19"})
    void refusesALabelThatDoesNotExist(Labels labels, int coarse, int fine, int wrong, int greatest)
            throws IOException {
        CifarFiles.write(folder.resolve("train.bin"), record(0, 0, 1), record(coarse, fine, 1));
        assertThatIOException()
                .isThrownBy(() -> load(labels, Part.TRAIN))
                .withMessage(
                        "%s: record 1 (from 0) has the label %d, but labels go from 0 to %d; put the file of the binary"
                                + " version of CIFAR-100 there, or one in the same format",
                        folder.resolve("train.bin"), wrong, greatest);
    }

    @Test
    void refusesFilesOfCifar10() throws IOException {
        CifarFiles.write(folder.resolve("train.bin"), record(1, 1), record(2, 2));
        assertThatIOException()
                .isThrownBy(() -> load(Labels.FINE, Part.TRAIN))
                .withMessageContaining("record 1 is cut, as 6146 bytes are not a multiple of 3074");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.write(folder.resolve("train.bin"), new byte[0]);
        assertThatIOException()
                .isThrownBy(() -> load(Labels.FINE, Part.TRAIN))
                .withMessageStartingWith("train.bin in %s: no record at all; ", folder);
    }

    @Test
    void declaresSizesOfTheOfficialFilesAndTheChecksumOfTheArchive() {
        DataSource source = dataset(Labels.FINE).source().orElseThrow();
        assertThat(source.folderName()).isEqualTo("cifar-100-binary");
        // 50,000 and 10,000 records of 2 + 3072 bytes.
        assertThat(source.files())
                .containsExactly(
                        new DataFile("train.bin", OptionalLong.of(153_700_000), Optional.empty()),
                        new DataFile("test.bin", OptionalLong.of(30_740_000), Optional.empty()));
        assertThat(source.downloads()).singleElement().satisfies(download -> {
            assertThat(download.address()).hasToString("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz");
            assertThat(download.file().bytes()).hasValue(168_513_733);
            assertThat(download.file().sha256())
                    .contains("58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec");
        });
    }

    @Test
    void declaresNothingOfOwnFilesButTheirNames() {
        DataSource source = new Cifar100Plugin()
                .create(new Cifar100Options(Optional.of(folder), false, Labels.FINE))
                .source()
                .orElseThrow();
        assertThat(source.root()).contains(folder);
        assertThat(source.files())
                .containsExactly(
                        new DataFile("train.bin", OptionalLong.empty(), Optional.empty()),
                        new DataFile("test.bin", OptionalLong.empty(), Optional.empty()));
    }

    private static ImageDataset dataset(Labels labels) {
        return new Cifar100Plugin().create(new Cifar100Options(Optional.empty(), true, labels));
    }

    private LabelledImages load(Labels labels, Part part) throws IOException {
        return dataset(labels).load(part, new FakeDatasetContext(folder));
    }
}
