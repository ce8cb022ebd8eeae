package counterpoise.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one plugin lies.
 *
 * @param location a jar, or a folder of jars
 */
public record PluginSource(Path location) {

    /** The entry of a jar that names the classes of its plugins, one a line. */
    public static final String SERVICES = PluginJar.SERVICES;

    /**
     * Whether {@code jar} names a plugin.
     *
     * @throws IOException if it cannot be read, or is no jar
     */
    public static boolean namesPlugins(Path jar) throws IOException {
        return !PluginJar.read(jar).services().isEmpty();
    }

    /**
     * The plugins in {@code folder}, by name: each jar, and each folder in it, is one. A folder that holds other things
     * and no jar is none: so {@code folder} may be the one that a build writes to, with classes and reports beside the
     * plugin. An empty one, or one that cannot be listed, counts, so that its owner is told.
     *
     * @throws PluginException if there is no such folder
     */
    static List<PluginSource> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new PluginException("There is no folder of plugins " + folder + ": name an existing folder that holds"
                    + " jars, or folders of jars.");
        }
        try {
            return children(folder.toRealPath()).stream()
                    .filter(child -> isJar(child) || Files.isDirectory(child) && !holdsOtherThings(child))
                    .map(PluginSource::new)
                    .toList();
        } catch (IOException problem) {
            throw new PluginException("The folder of plugins " + folder + " cannot be read: " + problem, problem);
        }
    }

    /** The jar, or the folder's jars by name, hidden ones left out. */
    public List<Path> jars() throws IOException {
        return isJar(location)
                ? List.of(location)
                : children(location).stream().filter(PluginSource::isJar).toList();
    }

    private static boolean holdsOtherThings(Path folder) {
        try {
            List<Path> children = children(folder);
            return !children.isEmpty() && children.stream().noneMatch(PluginSource::isJar);
        } catch (IOException toBeToldByTheScan) {
            return false;
        }
    }

    /** By its name alone: a jar that cannot be read, or a link to none, is to be refused, not passed over. */
    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar") && !Files.isDirectory(path);
    }

    /** Sorted, since file systems list in any order; without hidden files, which tools and desktops leave behind. */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
