package counterpoise.runtime.lifecycle;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.runtime.plugin.PluginEntry;

/**
 * Images that a dataset has handed out, whose failures are told with its name and the images asked for.
 *
 * @param images the dataset's own; read by several threads at once
 * @param place the part of the dataset, for messages: {@code the train part of the dataset shapes}
 */
record CheckedImages(Images images, String place) implements Images {

    /** {@code loaded}, with its images checked; null remains null. */
    static LabelledImages of(Dataset dataset, Dataset.Part part, LabelledImages loaded) {
        if (loaded == null) {
            return null;
        }
        String place =
                "the %s part of the %s".formatted(part.name().toLowerCase(Locale.ROOT), PluginEntry.labelOf(dataset));
        return new LabelledImages(new CheckedImages(loaded.images(), place), loaded.labels());
    }

    @Override
    public int count() {
        return images.count();
    }

    @Override
    public ImageShape shape() {
        return images.shape();
    }

    /**
     * Copies images.
     *
     * @throws StageFailure if that fails otherwise than by a sentence about a file
     */
    @Override
    public void read(int from, int rows, byte[] target, int offset) {
        try {
            images.read(from, rows, target, offset);
        } catch (UncheckedIOException | CancellationException | OutOfMemoryError e) {
            throw e;
        } catch (Exception | Error e) {
            // Of any kind: what is compiled from another language declares none, and throws errors for less.
            throw new StageFailure(
                    "%s failed to give %d images from image %d of %d on: %s"
                            .formatted(place, rows, from, images.count(), e.getMessage() == null ? e : e.getMessage()),
                    e);
        }
    }
}
