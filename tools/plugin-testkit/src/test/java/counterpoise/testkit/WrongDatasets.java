package counterpoise.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

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

/** Datasets that are wrong on purpose: three tiny images, or embeddings, but for one thing. */
final class WrongDatasets {

    static final ImageShape SHAPE = new ImageShape(2, 2, 1);

    private WrongDatasets() {}

    static List<Wrong<DatasetSubject>> all() {
        return List.of(
                wrong(
                        new OfNeitherKind(),
                        "it offers either images or embeddings",
                        // Of images whose normalisation nobody tells.
                        "the normalisation has the channels of the images"),
                wrong(ofClasses("dark", "dark"), "there are at least two classes with distinct names"),
                wrong(
                        declaring(file("../images.bin", "0a".repeat(32)), "Ask for it."),
                        "declared files stay below the folder"),
                wrong(
                        declaring(file("images.bin", "0A".repeat(32)), "Ask for it."),
                        "declared checksums and sizes can be"),
                wrong(declaring(file("images.bin", "0a".repeat(32)), " "), "a dataset with files says how to get them"),
                wrong(
                        downloading(new Download(
                                URI.create("https://example.org/a.bin"), file("a.bin", "0a".repeat(32)), Packing.NONE)),
                        "declared downloads hold declared files"),
                wrong(labelled(Dataset.Part.TRAIN, 0, 1, 2), "every label is that of a class"),
                wrong(labelled(Dataset.Part.TEST, 0, 0, 0), "every class is there in train and test"),
                wrong(new OfTwoShapes(), "training and test images have one shape"),
                wrong(
                        new Tiny() {
                            @Override
                            Images images(Part part) {
                                return images();
                            }
                        },
                        "the test images are not the training images"),
                wrong(
                        new TinyEmbeddings() {
                            @Override
                            public LabelledEmbeddings load(Part part, DatasetContext context) {
                                int width = part == Part.TRAIN ? 2 : 3;
                                return new LabelledEmbeddings(new float[3 * width], width, new int[] {0, 1, 1});
                            }
                        },
                        "training and test embeddings have one width"),
                wrong(
                        new TinyEmbeddings() {
                            @Override
                            public LabelledEmbeddings load(Part part, DatasetContext context) {
                                float[] values = {0, 1, part == Part.TRAIN ? 2 : Float.POSITIVE_INFINITY};
                                return new LabelledEmbeddings(values, 1, new int[] {0, 1, 1});
                            }
                        },
                        "every value of an embedding is finite"),
                wrong(
                        new Tiny() {
                            @Override
                            public Normalisation normalisation() {
                                return new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
                            }
                        },
                        "the normalisation has the channels of the images"),
                wrong(
                        new Tiny() {
                            @Override
                            public int[] labels(Part part, DatasetContext context) {
                                return new int[] {0, 1, 0};
                            }
                        },
                        "labels asked for alone are those of the part"),
                wrong(
                        new Changing(),
                        "loaded again it is the same",
                        // To try another order it must be loaded again.
                        "the order in which parts are loaded does not matter"),
                Wrong.of(
                        new DatasetSubject(OfItsOrder::new, Optional.empty()),
                        "the order in which parts are loaded does not matter"),
                readingMoreThanDeclared(),
                wrong(new OfOneThread(), "images read by several threads at once are the same"),
                reading(
                        (inner, from, rows, target, offset) -> {
                            for (int row = 0; row < rows; row++) {
                                inner.read(from, 1, target, offset + row * SHAPE.values());
                            }
                        },
                        "images read by ranges equal images read one by one"),
                reading(
                        (inner, from, rows, target, offset) -> {
                            inner.read(from, rows, target, offset);
                            if (offset % SHAPE.values() != 0) {
                                target[offset - 1] = 0;
                            }
                        },
                        "reading writes only where it was asked to"));
    }

    private static Wrong<DatasetSubject> wrong(Dataset dataset, String law, String... others) {
        return Wrong.of(new DatasetSubject(() -> dataset, Optional.empty()), law, others);
    }

    /** Keeps all laws. */
    static class Tiny implements ImageDataset {

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
            return new LabelledImages(images(part), new int[] {0, 1, 1});
        }

        /** The test images are the training images, inverted. */
        Images images(Part part) {
            return part == Part.TRAIN ? images() : new Inverted(images());
        }

