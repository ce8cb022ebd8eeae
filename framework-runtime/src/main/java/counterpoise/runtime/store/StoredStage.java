package counterpoise.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;

/** A stage that lies whole in the store. */
public final class StoredStage {

    private final Store store;
    private final String key;
    private final Path folder;
    private final StageRecord record;
    private final SortedMap<String, StoredFile> files;

    StoredStage(Store store, String key, Path folder, StageJson.Content content) {
        this.store = store;
        this.key = key;
        this.folder = folder;
        this.record = content.record();
        this.files = Collections.unmodifiableSortedMap(content.files());
    }

    /** The key it lies under. */
    public String key() {
        return key;
    }

    /** What is known of it. */
    public StageRecord record() {
        return record;
    }

    /** Its files by name, {@code stage.json} not among them. */
    public SortedMap<String, StoredFile> files() {
        return files;
    }

    /** The sizes of its files together. */
    public long bytes() {
        return files.values().stream().mapToLong(StoredFile::bytes).sum();
    }

    /**
     * The path of a file, to be read only. Its size is compared always, its checksum when it is first asked for in this
     * process.
     *
     * @throws DamagedStageException if it is not what was written; the stage has then been set aside, and
     *     {@link Store#find} no longer finds it
     * @throws IllegalArgumentException if the stage has no such file
     */
    public Path path(String file) throws IOException {
        StoredFile expected = files.get(file);
        if (expected == null) {
            throw new IllegalArgumentException(
                    "The %s stage %s has no file '%s'; it has %s.".formatted(record.kind(), key, file, files.keySet()));
        }
        store.check(this, file, expected);
        return folder.resolve(file);
    }

    /** Opens a file that {@link #path} has checked; the caller closes it. */
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(path(file));
    }

    Path folder() {
        return folder;
    }
}
