package counterpoise.runtime.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.runtime.store.StoreException;

/**
 * A file that has not come whole yet. Beside it lies a note of where it comes from and of the version that the server
 * gave: the rest of another version must not be put behind it.
 *
 * @param path of the file
 */
record PartialFile(Path path) {

    private static final String SUFFIX = ".part";

    /** What has come of {@code file} into {@code folder}. */
    static PartialFile in(Path folder, String file) {
        return new PartialFile(folder.resolve(Path.of(file).getFileName() + SUFFIX));
    }

    /** Whether {@code path} is what has come of a file. */
    static boolean isOne(Path path) {
        return path.toString().endsWith(SUFFIX);
    }

    /** How many bytes have come. */
    long bytes() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** Whether what has come is the beginning of what lies at {@code address}. */
    boolean isFrom(URI address) {
        return !note().isEmpty() && note().get(0).equals(address.toString());
    }

    /** What tells the version that it is the beginning of: an entity tag or a date, as the server wrote it. */
    Optional<String> version() {
        return note().stream().skip(1).findFirst();
    }

    /** Starts anew. */
    void begin(URI address, Optional<String> version) throws IOException {
        try {
            Files.deleteIfExists(path);
            Files.write(
                    notePath(),
                    version.map(known -> List.of(address.toString(), known)).orElse(List.of(address.toString())));
        } catch (IOException e) {
            throw StoreException.whileWriting(path, e);
        }
    }

    /** Takes away what has come. */
    void discard() throws IOException {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(notePath());
        } catch (IOException e) {
            throw StoreException.whileWriting(path, e);
        }
    }

    /** Empty if it cannot be read, as nobody knows then what has come. */
    private List<String> note() {
        try {
            return Files.readAllLines(notePath());
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path notePath() {
        return path.resolveSibling(path.getFileName() + ".from");
    }
}
