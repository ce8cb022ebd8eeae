package counterpoise.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs benchmarks in turn, round by round: a machine is not as fast at all hours, so what is to be compared must be
 * measured side by side.
 *
 * @param count how many rounds
 * @param benchmarks what is run in each, in this order
 * @param progress hears of every figure
 */
record Rounds(int count, List<Benchmark> benchmarks, PrintStream progress) {

    /** Runs all. */
    List<Series> run() throws IOException, InterruptedException {
        Map<String, Series> series = new LinkedHashMap<>();
        for (int round = 1; round <= count; round++) {
            for (Benchmark benchmark : benchmarks) {
                for (Measure measure : once(benchmark)) {
                    progress.printf(
                            Locale.ROOT,
                            "round %d of %d: %s: %.2f %s%n",
                            round,
                            count,
                            measure.name(),
                            measure.value(),
                            measure.unit().label());
                    Series one = Series.of(measure, benchmark.isPeer());
                    series.merge(one.key(), one, Series::and);
                }
            }
        }
        return new ArrayList<>(series.values());
    }

    private static List<Measure> once(Benchmark benchmark) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            return benchmark.run(scratch.folder());
        }
    }
}
