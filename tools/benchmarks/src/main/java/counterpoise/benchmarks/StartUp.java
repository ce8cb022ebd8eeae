package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** From the start of the program to the first training step, with caches warm: the second start on the same store. */
record StartUp(Program program) implements Benchmark {

    @Override
    public List<Measure> run(Path scratch) throws IOException, InterruptedException {
        List<String> command = program.argumentsOnImages("training.conf", scratch, "--fresh");
        Program.secondsToFirstStep(command);
        return List.of(new Measure("start to first step", Program.secondsToFirstStep(command), Unit.SECONDS));
    }
}
