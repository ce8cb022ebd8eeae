package counterpoise.testkit;

import static counterpoise.testkit.WrongDatasets.SHAPE;
import static counterpoise.testkit.WrongDatasets.declaring;
import static counterpoise.testkit.WrongDatasets.downloading;
import static counterpoise.testkit.WrongDatasets.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import counterpoise.api.Images;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.testkit.WrongDatasets.Tiny;
import counterpoise.testkit.WrongDatasets.TinyEmbeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLawsTest {

    private static List<String> brokenBy(Dataset product) {
        return Broken.laws(DatasetLaws.cases(new DatasetSubject(() -> product, Optional.empty()), ""));
    }

    private static Download download(String address, String path, Packing packing) {
        return new Download(URI.create(address), file(path, path.substring(0, 1).repeat(64)), packing);
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(new Tiny())).isEmpty();
        assertThat(brokenBy(declaring(file("train/images.bin", "0a".repeat(32)), "Ask for it.")))
                .isEmpty();
    }

    @Test
    void keepsAllLawsOfEmbeddings() {
        assertThat(brokenBy(new TinyEmbeddings())).isEmpty();
    }

    @Test
    void catchesEmbeddingsThatChangeFromLoadToLoad() {
        AtomicInteger loads = new AtomicInteger();
        assertThat(brokenBy(new TinyEmbeddings() {
                    @Override
                    public LabelledEmbeddings load(Part part, DatasetContext context) {
                        return new LabelledEmbeddings(
                                new float[] {0, 1, loads.getAndIncrement()}, 1, new int[] {0, 1, 1});
                    }
                }))
                .containsExactly("loaded again it is the same", "the order in which parts are loaded does not matter");
    }

    @Test
    void catchesFilesOutsideTheFolder() {
        for (String path : List.of("../images.bin", "/etc/images.bin", "a\\images.bin", "a//b", "C:/images.bin")) {
            assertThat(brokenBy(declaring(file(path, "0a".repeat(32)), "Ask for it.")))
                    .as(path)
                    .containsExactly("declared files stay below the folder");
        }
    }

    @Test
    void catchesDownloadsThatCannotBe() {
        String law = "declared downloads hold declared files";
        Download first =
                new Download(URI.create("https://example.org/a.bin"), file("a.bin", "0a".repeat(32)), Packing.NONE);
        Download second =
                new Download(URI.create("https://example.org/b.bin"), file("b.bin", "0b".repeat(32)), Packing.NONE);
        Download archive = download("http://example.org/c.tar.gz", "c.tar.gz", Packing.TAR_GZ);
        assertThat(brokenBy(downloading(first, second))).isEmpty();
        assertThat(brokenBy(downloading(archive))).isEmpty();
        assertThat(brokenBy(downloading(first, download("https://example.org/b.bin", "b.bin", Packing.NONE))))
                .containsExactly(law);
        assertThat(brokenBy(downloading(download("https://example.org/a.bin", "a.bin", Packing.TAR_GZ))))
                .containsExactly(law);
        for (String address : List.of("ftp://example.org/c.tar.gz", "c.tar.gz", "http:///c.tar.gz")) {
            assertThat(brokenBy(downloading(download(address, "c.tar.gz", Packing.TAR_GZ))))
                    .as(address)
                    .containsExactly(law);
        }
    }

    @Test
    void catchesATestImageThatIsATrainingImage() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    public LabelledImages load(Part part, DatasetContext context) throws IOException {
                        return part == Part.TRAIN
                                ? super.load(part, context)
                                : new LabelledImages(
                                        Images.of(SHAPE, new byte[] {8, 8, 8, 8, 91, 92, 93, 94}), new int[] {0, 1});
                    }
                }))
                .containsExactly("the test images are not the training images");
    }

    @Test
    void loadsADatasetWithFilesOnlyFromAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("images.bin"), "pixels");
        Dataset spoilt = new Tiny() {
            @Override
            public Optional<DataSource> source() {
                DataFile file = new DataFile("images.bin", OptionalLong.empty(), Optional.empty());
                return Optional.of(new DataSource(Optional.empty(), "tiny", List.of(file), "Ask for it."));
            }

            @Override
            public LabelledImages load(Part part, DatasetContext context) throws IOException {
                return new LabelledImages(
                        images(part),
                        new int[] {0, 1, (int) Files.size(context.folder().resolve("images.bin"))});
            }
        };
        assertThat(brokenBy(spoilt)).isEmpty();
        DatasetSubject withFolder = new DatasetSubject(() -> spoilt, Optional.of(folder));
        assertThat(Broken.laws(DatasetLaws.cases(withFolder, ""))).containsExactly("every label is that of a class");
    }

    private static List<String> brokenByReading(Path folder, WrongDatasets.Measure measure) throws IOException {
        WrongDatasets.writeFiles(folder);
        Dataset dataset = WrongDatasets.measuring(measure);
        return Broken.laws(DatasetLaws.cases(new DatasetSubject(() -> dataset, Optional.of(folder)), ""));
    }

    @Test
    void catchesReadingWhatIsNotDeclared(@TempDir Path folder) throws IOException {
        List<String> law = List.of("nothing but what is declared has a part in it");
        assertThat(brokenByReading(folder, root -> Files.size(root.resolve("images/a.png"))))
                .isEmpty();
        assertThat(brokenByReading(folder, root -> root.toString().length())).isEqualTo(law);
        assertThat(brokenByReading(folder, root -> {
                    try (Stream<Path> files = Files.list(root.resolve("images"))) {
                        return files.count();
                    }
                }))
                .as("counts hidden files")
                .isEqualTo(law);
    }

    @Test
    void catchesASourceOfNothing() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    public Optional<DataSource> source() {
                        return Optional.of(new DataSource(Optional.empty(), "tiny", List.of(), "Ask for it."));
                    }
                }))
                .containsExactly("declared files stay below the folder");
    }
}
