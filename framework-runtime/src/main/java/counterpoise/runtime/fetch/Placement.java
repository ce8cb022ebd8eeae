package counterpoise.runtime.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import counterpoise.runtime.store.DurableFiles;
import counterpoise.runtime.store.FileTrees;
import counterpoise.runtime.store.StoreException;

/** Puts a folder into place without overwriting anything. */
final class Placement {

    private Placement() {}

    /**
     * Renames {@code whole} to {@code target}, or where that folder exists, moves into it the files that it lacks.
     *
     * @param whole in the same file system
     * @throws FetchException with a sentence if a file of {@code target} differs from that of {@code whole}; nothing
     *     has been moved then
     */
    static void move(Path whole, Path target) throws IOException {
        try {
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                for (Path folder : folders(whole)) {
                    DurableFiles.sync(folder);
                }
                Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
                DurableFiles.sync(target.getParent());
            } else {
                add(whole, target);
            }
        } catch (FetchException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.whileWriting(target, e);
        }
    }

    private static void add(Path whole, Path target) throws IOException {
        Set<Path> changed = new LinkedHashSet<>();
        for (Path lacking : lacking(whole, target)) {
            Path file = target.resolve(lacking);
            Files.createDirectories(file.getParent());
            Files.move(whole.resolve(lacking), file, StandardCopyOption.ATOMIC_MOVE);
            // Those above it may have been made for it.
            for (Path folder = file.getParent(); folder.startsWith(target); folder = folder.getParent()) {
                changed.add(folder);
            }
        }
        for (Path folder : changed) {
            DurableFiles.sync(folder);
        }
    }

    private static List<Path> folders(Path root) throws IOException {
        return FileTrees.walk(root).stream()
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** The files that {@code target} does not have, by their paths below it. */
    private static List<Path> lacking(Path whole, Path target) throws IOException {
        List<Path> lacking = new ArrayList<>();
        for (Path file : FileTrees.walk(whole)) {
            if (Files.isRegularFile(file)) {
                Path below = whole.relativize(file);
                Path existing = target.resolve(below);
                if (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
                    lacking.add(below);
                } else if (!Files.isRegularFile(existing) || Files.mismatch(file, existing) >= 0) {
                    throw new FetchException(
                            ("%s is there already and differs from what was fetched: move it away, or name another"
                                            + " folder with --data; nothing was changed.")
                                    .formatted(existing));
                }
            }
        }
        return lacking;
    }
}
