package counterpoise.datasets.folder;

import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;

/** Makes {@code folder}: a user's own pictures, in a folder for each class. */
public final class FolderPlugin implements DatasetPlugin<FolderOptions> {

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public String summary() {
        return "Your own PNG and JPEG pictures, of any size, in a folder for each class: train/CLASS/ and test/CLASS/.";
    }

    @Override
    public Class<FolderOptions> optionsType() {
        return FolderOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public ImageDataset create(FolderOptions options) {
        return new Folder(options);
    }
}
