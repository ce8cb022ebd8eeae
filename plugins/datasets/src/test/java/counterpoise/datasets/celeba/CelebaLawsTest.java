package counterpoise.datasets.celeba;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.testkit.junit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class CelebaLawsTest extends DatasetContract<CelebaOptions> {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        CelebaFiles files = new CelebaFiles(folder);
        for (Hair hair : Hair.values()) {
            files.add(hair, 8 - hair.ordinal());
        }
        files.write();
    }

    @Override
    protected DatasetPlugin<CelebaOptions> plugin() {
        return new CelebaPlugin();
    }

    @Override
    protected List<CelebaOptions> optionSets() {
        return List.of(
                new CelebaOptions(Optional.empty(), 8, 2, 10_000, 0),
                new CelebaOptions(Optional.of(folder), 16, 3, 2, -7));
    }

    @Override
    protected Optional<Path> folder() {
        return Optional.of(folder);
    }
}
