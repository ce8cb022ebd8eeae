package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stage in the making, in a folder that no reader sees. Closing it without a commit removes all that was written.
 */
public final class StageWriter implements AutoCloseable {

    private final Store store;
    private final String key;
    private final Path folder;
    private boolean committed;

    StageWriter(Store store, String key, Path folder) {
        this.store = store;
        this.key = key;
        this.folder = folder;
    }

    /**
     * Where to write a file of the stage; its folders are made.
     *
     * @param name letters, digits, {@code .}, {@code _} and {@code -}, with {@code /} between folders
     * @throws IllegalArgumentException if it is not such a name
     */
    public Path file(String name) throws IOException {
        Path file = folder.resolve(StoreLayout.checkedFileName(name));
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw StoreException.whileWriting(file, e);
        }
        return file;
    }

    /**
     * Puts the stage in place, whole, and removes its checkpoints. If another process has put the same stage there
     * first, that one stays and is returned, and this one is removed.
     *
     * @throws IllegalArgumentException if the key of {@code record} is not the one this stage was begun with
     * @throws StoreException with a sentence that says why it could not be written
     */
    public StoredStage commit(StageRecord record) throws IOException {
        return commit(record, false);
    }

    /** Like {@link #commit(StageRecord)}, but takes the place of a stage that is there already. */
    public StoredStage commitReplacing(StageRecord record) throws IOException {
        return commit(record, true);
    }

    private StoredStage commit(StageRecord record, boolean replace) throws IOException {
        if (committed) {
            throw new IllegalStateException("stage " + key + " has been committed already");
        }
        if (!record.key().equals(key)) {
            throw new IllegalArgumentException(
                    "stage %s was begun, but the text to be kept hashes to %s".formatted(key, record.key()));
        }
        try {
            StageJson.Content content = new StageJson.Content(record, syncFiles());
            DurableFiles.write(folder.resolve(StoreLayout.STAGE_FILE), StageJson.write(content));
            StoredStage stage = store.put(key, folder, replace);
            committed = true;
            return stage;
        } catch (IOException e) {
            throw StoreException.whileWriting(folder, e);
        }
    }

    /** Brings all files to the disk and measures them. */
    private SortedMap<String, StoredFile> syncFiles() throws IOException {
        SortedMap<String, StoredFile> files = new TreeMap<>();
        for (Path path : FileTrees.walk(folder)) {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(StoreLayout.checkedFileName(name), new StoredFile(Files.size(path), Sha256.ofFile(path)));
            } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new StoreException("%s is neither a file nor a folder, and cannot be stored.".formatted(path));
            }
            DurableFiles.sync(path);
        }
        return files;
    }

    /** Removes what was written, unless it was committed. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            FileTrees.delete(folder);
        }
    }
}
