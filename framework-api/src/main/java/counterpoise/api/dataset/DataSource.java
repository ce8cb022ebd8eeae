package counterpoise.api.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files a dataset is read from.
 *
 * @param root the folder that the user's options name, if they do; it is looked in first
 * @param folderName the name that the folder has where the official archive is unpacked, such as
 *     {@code cifar-10-batches-bin}
 * @param files the files whose names are known beforehand, in a fixed order
 * @param trees folders below the dataset's folder, with slashes, all of whose files count, at any depth and whatever
 *     their number; what is hidden, its name beginning with a dot, does not
 * @param howToGet a sentence for a user who does not have them
 */
public record DataSource(
        Optional<Path> root, String folderName, List<DataFile> files, List<String> trees, String howToGet) {

    /** Copies {@code files} and {@code trees}. */
    public DataSource {
        files = List.copyOf(files);
        trees = List.copyOf(trees);
    }

    /** Files alone. */
    public DataSource(Optional<Path> root, String folderName, List<DataFile> files, String howToGet) {
        this(root, folderName, files, List.of(), howToGet);
    }
}
