package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.StoredStage;

/** The decoded images of a dataset as the store keeps them: bytes and labels of each part, and the names of classes. */
final class StoredImages {

    private StoredImages() {}

    /** The file of a part's pixels: uint8, (count, height, width, channels). */
    static String pixelsFile(Dataset.Part part) {
        return name(part) + ".npy";
    }

    /** The file of a part's labels: int32, (count). */
    static String labelsFile(Dataset.Part part) {
        return name(part) + "-labels.npy";
    }

    /** One part; pixels are read from the file when asked for. */
    static LabelledImages read(StoredStage stage, Dataset.Part part) throws IOException {
        return new LabelledImages(
                MappedImages.open(stage.path(pixelsFile(part))), Npy.readInts(stage.path(labelsFile(part))));
    }

    /** The names of the classes, by label. */
    static List<String> classNames(StoredStage stage) {
        List<String> names = new ArrayList<>();
        stage.record().facts().get(Facts.CLASS_NAMES).forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String name(Dataset.Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
