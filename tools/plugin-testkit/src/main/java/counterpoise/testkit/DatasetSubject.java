package counterpoise.testkit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import counterpoise.api.dataset.Dataset;
import counterpoise.testkit.fake.FakeDatasetContext;

/**
 * A dataset to examine.
 *
 * @param product makes a new one
 * @param folder where the files of a dataset that has files lie; without it only what such a dataset declares is
 *     examined
 */
public record DatasetSubject(Supplier<Dataset> product, Optional<Path> folder) {

    /** A context for the dataset. */
    FakeDatasetContext context() {
        return folder.map(FakeDatasetContext::new).orElseGet(FakeDatasetContext::new);
    }

    /** Whether the images can be loaded. */
    boolean canLoad() {
        return folder.isPresent() || product.get().source().isEmpty();
    }
}
