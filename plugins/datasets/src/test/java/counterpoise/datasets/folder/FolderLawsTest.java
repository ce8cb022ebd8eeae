package counterpoise.datasets.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.datasets.images.Pictures;
import counterpoise.testkit.DefaultOptions;
import counterpoise.testkit.junit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FolderLawsTest extends DatasetContract<FolderOptions> {

    @TempDir
    private Path folder;

    @BeforeEach
    void writePictures() throws IOException {
        int colour = 0x102030;
        for (String part : List.of("train", "test")) {
            for (String name : List.of("cat/2.png", "cat/10.jpg", "dog/a.JPEG", "dog/b.png", "emu/1.png")) {
                Pictures.write(folder.resolve(part).resolve(name), 40, 30, colour += 0x050709);
            }
        }
    }

    @Override
    protected DatasetPlugin<FolderOptions> plugin() {
        return new FolderPlugin();
    }

    @Override
    protected List<FolderOptions> optionSets() {
        List<Double> half = List.of(.5, .5, .5);
        return List.of(
                DefaultOptions.of(FolderOptions.class),
                new FolderOptions(Optional.of(folder), 8, List.of("emu", "cat", "dog"), half, half));
    }

    @Override
    protected Optional<Path> folder() {
        return Optional.of(folder);
    }
}
