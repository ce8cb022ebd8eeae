package counterpoise.datasets.cifar;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;

/**
 * The binary version of a CIFAR dataset as Alex Krizhevsky publishes it at the University of Toronto.
 *
 * @param plugin the name of the dataset's plugin
 * @param archive what is published
 * @param folderName the folder in the archive
 * @param train the files of the training part, in their order
 * @param test those of the test part
 */
record CifarArchive(String plugin, CifarFile archive, String folderName, List<CifarFile> train, List<CifarFile> test) {

    private static final String PAGE = "https://www.cs.toronto.edu/~kriz/";

    /**
     * What a dataset declares of its files.
     *
     * @param root the folder that the options name
     * @param official whether the files must be the official ones
     */
    DataSource source(Optional<Path> root, boolean official) {
        Download download = new Download(URI.create(PAGE + archive.name()), archive.declared(official), Packing.TAR_GZ);
        return new DataSource(
                root,
                folderName,
                Stream.of(train, test)
                        .flatMap(List::stream)
                        .map(file -> file.declared(official))
                        .toList(),
                List.of(),
                ("Get it by run-experiment fetch %s; or download %s from %scifar.html, unpack it into DIR and pass"
                                + " --data DIR.")
                        .formatted(plugin, archive.name(), PAGE),
                List.of(download));
    }
}