        Images images() {
            return Images.of(SHAPE, new byte[] {1, 2, 3, 4, 91, 92, 93, 94, 95, 96, 97, 98});
        }
    }

    /** Keeps all laws of embeddings. */
    static class TinyEmbeddings implements EmbeddingDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("dark", "bright");
        }

        @Override
        public LabelledEmbeddings load(Part part, DatasetContext context) {
            return new LabelledEmbeddings(new float[] {1, 2, 3, 4, 5, 6}, 2, new int[] {0, 1, 1});
        }
    }

    /** How images are read through others. */
    interface Reading {
        void read(Images inner, int from, int rows, byte[] target, int offset);
    }

    /** Images read through others. */
    record Through(Images inner, Reading reading) implements Images {

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
            reading.read(inner, from, rows, target, offset);
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

    private static Wrong<DatasetSubject> reading(Reading reading, String law) {
        return wrong(
                new Tiny() {
                    @Override
                    Images images() {
                        return new Through(super.images(), reading);
                    }
                },
                law);
    }

    static DataFile file(String path, String digest) {
        return new DataFile(path, OptionalLong.of(12), Optional.of(digest));
    }

    static Dataset declaring(DataFile file, String howToGet) {
        return new Tiny() {
            @Override
            public Optional<DataSource> source() {
                return Optional.of(new DataSource(Optional.empty(), "tiny-official", List.of(file), howToGet));
            }
        };
    }

    static Dataset downloading(Download... downloads) {
        return new Tiny() {
            @Override
            public Optional<DataSource> source() {
                List<DataFile> files = List.of(file("a.bin", "0a".repeat(32)), file("b.bin", "0b".repeat(32)));
                return Optional.of(new DataSource(
                        Optional.empty(), "tiny-official", files, List.of(), "Ask.", List.of(downloads)));
            }
        };
    }

    private static Dataset ofClasses(String... names) {
        return new Tiny() {
            @Override
            public List<String> classNames(DatasetContext context) {
                return List.of(names);
            }
        };
    }

    private static Dataset labelled(Dataset.Part wrong, int... labels) {
        return new Tiny() {
            @Override
            public LabelledImages load(Part part, DatasetContext context) throws IOException {
                return part == wrong ? new LabelledImages(images(part), labels) : super.load(part, context);
            }
        };
    }

    private static final class OfNeitherKind implements Dataset {

        private final Tiny tiny = new Tiny();

        @Override
        public List<String> classNames(DatasetContext context) {
            return tiny.classNames(context);
        }

        @Override
        public LabelledData load(Part part, DatasetContext context) throws IOException {
            return tiny.load(part, context);
        }
    }

    private static final class OfTwoShapes extends Tiny {
        @Override
        public LabelledImages load(Part part, DatasetContext context) {
            ImageShape shape = part == Part.TRAIN ? SHAPE : new ImageShape(1, 4, 1);
            byte[] pixels = new byte[12];
            pixels[0] = (byte) part.ordinal();
            return new LabelledImages(Images.of(shape, pixels), new int[] {0, 1, 1});
        }
    }

    private static final class Changing extends Tiny {

        private final AtomicInteger loads = new AtomicInteger();

        @Override
        Images images() {
            return Images.of(SHAPE, new byte[] {(byte) loads.getAndIncrement(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        }
    }

    private static final class OfItsOrder extends Tiny {

        private int loads;

        @Override
        public LabelledImages load(Part part, DatasetContext context) {
            return new LabelledImages(images(part), loads++ == 0 ? new int[] {0, 1, 1} : new int[] {1, 0, 0});
        }
    }

    private static final class OfOneThread extends Tiny {

        private final Thread first = Thread.currentThread();

        @Override
        Images images() {
            return new Through(super.images(), (inner, from, rows, target, offset) -> {
                inner.read(from, rows, target, offset);
                if (Thread.currentThread() != first) {
                    target[offset]++;
                }
            });
        }
    }

    /** What the first pixel of a dataset is made from. */
    interface Measure {
        long of(Path folder) throws IOException;
    }

    /** Declares a tree of two small images. */
    static Dataset measuring(Measure measure) {
        return new Tiny() {
            @Override
            public Optional<DataSource> source() {
                return Optional.of(
                        new DataSource(Optional.empty(), "tiny", List.of(), List.of("images"), "Ask for it."));
            }

            @Override
            public LabelledImages load(Part part, DatasetContext context) throws IOException {
                byte[] pixels = {(byte) measure.of(context.folder()), 2, 3, 4, 91, 92, 93, 94};
                pixels[1] = (byte) part.ordinal();
                pixels[5] = (byte) part.ordinal();
                return new LabelledImages(Images.of(SHAPE, pixels), new int[] {0, 1});
            }
        };
    }

    /** Writes what {@link #measuring} declares, and a file that it does not. */
    static void writeFiles(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("images/a.png"), "abc");
        Files.writeString(folder.resolve("images/b.png"), "de");
        Files.writeString(folder.resolve("notes.txt"), "undeclared");
    }

    private static Wrong<DatasetSubject> readingMoreThanDeclared() {
        Path folder = Path.of("target", "wrong-dataset");
        try {
            writeFiles(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Dataset dataset = measuring(root -> Files.size(root.resolve("notes.txt")));
        return Wrong.of(
                new DatasetSubject(() -> dataset, Optional.of(folder)),
                "nothing but what is declared has a part in it");
    }
}
