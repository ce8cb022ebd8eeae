package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where figures were taken; those of different machines are not comparable.
 *
 * @param processor its model
 * @param cores how many the program may use
 * @param system the operating system
 * @param java the version of Java
 */
record Machine(String processor, int cores, String system, String java) {

    static Machine current() {
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Whether figures taken here and there may be held against each other. */
    boolean isLike(Machine other) {
        return processor.equals(other.processor) && cores == other.cores && system.equals(other.system);
    }
}
