package counterpoise.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plugins of a user's own, compiled against the folder that is shipped, as a user would. */
final class OwnPlugins {

    /** What plugins of every kind have; {@code sneak} throws as languages do that know no checked exceptions. */
    private static final String COMMON =
            """
                public record None() {}

                @Override public String name() { return "NAME"; }
                @Override public String summary() { return "A plugin of a user's own."; }
                @Override public Class<None> optionsType() { return None.class; }

                @SuppressWarnings("unchecked")
                static <E extends Throwable> void sneak(Throwable problem) throws E { throw (E) problem; }
            """;

    private static final Map<String, String> KINDS = Map.of(
            "oversampler",
            """
            package own;

            import counterpoise.api.Samples;
            import counterpoise.api.oversampler.*;

            public class CLASS implements OversamplerPlugin<CLASS.None>, Oversampler {
                COMMON
                @Override public Oversampler create(None options) { return this; }

                @Override public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                    int[] wanted = context.requested();
                    WORK
                }
            }
            """,
            "loss",
            """
            package own;

            import ai.djl.ndarray.NDArray;
            import counterpoise.api.loss.*;

            public class CLASS implements LossPlugin<CLASS.None>, Loss {
                COMMON
                @Override public Loss create(None options) { return this; }

                @Override public NDArray compute(LossInput input) {
                    NDArray logits = input.logits(0);
                    WORK
                    return logits.logSoftmax(1).mean().neg();
                }
            }
            """,
            "metric",
            """
            package own;

            import java.util.*;
            import counterpoise.api.metric.*;

            public class CLASS implements MetricPlugin<CLASS.None>, Metric {
                COMMON
                @Override public Metric create(None options) { return this; }

                @Override public List<MetricResult> compute(Evaluation evaluation) {
                    List<MetricResult> results = new ArrayList<>();
                    WORK
                    return results;
                }
            }
            """,
            "dataset",
            """
            package own;

            import java.util.List;
            import counterpoise.api.*;
            import counterpoise.api.dataset.*;

            public class CLASS implements DatasetPlugin<CLASS.None>, ImageDataset {
                COMMON
                @Override public ImageDataset create(None options) { return this; }

                @Override public List<String> classNames(DatasetContext context) { return List.of("many", "few"); }
                @Override public Normalisation normalisation() { return new Normalisation(List.of(0.5), List.of(0.5)); }

                @Override public LabelledImages load(Part part, DatasetContext context) {
                    ImageShape shape = new ImageShape(2, 2, 1);
                    int[] labels = {0, 0, 0, 0, 1, 1};
                    byte[] pixels = new byte[labels.length * shape.values()];
                    for (int i = 0; i < pixels.length; i++) {
                        pixels[i] = (byte) (37 * i);
                    }
                    WORK
                    return new LabelledImages(Images.of(shape, pixels), labels);
                }
            }
            """,
            "architecture",
            """
            package own;

            import java.util.Map;
            import ai.djl.ndarray.*;
            import ai.djl.ndarray.types.Shape;
            import ai.djl.nn.AbstractBlock;
            import ai.djl.training.ParameterStore;
            import ai.djl.util.PairList;
            import counterpoise.api.ImageShape;
            import counterpoise.api.architecture.*;

            public class CLASS extends AbstractBlock implements ArchitecturePlugin<CLASS.None>, Architecture {
                COMMON
                @Override public Architecture create(None options) { return this; }

                @Override public FeatureExtractor build(ImageShape input) {
                    return new FeatureExtractor(this, input.values(), Map.of(), "linear");
                }

                @Override protected NDList forwardInternal(
                        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> unused) {
                    NDArray images = inputs.singletonOrThrow();
                    WORK
                    return new NDList(images.flatten(1, 3));
                }

                @Override public Shape[] getOutputShapes(Shape[] inputs) {
                    return new Shape[] {new Shape(inputs[0].get(0), inputs[0].slice(1).size())};
                }
            }
            """);

    private final Map<String, String> sources = new TreeMap<>();

    /** Adds an over-sampler; {@code work} is the rest of its method, after {@code int[] wanted}. */
    OwnPlugins with(String name, String work) {
        return with("oversampler", name, work);
    }

    /**
     * Adds a plugin.
     *
     * @param work what its method does before it returns what is right
     */
    OwnPlugins with(String kind, String name, String work) {
        String source = KINDS.get(kind)
                .replace("COMMON", COMMON.strip())
                .replace("CLASS", className(name))
                .replace("NAME", name)
                .replace("WORK", work);
        sources.put(className(name), source);
        return this;
    }

    /** Compiles all of them into one jar. */
    void write(Path jar) throws IOException {
        Path folder = Files.createTempDirectory("own-sources");
        Path classes = Files.createTempDirectory("own-classes");
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue());
        }
        Jars.compile(Folders.files(folder), List.of(), classes);
        Path services = classes.resolve("META-INF/services/counterpoise.api.Plugin");
        Files.createDirectories(services.getParent());
        Files.writeString(
                services, sources.keySet().stream().map("own."::concat).collect(Collectors.joining("\n")));
        Jars.pack(classes, jar);
        Folders.delete(folder);
        Folders.delete(classes);
    }

    private static String className(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
