package counterpoise.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.runtime.store.Sha256;

/**
 * One digest for all files of a dataset: the SHA-256 of one line a file, its checksum and its path, in the order in
 * which they are declared. A declared checksum stands for the content, so that the digest is known before the data are
 * there.
 */
public final class DataDigest {

    private DataDigest() {}

    /** The digest, if every file declares its checksum. */
    public static Optional<String> declared(DataSource source) {
        if (source.files().stream().anyMatch(file -> file.sha256().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(Sha256.ofText(source.files().stream()
                .map(file -> line(file.sha256().orElseThrow(), file))
                .collect(Collectors.joining())));
    }

    /**
     * The digest, computing the checksums that are not declared.
     *
     * @param folder where the files lie; declared checksums have been compared
     * @throws IOException if a file cannot be read
     */
    public static String of(DataSource source, Path folder, FileDigest digest) throws IOException {
        return known(source, folder, file -> Optional.of(digest.sha256(file))).orElseThrow();
    }

    /** What knows some digests without computing any. */
    @FunctionalInterface
    public interface KnownDigests {

        /** The SHA-256 of the content of {@code file}, if it is known. */
        Optional<String> known(Path file) throws IOException;
    }

    /** The digest, if every file's checksum is declared or known. */
    public static Optional<String> known(DataSource source, Path folder, KnownDigests digests) throws IOException {
        StringBuilder text = new StringBuilder();
        for (DataFile file : source.files()) {
            Optional<String> sha256 =
                    file.sha256().isPresent() ? file.sha256() : digests.known(DatasetFolders.resolve(folder, file));
            if (sha256.isEmpty()) {
                return Optional.empty();
            }
            text.append(line(sha256.get(), file));
        }
        return Optional.of(Sha256.ofText(text.toString()));
    }

    private static String line(String sha256, DataFile file) {
        return sha256 + "  " + file.path() + "\n";
    }
}
