package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The over-samplers on {@link DrawnEmbeddings#longTailed()}, one after the other in one process. */
record OverSampling(Program program) implements Benchmark {

    private static final String PLACE = "experiment.dataset.arrays.%s=%s";

    @Override
    public List<Measure> run(Path scratch) throws IOException, InterruptedException {
        Path features = scratch.resolve("features.npy");
        Path labels = scratch.resolve("labels.npy");
        Path testFeatures = scratch.resolve("test-features.npy");
        Path testLabels = scratch.resolve("test-labels.npy");
        DrawnEmbeddings.longTailed().write(features, labels);
        DrawnEmbeddings.toTestOn().write(testFeatures, testLabels);
        Program.run(
                program.arguments(
                        "oversampling.conf",
                        scratch,
                        "--jobs",
                        "1",
                        PLACE.formatted("features", features),
                        PLACE.formatted("labels", labels),
                        PLACE.formatted("test-features", testFeatures),
                        PLACE.formatted("test-labels", testLabels)),
                scratch);
        List<Measure> measures = new ArrayList<>();
        for (Map<String, String> trial : Results.trials(scratch)) {
            measures.add(new Measure(name(trial), Double.parseDouble(trial.get("augment_seconds")), Unit.SECONDS));
        }
        return measures;
    }

    private static String name(Map<String, String> trial) {
        String oversampler = trial.get("oversampler");
        String neighbours = trial.getOrDefault("oversampler.eos.k", "");
        return neighbours.isEmpty() ? oversampler : "%s k=%s".formatted(oversampler, neighbours);
    }
}
