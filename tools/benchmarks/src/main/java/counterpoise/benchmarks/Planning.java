package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Planning 240 cells, from the start of the program to its end. */
record Planning(Program program) implements Benchmark {

    @Override
    public List<Measure> run(Path scratch) throws IOException, InterruptedException {
        List<String> command = program.argumentsOnImages("planning.conf", scratch, "--dry-run");
        long started = System.nanoTime();
        Program.run(command, scratch);
        return List.of(new Measure("plan 240 cells", (System.nanoTime() - started) / 1e9, Unit.SECONDS));
    }
}
