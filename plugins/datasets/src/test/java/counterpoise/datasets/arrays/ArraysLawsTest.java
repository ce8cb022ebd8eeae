package counterpoise.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.testkit.junit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ArraysLawsTest extends DatasetContract<ArraysOptions> {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        NpyBytes.features(folder.resolve("features.npy"), 1, 1, 2, 3, 4, 5, 6);
        NpyBytes.labels(folder.resolve("labels.npy"), 0, 1, 2, 2, 1, 0);
        NpyBytes.features(folder.resolve("test-features.npy"), 1, 7, 8, 9);
        NpyBytes.labels(folder.resolve("test-labels.npy"), 2, 1, 0);
    }

    @Override
    protected DatasetPlugin<ArraysOptions> plugin() {
        return new ArraysPlugin();
    }

    /** With rows held out, and with files to test on; with and without names. */
    @Override
    protected List<ArraysOptions> optionSets() {
        Path features = folder.resolve("features.npy");
        Path labels = folder.resolve("labels.npy");
        return List.of(
                new ArraysOptions(features, labels, Optional.empty(), Optional.empty(), .5, 1, List.of()),
                new ArraysOptions(
                        features,
                        labels,
                        Optional.of(folder.resolve("test-features.npy")),
                        Optional.of(folder.resolve("test-labels.npy")),
                        .2,
                        0,
                        List.of("round", "square", "long")));
    }

    @Override
    protected Optional<Path> folder() {
        return Optional.of(folder);
    }
}
