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
 * @param jars the jar, or the folder's jars by name
 */
record PluginSource(Path location, List<Path> jars) {

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
        return children(real(folder)).stream()
                .filter(child -> isJar(child) || Files.isDirectory(child))
                .map(PluginSource::at)
                .toList();
    }

    private static PluginSource at(Path location) {
        if (isJar(location)) {
            return new PluginSource(location, List.of(location));
        }
        return new PluginSource(
                location,
                children(location).stream().filter(PluginSource::isJar).toList());
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar") && Files.isRegularFile(path);
    }

    /** Sorted, since file systems list in any order; without hidden files, which tools and desktops leave behind. */
    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException problem) {
            throw new PluginException("The folder of plugins " + folder + " cannot be read: " + problem, problem);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException problem) {
            throw new PluginException("The folder of plugins " + folder + " cannot be read: " + problem, problem);
        }
    }
}
