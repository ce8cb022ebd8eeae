package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that can be timed, once a round. */
interface Benchmark {

    /**
     * Runs once.
     *
     * @param scratch an empty folder, which is deleted afterwards
     * @return what was measured; at least one figure
     * @throws IOException if what was started failed, with what it said
     */
    List<Measure> run(Path scratch) throws IOException, InterruptedException;

    /** Whether this times what users would run instead of Counterpoise. */
    default boolean isPeer() {
        return false;
    }
}
