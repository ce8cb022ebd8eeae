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
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;

/** Datasets without images. */
public final class FakeDatasets {

    private FakeDatasets() {}

    /** Made in memory. */
    public static final class Toy extends FakePlugin<FakePlugin.None> implements DatasetPlugin<FakePlugin.None> {

        /** By the services file. */
        public Toy() {
            super("toy", None.class);
        }

        @Override
        public Dataset create(None options) {
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
        public Dataset create(Root options) {
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

    /** Where a dataset lies. */
    public record Root(
            @Option(value = "Folder.", role = Option.Role.PLACE) Optional<Path> root,
            @Option(value = "Cores that read.", defaultValue = "2", role = Option.Role.NEUTRAL) int readers) {}

    private record NoImages(Optional<DataSource> source, boolean isSlowToRead) implements Dataset {

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
