package counterpoise.benchmarks;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Started in a Java machine of its own, with the program's libraries on the class path: times finding the plugins in a
 * folder. By reflection, as the benchmarks are compiled without the program.
 */
public final class DiscoveryInProcess {

    private DiscoveryInProcess() {}

    /** Prints how many plugins were found in the folder {@code arguments[0]}, and the seconds that it took. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> catalogue = Class.forName("counterpoise.runtime.plugin.PluginCatalogue");
        Method load = catalogue.getMethod("load", List.class);
        Method entries = catalogue.getMethod("entries");
        List<Path> folders = List.of(Path.of(arguments[0]));
        long started = System.nanoTime();
        Object loaded = load.invoke(null, folders);
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(Locale.ROOT, "%d %.4f%n", ((List<?>) entries.invoke(loaded)).size(), seconds);
    }
}
