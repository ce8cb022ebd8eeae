package counterpoise.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;

/**
 * Finds the folder in which a dataset's files lie: the one its options name, or below the folders for data, each in the
 * order DATA/NAME, DATA/official name, DATA itself.
 */
public final class DatasetFolders {

    private final List<Path> dataFolders;

    /** Looks in {@code dataFolders}, in this order. */
    public DatasetFolders(List<Path> dataFolders) {
        this.dataFolders = List.copyOf(dataFolders);
    }

    /** Where a dataset's files may lie, in the order in which it is looked; no folder need exist. */
    public List<Path> candidates(String dataset, DataSource source) {
        Set<Path> candidates = new LinkedHashSet<>();
        source.root().ifPresent(root -> candidates.add(normalised(root)));
        for (Path data : dataFolders) {
            candidates.add(normalised(data.resolve(dataset)));
            candidates.add(normalised(data.resolve(source.folderName())));
            candidates.add(normalised(data));
        }
        return List.copyOf(candidates);
    }

    /**
     * The first folder that has all files and trees of a dataset, sizes and contents not yet looked at.
     *
     * @throws MissingDataException with a sentence if there is none
     */
    public Path locate(String dataset, DataSource source) throws MissingDataException {
        List<Path> candidates = candidates(dataset, source);
        return candidates.stream()
                .filter(folder -> missing(folder, source).isEmpty())
                .findFirst()
                .orElseThrow(() -> new MissingDataException(sentence(dataset, source, candidates)));
    }

    /**
     * The first folder that has all files and trees of a dataset, each file of the size and checksum it declares.
     *
     * @throws MissingDataException with a sentence if there is none
     * @throws WrongDataException with a sentence if a file has another size or checksum
     */
    public Path verified(String dataset, DataSource source, FileDigest digest) throws IOException {
        Path folder = locate(dataset, source);
        for (DataFile file : source.files()) {
            verify(dataset, source, file, resolve(folder, file.path()), digest);
        }
        return folder;
    }

    private static void verify(String dataset, DataSource source, DataFile file, Path path, FileDigest digest)
            throws IOException {
        long bytes = Files.size(path);
        if (file.bytes().isPresent() && file.bytes().getAsLong() != bytes) {
            throw new WrongDataException(
                    "%s of dataset %s has %d bytes, but should have %d: remove it and get it again. %s"
                            .formatted(path, dataset, bytes, file.bytes().getAsLong(), source.howToGet()));
        }
        if (file.sha256().isPresent()) {
            String found = digest.sha256(path);
            if (!found.equals(file.sha256().get())) {
                throw new WrongDataException(
                        "%s of dataset %s has the SHA-256 %s, but should have %s: remove it and get it again. %s"
                                .formatted(path, dataset, found, file.sha256().get(), source.howToGet()));
            }
        }
    }

    private static String sentence(String dataset, DataSource source, List<Path> candidates) {
        int all = source.files().size() + source.trees().size();
        Optional<Path> partial = candidates.stream()
                .filter(folder -> missing(folder, source).size() < all)
                .findFirst();
        if (partial.isPresent()) {
            List<String> missing = missing(partial.get(), source);
            return "Dataset %s lies in %s, but %d of its %d %s %s missing there, the first being %s. %s"
                    .formatted(
                            dataset,
                            partial.get(),
                            missing.size(),
                            all,
                            source.trees().isEmpty() ? "files" : "files and folders",
                            missing.size() == 1 ? "is" : "are",
                            missing.get(0),
                            source.howToGet());
        }
        return "Dataset %s was not found; looked for %s in %s. %s"
                .formatted(
                        dataset,
                        named(source).findFirst().orElseThrow(),
                        candidates.stream().map(Path::toString).collect(Collectors.joining(", ")),
                        source.howToGet());
    }

    private static List<String> missing(Path folder, DataSource source) {
        return named(source)
                .filter(name -> name.endsWith("/")
                        ? !Files.isDirectory(resolve(folder, name))
                        : !Files.isRegularFile(resolve(folder, name)))
                .toList();
    }

    /** The files, then the trees, these with a slash at the end. */
    private static Stream<String> named(DataSource source) {
        return Stream.concat(
                source.files().stream().map(DataFile::path),
                source.trees().stream().map(tree -> tree + "/"));
    }

    /** Where a file or tree lies in a dataset's folder, which it cannot leave. */
    static Path resolve(Path folder, String name) {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder.normalize())) {
            throw new IllegalArgumentException("%s is declared outside of its dataset's folder".formatted(name));
        }
        return path;
    }

    private static Path normalised(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
