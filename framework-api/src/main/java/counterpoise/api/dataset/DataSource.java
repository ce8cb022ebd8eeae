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
 * @param files all files, in a fixed order
 * @param howToGet a sentence for a user who does not have them
 * @param downloads where they are published, which together hold all of {@code files}; none where a program cannot get
 *     them
 */
public record DataSource(
        Optional<Path> root, String folderName, List<DataFile> files, String howToGet, List<Download> downloads) {

    /** Copies the lists. */
    public DataSource {
        files = List.copyOf(files);
        downloads = List.copyOf(downloads);
    }

    /** Files that a user gets by hand. */
    public DataSource(Optional<Path> root, String folderName, List<DataFile> files, String howToGet) {
        this(root, folderName, files, howToGet, List.of());
    }
}
