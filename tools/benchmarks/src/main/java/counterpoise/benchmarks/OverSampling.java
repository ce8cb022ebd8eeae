package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The over-samplers on {@link DrawnEmbeddings#longTailed()}, one after the other in one process: of each the median over
 * the seeds, since Java is slow at first.
 */
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
        return Results.trials(scratch).stream()
                .collect(Collectors.groupingBy(
                        OverSampling::name,
                        LinkedHashMap::new,
                        Collectors.mapping(trial -> Double.valueOf(trial.get("augment_seconds")), Collectors.toList())))
                .entrySet()
                .stream()
                .map(seeds -> new Measure(seeds.getKey(), Statistics.median(seeds.getValue()), Unit.SECONDS))
                .toList();
    }

    private static String name(Map<String, String> trial) {
        String oversampler = trial.get("oversampler");
        String neighbours = trial.getOrDefault("oversampler.eos.k", "");
        return neighbours.isEmpty() ? oversampler : "%s k=%s".formatted(oversampler, neighbours);
    }
}
