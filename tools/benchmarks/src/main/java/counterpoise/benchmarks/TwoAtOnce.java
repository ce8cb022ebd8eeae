package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Two trainings at once, a core each: what both show together, to be held against one with all cores. */
record TwoAtOnce(Program program) implements Benchmark {

    @Override
    public List<Measure> run(Path scratch) throws IOException, InterruptedException {
        Program.run(
                program.argumentsOnImages(
                        "training.conf",
                        scratch,
                        "--jobs",
                        "2",
                        "experiment.oversampler.plugin=none",
                        "sweep.seed=[0, 1]"),
                scratch);
        double sum = Results.imagesPerSecond(scratch).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return List.of(new Measure("two trainings, sum", sum, Unit.IMAGES_PER_SECOND));
    }
}
