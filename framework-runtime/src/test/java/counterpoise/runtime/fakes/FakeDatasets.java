package counterpoise.runtime.fakes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import counterpoise.api.Option;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledData;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;

/** Datasets without data. */
public final class FakeDatasets {

    private FakeDatasets() {}

    /** Made in memory. */
    public static final class Toy extends FakePlugin<FakePlugin.None> implements DatasetPlugin<FakePlugin.None> {

        /** By the services file. */
        public Toy() {
            super("toy", None.class);
        }

        @Override
        public ImageDataset create(None options) {
            return new NoImages(Optional.empty(), false);
        }
    }

    /** Read from a file. */
    public static final class Filed extends FakePlugin<Root> implements DatasetPlugin<Root> {

        /** By the services file. */
        public Filed() {
            super("filed", Root.class);
        }

        @Override
        public ImageDataset create(Root options) {
            DataFile file = new DataFile("images.bin", OptionalLong.empty(), Optional.empty());
            return new NoImages(
                    Optional.of(new DataSource(
                            options.root(), "filed-images", List.of(file), "Write images.bin yourself.")),
                    false);
        }
    }

    /** Read from a folder of images, which takes long. */
    public static final class Pictures extends FakePlugin<Root> implements DatasetPlugin<Root> {

        /** By the services file. */
        public Pictures() {
            super("pictures", Root.class);
        }

        @Override
        public Dataset create(Root options) {
            return new NoImages(
                    Optional.of(new DataSource(
                            options.root(), "my-pictures", List.of(), List.of("images"), "Take some pictures.")),
                    true);
        }
    }

    /** Brings embeddings of its own. */
    public static final class Vectors extends FakePlugin<FakePlugin.None> implements DatasetPlugin<FakePlugin.None> {

        /** By the services file. */
        public Vectors() {
            super("vectors", None.class);
        }

        @Override
        public EmbeddingDataset create(None options) {
            return new NoEmbeddings();
        }
    }

    /** Brings neither images nor embeddings. */
    public static final class Nothing extends FakePlugin<FakePlugin.None> implements DatasetPlugin<FakePlugin.None> {

        /** By the services file. */
        public Nothing() {
            super("nothing", None.class);
        }

        @Override
        public Dataset create(None options) {
            return new NoData();
        }
    }

    /** Where a dataset lies. */
    public record Root(
            @Option(value = "Folder.", role = Option.Role.PLACE) Optional<Path> root,
            @Option(value = "Cores that read.", defaultValue = "2", role = Option.Role.NEUTRAL) int readers) {}

    private record NoEmbeddings() implements EmbeddingDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("round", "square");
        }

        @Override
        public LabelledEmbeddings load(Part part, DatasetContext context) {
            throw new UnsupportedOperationException("planning reads no embeddings");
        }
    }

    private record NoData() implements Dataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("round", "square");
        }

        @Override
        public LabelledData load(Part part, DatasetContext context) {
            throw new UnsupportedOperationException("planning reads no data");
        }
    }

    private record NoImages(Optional<DataSource> source, boolean isSlowToRead) implements ImageDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("round", "square");
        }

        @Override
        public Normalisation normalisation() {
            return new Normalisation(List.of(0.5), List.of(0.25));
        }

        @Override
        public Augmentation augmentation() {
            return new Augmentation(4, true);
        }

        @Override
        public Imbalance imbalance() {
            return new Imbalance(Imbalance.Profile.EXPONENTIAL, 100);
        }

        @Override
        public LabelledImages load(Part part, DatasetContext context) {
            throw new UnsupportedOperationException("planning reads no images");
        }
    }
}
