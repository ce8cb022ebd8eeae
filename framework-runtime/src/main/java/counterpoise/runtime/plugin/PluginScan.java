package counterpoise.runtime.plugin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Finds the plugin classes of one source, one by one, so that a broken one does not hide its neighbours.
 *
 * <p>It reads the services files itself: {@link java.util.ServiceLoader} gives up a whole file at its first malformed
 * line, and finds what other loaders hold.
 */
final class PluginScan {

    private final PluginSource source;
    private final List<PluginEntry<?>> entries = new ArrayList<>();
    private final List<RefusedPlugin> refused = new ArrayList<>();

    private PluginScan(PluginSource source) {
        this.source = source;
    }

    /** Scans {@code source}; shared packages come from {@code application}. */
    static PluginScan of(PluginSource source, ClassLoader application) {
        PluginScan scan = new PluginScan(source);
        try {
            Map<Path, PluginJar> jars = scan.readJars();
            scan.take(jars, new PluginClassLoader(source.location(), List.copyOf(jars.keySet()), application));
        } catch (UnfitPluginException reason) {
            scan.refused.add(RefusedPlugin.whole(source.location(), reason.getMessage()));
        }
        return scan;
    }

    /** The plugins taken, in the order of their services files. */
    List<PluginEntry<?>> entries() {
        return entries;
    }

    /** The plugins refused, in the order of their services files. */
    List<RefusedPlugin> refused() {
        return refused;
    }

    private Map<Path, PluginJar> readJars() throws UnfitPluginException {
        Map<Path, PluginJar> jars = new LinkedHashMap<>();
        for (Path path : paths()) {
            jars.put(path, read(path));
        }
        if (jars.isEmpty()) {
            throw new UnfitPluginException("the folder " + source.location() + " holds no jar; put the plugin's jars"
                    + " into it or remove it.");
        }
        if (jars.values().stream().allMatch(jar -> jar.services().isEmpty())) {
            throw namesNoPlugin(jars);
        }
        return jars;
    }

    private List<Path> paths() throws UnfitPluginException {
        try {
            return source.jars();
        } catch (IOException problem) {
            throw new UnfitPluginException(
                    "the folder cannot be listed: " + inWords(problem) + "; let this user read it, or remove it.");
        }
    }

    private static PluginJar read(Path path) throws UnfitPluginException {
        PluginJar jar;
        try {
            jar = PluginJar.read(path);
        } catch (IOException | SecurityException | IllegalArgumentException problem) {
            throw new UnfitPluginException(
                    path.getFileName() + " cannot be read as a jar: " + inWords(problem) + "; build or copy it again.");
        }
        Optional<String> copy = jar.broughtClass();
        if (copy.isPresent()) {
            throw new UnfitPluginException(path.getFileName() + " brings " + copy.get()
                    + "; classes of counterpoise.api and ai.djl come from Counterpoise alone. Declare these"
                    + " dependencies with the scope \"provided\" and leave their jars out.");
        }
        if (!jar.services().isEmpty()) {
            Compatibility.check(jar.manifest());
        }
        return jar;
    }

    private UnfitPluginException namesNoPlugin(Map<Path, PluginJar> jars) {
        Optional<String> other = jars.values().stream()
                .flatMap(jar -> jar.otherServices().stream())
                .findFirst();
        if (other.isPresent()) {
            return new UnfitPluginException("its plugins are named in " + other.get()
                    + ", which nobody reads; plugins of every kind are named in " + PluginJar.SERVICES + ".");
        }
        return new UnfitPluginException("no jar of " + source.location() + " names a plugin in " + PluginJar.SERVICES
                + "; write the name of each plugin's class into that file, one a line. A library goes with the plugin's"
                + " jar into a folder of their own.");
    }

    /** Some exceptions of files have nothing but the file's name to say. */
    private static String inWords(Exception problem) {
        if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
            return "there is no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private void take(Map<Path, PluginJar> jars, PluginClassLoader loader) {
        Set<String> seen = new HashSet<>();
        ContextLoader context = ContextLoader.of(loader);
        try (context) {
            for (PluginJar jar : jars.values()) {
                for (ServiceLine line : jar.services()) {
                    if (seen.add(line.text())) {
                        take(line, new PluginCandidate(line, jars, loader));
                    }
                }
            }
        }
    }

    private void take(ServiceLine line, PluginCandidate candidate) {
        try {
            if (!SourceVersion.isName(line.text())) {
                throw new UnfitPluginException(
                        "this line of " + PluginJar.SERVICES + " is not the name of a class; write one name a line.");
            }
            entries.add(candidate.entry());
        } catch (UnfitPluginException reason) {
            refused.add(candidate.refused(reason));
        }
    }
}
