package counterpoise.runtime.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            List<String> lines = scan.readJars();
            scan.take(lines, new PluginClassLoader(source, application));
        } catch (UnfitPluginException reason) {
            scan.refused.add(
                    new RefusedPlugin(source.location(), "", Optional.empty(), Optional.empty(), reason.getMessage()));
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

    private List<String> readJars() throws UnfitPluginException {
        if (source.jars().isEmpty()) {
            throw new UnfitPluginException("the folder " + source.location() + " holds no jar; put the plugin's jars"
                    + " into it or remove it.");
        }
        List<String> lines = new ArrayList<>();
        for (Path path : source.jars()) {
            PluginJar jar = new PluginJar(path);
            try {
                refuseCopies(jar);
                jar.services().ifPresent(lines::addAll);
            } catch (IOException problem) {
                throw new UnfitPluginException(
                        path.getFileName() + " cannot be read as a jar: " + problem.getMessage() + "; build it again.");
            }
        }
        if (lines.isEmpty()) {
            throw new UnfitPluginException(
                    "no jar of " + source.location() + " names a plugin in " + PluginJar.SERVICES + ".");
        }
        return lines.stream().distinct().toList();
    }

    private static void refuseCopies(PluginJar jar) throws IOException, UnfitPluginException {
        Optional<String> copy = jar.broughtClass();
        if (copy.isPresent()) {
            throw new UnfitPluginException(jar.path().getFileName() + " brings " + copy.get()
                    + "; classes of counterpoise.api and ai.djl come from Counterpoise alone. Declare these"
                    + " dependencies with the scope \"provided\" and leave their jars out.");
        }
    }

    private void take(List<String> lines, PluginClassLoader loader) {
        ContextLoader context = ContextLoader.of(loader);
        try (context) {
            for (String line : lines) {
                take(line, new PluginCandidate(source, line, loader));
            }
        }
    }

    private void take(String line, PluginCandidate candidate) {
        try {
            if (!SourceVersion.isName(line)) {
                throw new UnfitPluginException(
                        "this line of " + PluginJar.SERVICES + " is not the name of a class; write one name a line.");
            }
            entries.add(candidate.entry());
        } catch (UnfitPluginException reason) {
            refused.add(candidate.refused(reason));
        }
    }
}
