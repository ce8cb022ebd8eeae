package counterpoise.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The files below a folder at any depth, links followed, sorted by name; what is hidden, its name beginning with a dot,
 * is left out. Made for hundreds of thousands of files: looking at the tree opens none.
 */
final class FileTree {

    /** Follows {@code name}, with slashes, below the root. */
    private record Entry(String name, long bytes, Instant modified) {}

    private final Path root;
    private final List<Entry> entries;

    private FileTree(Path root, List<Entry> entries) {
        this.root = root;
        this.entries = entries;
    }

    /** What lies below {@code root} now. */
    static FileTree of(Path root) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(
                root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return !folder.equals(root) && isHidden(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && !isHidden(file)) {
                            String name = root.relativize(file).toString().replace('\\', '/');
                            entries.add(new Entry(
                                    name,
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant()));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        entries.sort(Comparator.comparing(Entry::name));
        return new FileTree(root, entries);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** A digest of names, sizes and times of last change: while it stays the same, so do the contents. */
    String fingerprint() {
        MessageDigest digest = Sha256.start();
        for (Entry entry : entries) {
            Sha256.update(digest, "%d %s %s\n".formatted(entry.bytes(), entry.modified(), entry.name()));
        }
        return Sha256.hex(digest);
    }

    /** Whether no file was changed after {@code time}. */
    boolean isOlderThan(Instant time) {
        return entries.stream().allMatch(entry -> entry.modified().isBefore(time));
    }

    /** A digest of names and contents: the SHA-256 of one line a file, its SHA-256 and its name. Reads every file. */
    String sha256() throws IOException {
        try {
            // By several threads, because on many disks opening small files takes longer than reading them.
            List<String> digests = entries.parallelStream().map(this::sha256).toList();
            MessageDigest digest = Sha256.start();
            for (int i = 0; i < entries.size(); i++) {
                Sha256.update(digest, digests.get(i) + "  " + entries.get(i).name() + "\n");
            }
            return Sha256.hex(digest);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String sha256(Entry entry) {
        try {
            return Sha256.ofFile(root.resolve(entry.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
