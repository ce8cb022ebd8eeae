package counterpoise.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.runtime.store.Sha256;

/**
 * One digest for all files of a dataset: the SHA-256 of one line a file, then one a tree, its checksum and its path, in
 * the order in which they are declared. A declared checksum stands for the content, so that the digest is known before
 * the data are there.
 */
public final class DataDigest {

    private DataDigest() {}

    /** The digest, if every file declares its checksum and there are no trees, of which nothing is known beforehand. */
    public static Optional<String> declared(DataSource source) {
        if (!source.trees().isEmpty()
                || source.files().stream().anyMatch(file -> file.sha256().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(Sha256.ofText(source.files().stream()
                .map(file -> line(file.sha256().orElseThrow(), file.path()))
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

        /** The SHA-256 of a file or folder, as {@link FileDigest} computes it, if it is known. */
        Optional<String> known(Path fileOrFolder) throws IOException;
    }

    /** The digest, if the checksum of every file and tree is declared or known. */
    public static Optional<String> known(DataSource source, Path folder, KnownDigests digests) throws IOException {
        StringBuilder text = new StringBuilder();
        for (DataFile file : source.files()) {
            Optional<String> sha256 = file.sha256().isPresent()
                    ? file.sha256()
                    : digests.known(DatasetFolders.resolve(folder, file.path()));
            if (sha256.isEmpty()) {
                return Optional.empty();
            }
            text.append(line(sha256.get(), file.path()));
        }
        for (String tree : source.trees()) {
            Optional<String> sha256 = digests.known(DatasetFolders.resolve(folder, tree));
            if (sha256.isEmpty()) {
                return Optional.empty();
            }
            text.append(line(sha256.get(), tree + "/"));
        }
        return Optional.of(Sha256.ofText(text.toString()));
    }

    private static String line(String sha256, String path) {
        return sha256 + "  " + path + "\n";
    }
}
