package counterpoise.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;

/**
 * A copy of what a dataset declares, in a temporary folder: the files made in the reverse order of their names, and a
 * hidden file in every folder of a tree. Gone when closed.
 */
record DeclaredCopy(Path folder) implements AutoCloseable {

    static DeclaredCopy of(DataSource source, Path original) throws IOException {
        DeclaredCopy copy = new DeclaredCopy(Files.createTempDirectory("declared"));
        try {
            for (DataFile file : source.files()) {
                copy.add(original, original.resolve(file.path()));
            }
            for (String tree : source.trees()) {
                List<Path> paths = new ArrayList<>(walk(original.resolve(tree)));
                Collections.reverse(paths);
                for (Path path : paths) {
                    copy.add(original, path);
                }
            }
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    private void add(Path original, Path path) throws IOException {
        Path target = folder.resolve(original.relativize(path).toString());
        if (Files.isDirectory(path)) {
            Files.createDirectories(target);
            Files.writeString(target.resolve(".hidden.png"), "nothing to see here");
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(path, target);
        }
    }

    private static List<Path> walk(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path path : walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
        }
    }
}
