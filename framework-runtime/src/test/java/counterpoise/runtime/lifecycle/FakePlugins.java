package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.djl.ndarray.NDArray;
import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import counterpoise.api.Plugin;
import counterpoise.api.Samples;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;
import counterpoise.api.loss.LossPlugin;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.metric.MetricResult;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/** A plugin of each kind, and a way to put them in a jar. */
public final class FakePlugins {

    private static final List<Class<?>> PLUGINS = List.of(
            FakeDataset.class,
            FakeEmbeddings.class,
            FakeArchitecture.class,
            FakeLoss.class,
            FakeOversampler.class,
            FakeMixer.class,
            FakeMetric.class);

    private FakePlugins() {}

    /** Writes a jar of all of them, to be loaded as any plugin is. */
    static void writeJar(Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/services/" + Plugin.class.getName()));
            zip.write(PLUGINS.stream()
                    .map(Class::getName)
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8));
            List<Class<?>> classes = Stream.concat(PLUGINS.stream(), Stream.of(FakePlugins.class, None.class))
                    .toList();
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(name));
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(zip);
                }
            }
        }
    }

    /** No options. */
    public record None() {}

    /** Two black images of two classes. */
    public static final class FakeDataset implements DatasetPlugin<None>, ImageDataset {

        @Override
        public String name() {
            return "fake-data";
        }

        @Override
        public String summary() {
            return "Two black images.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public ImageDataset create(None options) {
            return this;
        }

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("a", "b");
        }

        @Override
        public Normalisation normalisation() {
            return new Normalisation(List.of(0.0), List.of(1.0));
        }

        @Override
        public LabelledImages load(Part part, DatasetContext context) {
            return new LabelledImages(Images.of(new ImageShape(1, 1, 1), new byte[2]), new int[] {0, 1});
        }
    }

    /** Two embeddings of two classes. */
    public static final class FakeEmbeddings implements DatasetPlugin<None>, EmbeddingDataset {

        @Override
        public String name() {
            return "fake-embeddings";
        }

        @Override
        public String summary() {
            return "Two embeddings.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public EmbeddingDataset create(None options) {
            return this;
        }

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("a", "b");
        }

        @Override
        public LabelledEmbeddings load(Part part, DatasetContext context) {
            return new LabelledEmbeddings(new float[] {1, 2}, 1, new int[] {0, 1});
        }
    }

    /** Builds nothing. */
    public static final class FakeArchitecture implements ArchitecturePlugin<None>, Architecture {

        @Override
        public String name() {
            return "fake-network";
        }

        @Override
        public String summary() {
            return "Builds nothing.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public Architecture create(None options) {
            return this;
        }

        @Override
        public FeatureExtractor build(ImageShape input) {
            throw new IllegalArgumentException("no image fits");
        }
    }

    /** The sum of the logits. */
    public static final class FakeLoss implements LossPlugin<None>, Loss {

        @Override
        public String name() {
            return "fake-loss";
        }

        @Override
        public String summary() {
            return "The sum of the logits.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public Loss create(None options) {
            return this;
        }

        @Override
        public NDArray compute(LossInput input) {
            return input.logits(0).sum();
        }
    }

    /** Adds nothing. */
    public static final class FakeOversampler implements OversamplerPlugin<None>, Oversampler {

        @Override
        public String name() {
            return "fake-samples";
        }

        @Override
        public String summary() {
            return "Adds nothing.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public Oversampler create(None options) {
            return this;
        }

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {}
    }

    /** Mixes nothing. */
    public static final class FakeMixer implements OversamplerPlugin<None>, BatchOversampler {

        @Override
        public String name() {
            return "fake-mixer";
        }

        @Override
        public String summary() {
            return "Mixes nothing.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public Oversampler create(None options) {
            return this;
        }

        @Override
        public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
            return new MixedBatch(images, labels, labels, 1);
        }
    }

    /** Always 1. */
    public static final class FakeMetric implements MetricPlugin<None>, Metric {

        @Override
        public String name() {
            return "fake-metric";
        }

        @Override
        public String summary() {
            return "Always 1.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public Metric create(None options) {
            return this;
        }

        @Override
        public List<MetricResult> compute(Evaluation evaluation) {
            return List.of(new MetricResult.Scalar(name(), 1));
        }
    }
}
