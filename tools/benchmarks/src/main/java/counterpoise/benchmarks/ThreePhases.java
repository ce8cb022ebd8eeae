package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The paper's main experiment: throughput of phase 1, seconds of phases 2 and 3. */
record ThreePhases(Program program) implements Benchmark {

    static final String TRAINING = "training";

    @Override
    public List<Measure> run(Path scratch) throws IOException, InterruptedException {
        Program.run(program.argumentsOnImages("training.conf", scratch), scratch);
        return List.of(
                new Measure(TRAINING, Results.imagesPerSecond(scratch).get(0), Unit.IMAGES_PER_SECOND),
                new Measure("phase 2, EOS", Results.ofFirstTrial(scratch, "augment_seconds"), Unit.SECONDS),
                new Measure("phase 3, head", Results.ofFirstTrial(scratch, "head_seconds"), Unit.SECONDS));
    }
}
