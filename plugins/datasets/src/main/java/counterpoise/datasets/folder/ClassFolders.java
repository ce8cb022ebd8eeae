package counterpoise.datasets.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import counterpoise.datasets.images.PictureFile;

/**
 * What lies in a folder with a folder for each class.
 *
 * @param folder the folder
 * @param pictures the pictures of each class, sorted by name, by the name of the class
 * @param ignored what else lies there and is not hidden, below the folder
 */
record ClassFolders(Path folder, SortedMap<String, List<Path>> pictures, List<Path> ignored) {

    /**
     * Looks into {@code folder}, and opens no picture.
     *
     * @throws IOException with a sentence if there are fewer than two classes, or one has no picture
     */
    static ClassFolders in(Path folder) throws IOException {
        SortedMap<String, List<Path>> pictures = new TreeMap<>();
        List<Path> ignored = new ArrayList<>();
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                pictures.put(child.getFileName().toString(), pictures(folder, child, ignored));
            } else {
                ignored.add(folder.relativize(child));
            }
        }
        if (pictures.size() < 2) {
            throw new IOException(
                    "%s: has %s, but at least two classes are needed; put the pictures of each class in a folder there"
                            .formatted(
                                    folder,
                                    pictures.isEmpty()
                                            ? "no folder"
                                            : "the folder of one class alone (%s)".formatted(pictures.firstKey())));
        }
        return new ClassFolders(folder, pictures, ignored);
    }

    private static List<Path> pictures(Path folder, Path classFolder, List<Path> ignored) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (Path child : children(classFolder)) {
            if (PictureFile.isNamedLikeOne(child)) {
                pictures.add(child);
            } else {
                ignored.add(folder.relativize(child));
            }
        }
        if (pictures.isEmpty()) {
            throw new IOException("%s: has no .png, .jpg or .jpeg file; put pictures of that class there, or remove the"
                            .formatted(classFolder)
                    + " folder");
        }
        return pictures;
    }

    /** What is not hidden, sorted by name: in whatever order a file system lists a folder, the result is the same. */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !PictureFile.isHidden(child))
                    .sorted((one, other) -> one.getFileName()
                            .toString()
                            .compareTo(other.getFileName().toString()))
                    .toList();
        }
    }
}
