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
record PluginSource(Path location) {

    /**
     * The plugins in {@code folder}, by name: each jar, and each folder in it, is one.
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
                    .filter(child -> isJar(child) || Files.isDirectory(child))
                    .map(PluginSource::new)
                    .toList();
        } catch (IOException problem) {
            throw new PluginException("The folder of plugins " + folder + " cannot be read: " + problem, problem);
        }
    }

    /** The jar, or the folder's jars by name. */
    List<Path> jars() throws IOException {
        return isJar(location)
                ? List.of(location)
                : children(location).stream().filter(PluginSource::isJar).toList();
    }

    /** By its name alone: a jar that cannot be read, or a link to none, is to be refused, not passed over. */
    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar") && !Files.isDirectory(path);
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
