package counterpoise.testkit;

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

import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledData;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLawsTest {

    private static final ImageShape SHAPE = new ImageShape(2, 2, 1);

    /** Keeps all laws; tests spoil one part of it. */
    private static class Tiny implements ImageDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("dark", "bright");
        }

        @Override
        public Normalisation normalisation() {
            return new Normalisation(List.of(0.5), List.of(0.25));
        }

        @Override
        public LabelledImages load(Part part, DatasetContext context) throws IOException {
            int[] labels = {0, 1, 1};
            return new LabelledImages(images(part), labels);
        }

        /** The test images are the training images, inverted. */
        Images images(Part part) {
            return part == Part.TRAIN ? images() : new Inverted(images());
        }

        Images images() {
            return Images.of(SHAPE, new byte[] {1, 2, 3, 4, 91, 92, 93, 94, 95, 96, 97, 98});
        }
    }

    /** Reads through other images; tests override what they spoil. */
    private static class Passing implements Images {

        final Images inner = new Tiny().images();

        @Override
        public int count() {
            return inner.count();
        }

        @Override
        public ImageShape shape() {
            return inner.shape();
        }

        @Override
        public void read(int from, int rows, byte[] target, int offset) {
            inner.read(from, rows, target, offset);
        }
    }

    private record Inverted(Images inner) implements Images {

        @Override
        public int count() {
            return inner.count();
        }

        @Override
        public ImageShape shape() {
            return inner.shape();
        }

        @Override
        public void read(int from, int rows, byte[] target, int offset) {
            inner.read(from, rows, target, offset);
            for (int value = offset; value < offset + rows * shape().values(); value++) {
                target[value] ^= (byte) 0xff;
            }
        }
    }

    private static List<String> brokenBy(Dataset product) {
        return Broken.laws(DatasetLaws.cases(new DatasetSubject(() -> product, Optional.empty()), ""));
    }

    private static List<String> brokenBy(Images images) {
        return brokenBy(new Tiny() {
            @Override
            Images images() {
                return images;
            }
        });
    }

    private static List<String> brokenBy(DataFile file, String howToGet) {
        return brokenBy(new Tiny() {
            @Override
            public Optional<DataSource> source() {
                return Optional.of(new DataSource(Optional.empty(), "tiny-official", List.of(file), howToGet));
            }
        });
    }

    private static List<String> brokenBy(Download... downloads) {
        return brokenBy(new Tiny() {
            @Override
            public Optional<DataSource> source() {
                List<DataFile> files = List.of(file("a.bin", "0a".repeat(32)), file("b.bin", "0b".repeat(32)));
                return Optional.of(new DataSource(
                        Optional.empty(), "tiny-official", files, List.of(), "Ask.", List.of(downloads)));
            }
        });
    }

    private static Download download(String address, String path, Packing packing) {
        return new Download(URI.create(address), file(path, path.substring(0, 1).repeat(64)), packing);
    }

    private static DataFile file(String path, String digest) {
        return new DataFile(path, OptionalLong.of(12), Optional.of(digest));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(new Tiny())).isEmpty();
        assertThat(brokenBy(new Passing())).isEmpty();
        assertThat(brokenBy(file("train/images.bin", "0a".repeat(32)), "Ask for it."))
                .isEmpty();
    }

    /** Keeps all laws of embeddings. */
    private static class TinyEmbeddings implements EmbeddingDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("dark", "bright");
        }

        @Override
        public LabelledEmbeddings load(Part part, DatasetContext context) {
            return new LabelledEmbeddings(new float[] {1, 2, 3, 4, 5, 6}, 2, new int[] {0, 1, 1});
        }
    }

    @Test
    void keepsAllLawsOfEmbeddings() {
        assertThat(brokenBy(new TinyEmbeddings())).isEmpty();
    }

    @Test
    void catchesADatasetThatOffersNeitherImagesNorEmbeddings() {
        Tiny tiny = new Tiny();
        assertThat(brokenBy(new Dataset() {
                    @Override
                    public List<String> classNames(DatasetContext context) {
                        return tiny.classNames(context);
                    }

                    @Override
                    public LabelledData load(Part part, DatasetContext context) throws IOException {
                        return tiny.load(part, context);
                    }
                }))
                .contains("it offers either images or embeddings");
    }

    @Test
    void catchesTestEmbeddingsOfAnotherWidth() {
        assertThat(brokenBy(new TinyEmbeddings() {
                    @Override
                    public LabelledEmbeddings load(Part part, DatasetContext context) {
                        int width = part == Part.TRAIN ? 2 : 3;
                        return new LabelledEmbeddings(new float[3 * width], width, new int[] {0, 1, 1});
                    }
                }))
                .containsExactly("training and test embeddings have one width");
    }

    @Test
    void catchesEmbeddingsThatAreNotFinite() {
        assertThat(brokenBy(new TinyEmbeddings() {
                    @Override
                    public LabelledEmbeddings load(Part part, DatasetContext context) {
                        float[] values = {0, 1, part == Part.TRAIN ? 2 : Float.POSITIVE_INFINITY};
                        return new LabelledEmbeddings(values, 1, new int[] {0, 1, 1});
                    }
                }))
                .containsExactly("every value of an embedding is finite");
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
    void catchesNamesThatAreThereTwice() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    public List<String> classNames(DatasetContext context) {
                        return List.of("dark", "dark");
                    }
                }))
                .containsExactly("there are at least two classes with distinct names");
    }

    @Test
    void catchesFilesOutsideTheFolder() {
        for (String path : List.of("../images.bin", "/etc/images.bin", "a\\images.bin", "a//b", "C:/images.bin")) {
            assertThat(brokenBy(file(path, "0a".repeat(32)), "Ask for it."))
                    .as(path)
                    .containsExactly("declared files stay below the folder");
        }
    }

    @Test
    void catchesChecksumsThatCannotBe() {
        assertThat(brokenBy(file("images.bin", "0A".repeat(32)), "Ask for it."))
                .containsExactly("declared checksums and sizes can be");
    }

    @Test
    void catchesFilesThatNobodyKnowsHowToGet() {
        assertThat(brokenBy(file("images.bin", "0a".repeat(32)), " "))
                .containsExactly("a dataset with files says how to get them");
    }

    @Test
    void catchesDownloadsThatCannotBe() {
        String law = "declared downloads hold declared files";
        Download first =
                new Download(URI.create("https://example.org/a.bin"), file("a.bin", "0a".repeat(32)), Packing.NONE);
        Download second =
                new Download(URI.create("https://example.org/b.bin"), file("b.bin", "0b".repeat(32)), Packing.NONE);
        Download archive = download("http://example.org/c.tar.gz", "c.tar.gz", Packing.TAR_GZ);
        assertThat(brokenBy(first, second)).isEmpty();
        assertThat(brokenBy(archive)).isEmpty();
        assertThat(brokenBy(first)).containsExactly(law);
        assertThat(brokenBy(first, download("https://example.org/b.bin", "b.bin", Packing.NONE)))
                .containsExactly(law);
        assertThat(brokenBy(download("https://example.org/a.bin", "a.bin", Packing.TAR_GZ)))
                .containsExactly(law);
        for (String address : List.of("ftp://example.org/c.tar.gz", "c.tar.gz", "http:///c.tar.gz")) {
            assertThat(brokenBy(download(address, "c.tar.gz", Packing.TAR_GZ)))
                    .as(address)
                    .containsExactly(law);
        }
    }

    @Test
    void catchesTestImagesThatAreTheTrainingImages() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    Images images(Part part) {
                        return images();
                    }
                }))
                .containsExactly("the test images are not the training images");
        // One of them, among other ones.
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
    void catchesLabelsThatAreOthersWhereTheyAreAskedForAlone() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    public int[] labels(Part part, DatasetContext context) {
                        return new int[] {0, 1, 0};
                    }
                }))
                .containsExactly("labels asked for alone are those of the part");
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

    @Test
    void catchesAClassWithoutTestImages() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    public LabelledImages load(Part part, DatasetContext context) {
                        int last = part == Part.TRAIN ? 1 : 0;
                        return new LabelledImages(images(part), new int[] {0, last, last});
                    }
                }))
                .containsExactly("every class is there in train and test");
    }

    @Test
    void catchesTestImagesOfAnotherShape() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    public LabelledImages load(Part part, DatasetContext context) {
                        ImageShape shape = part == Part.TRAIN ? SHAPE : new ImageShape(1, 4, 1);
                        byte[] pixels = new byte[12];
                        pixels[0] = (byte) part.ordinal();
                        return new LabelledImages(Images.of(shape, pixels), new int[] {0, 1, 1});
                    }
                }))
                .containsExactly("training and test images have one shape");
    }

    @Test
    void catchesANormalisationOfOtherChannels() {
        assertThat(brokenBy(new Tiny() {
                    @Override
                    public Normalisation normalisation() {
                        return new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
                    }
                }))
                .containsExactly("the normalisation has the channels of the images");
    }

    @Test
    void catchesImagesThatChangeFromLoadToLoad() {
        AtomicInteger loads = new AtomicInteger();
        assertThat(brokenBy(new Tiny() {
                    @Override
                    Images images() {
                        return Images.of(
                                SHAPE, new byte[] {(byte) loads.getAndIncrement(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
                    }
                }))
                .containsExactly("loaded again it is the same", "the order in which parts are loaded does not matter");
    }

    @Test
    void catchesPartsThatDependOnTheirOrder() {
        List<String> broken = Broken.laws(DatasetLaws.cases(
                new DatasetSubject(
                        () -> new Tiny() {
                            private int loads;

                            @Override
                            public LabelledImages load(Part part, DatasetContext context) {
                                return new LabelledImages(
                                        images(part), loads++ == 0 ? new int[] {0, 1, 1} : new int[] {1, 0, 0});
                            }
                        },
                        Optional.empty()),
                ""));
        assertThat(broken).containsExactly("the order in which parts are loaded does not matter");
    }

    @Test
    void catchesImagesThatOneThreadAloneCanRead() {
        Thread first = Thread.currentThread();
        assertThat(brokenBy(new Passing() {
                    @Override
                    public void read(int from, int rows, byte[] target, int offset) {
                        inner.read(from, rows, target, offset);
                        if (Thread.currentThread() != first) {
                            target[offset]++;
                        }
                    }
                }))
                .containsExactly("images read by several threads at once are the same");
    }

    /** Has a tree of two small images; the test says which file's size is the first pixel. */
    private static List<String> brokenByReading(Path folder, ReadSize size) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("images/a.png"), "abc");
        Files.writeString(folder.resolve("images/b.png"), "de");
        Files.writeString(folder.resolve("notes.txt"), "undeclared");
        Dataset dataset = new Tiny() {
            @Override
            public Optional<DataSource> source() {
                return Optional.of(
                        new DataSource(Optional.empty(), "tiny", List.of(), List.of("images"), "Ask for it."));
            }

            @Override
            public LabelledImages load(Part part, DatasetContext context) throws IOException {
                byte[] pixels = {(byte) size.of(context.folder()), 2, 3, 4, 91, 92, 93, 94};
                pixels[1] = (byte) part.ordinal();
                pixels[5] = (byte) part.ordinal();
                return new LabelledImages(Images.of(SHAPE, pixels), new int[] {0, 1});
            }
        };
        return Broken.laws(DatasetLaws.cases(new DatasetSubject(() -> dataset, Optional.of(folder)), ""));
    }

    private interface ReadSize {
        long of(Path folder) throws IOException;
    }

    @Test
    void catchesReadingWhatIsNotDeclared(@TempDir Path folder) throws IOException {
        List<String> law = List.of("nothing but what is declared has a part in it");
        assertThat(brokenByReading(folder, root -> Files.size(root.resolve("images/a.png"))))
                .isEmpty();
        assertThat(brokenByReading(folder, root -> Files.size(root.resolve("notes.txt"))))
                .isEqualTo(law);
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

    @Test
    void catchesRangesThatDifferFromSingles() {
        assertThat(brokenBy(new Passing() {
                    @Override
                    public void read(int from, int rows, byte[] target, int offset) {
                        for (int row = 0; row < rows; row++) {
                            inner.read(from, 1, target, offset + row * shape().values());
                        }
                    }
                }))
                .containsExactly("images read by ranges equal images read one by one");
    }

    @Test
    void catchesReadingThatWritesElsewhere() {
        assertThat(brokenBy(new Passing() {
                    @Override
                    public void read(int from, int rows, byte[] target, int offset) {
                        inner.read(from, rows, target, offset);
                        if (offset % shape().values() != 0) {
                            target[offset - 1] = 0;
                        }
                    }
                }))
                .containsExactly("reading writes only where it was asked to");
    }
}
