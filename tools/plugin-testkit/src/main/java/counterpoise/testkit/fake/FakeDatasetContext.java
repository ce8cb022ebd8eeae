package counterpoise.testkit.fake;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.dataset.DatasetContext;

/** Lends a dataset what the runtime lends. */
public final class FakeDatasetContext extends FakeWork implements DatasetContext {

    private final Optional<Path> folder;

    /** A context for a dataset with files, which lie in {@code folder}. */
    public FakeDatasetContext(Path folder) {
        this(Optional.of(folder));
    }

    /** A context for a dataset made in memory. */
    public FakeDatasetContext() {
        this(Optional.empty());
    }

    private FakeDatasetContext(Optional<Path> folder) {
        super(0);
        this.folder = folder;
    }

    @Override
    public Path folder() {
        return folder.orElseThrow(() -> new IllegalStateException("the dataset declares no files"));
    }
}
