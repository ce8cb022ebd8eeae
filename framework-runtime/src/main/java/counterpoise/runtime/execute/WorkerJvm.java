package counterpoise.runtime.execute;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that a JVM which starts an engine is started with. */
public final class WorkerJvm {

    /** The environment variable from which the command {@code java} takes further options. */
    static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

    private WorkerJvm() {}

    /**
     * The options, those among them that the JVM at hand was given for its children.
     *
     * @param threads how many threads the engine computes with
     */
    public static List<String> options(int threads) {
        List<String> options = new ArrayList<>();
        // Tensors lie outside the heap; what lies in it are images as bytes and embeddings.
        options.add("-Xms256m");
        // Unless the user says how much: of two such options Java obeys the one on the command line.
        if (!Optional.ofNullable(System.getenv(JAVA_OPTIONS)).orElse("").contains("-Xmx")) {
            options.add("-Xmx4g");
        }
        // One thread does the work. Collecting in parallel would only take cores away from the engine.
        options.add("-XX:+UseSerialGC");
        // Datasets decode pictures. Where a DISPLAY is set, Java would look for libraries that a server may not have.
        options.add("-Djava.awt.headless=true");
        options.add("-Dai.djl.pytorch.num_threads=" + threads);
        options.add("-Dai.djl.pytorch.num_interop_threads=1");
        options.add("-Dai.djl.pytorch.graph_optimizer=false");
        options.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        options.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS");
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("-Dcounterpoise.")
                    || argument.startsWith("-Dai.djl.")
                    || argument.startsWith("-DDJL_")
                    || argument.startsWith("-DPYTORCH_")
                    || argument.startsWith("-Djna.")) {
                options.add(argument);
            }
        }
        return options;
    }
}
