package counterpoise.runtime.training;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Normalisation;

/** Runs images through a network as they are, without augmentation and without training it. */
public final class ImageEmbedder {

    /** Large enough to keep the cores busy, small enough to stay in their caches. */
    private static final int BATCH = 250;

    /** Unaugmented images draw nothing. */
    private static final List<RandomStream> NO_RANDOMNESS = Collections.singletonList(null);

    private final Network network;
    private final TorchEngine engine;
    private final Normalisation normalisation;

    public ImageEmbedder(Network network, TorchEngine engine, Normalisation normalisation) {
        this.network = network;
        this.engine = engine;
        this.normalisation = normalisation;
    }

    /** The embeddings of {@code images}, row by row. */
    public float[] embed(ImageSet images, Consumer<Double> progress) {
        int width = network.width();
        float[] all = new float[Math.multiplyExact(images.count(), width)];
        int[] done = {0};
        forEach(images, embeddings -> {
            float[] values = embeddings.toFloatArray();
            System.arraycopy(values, 0, all, done[0] * width, values.length);
            done[0] += values.length / width;
            progress.accept((double) done[0] / images.count());
        });
        return all;
    }

    /** The class that the network takes each image for. */
    int[] predict(ImageSet images) {
        int[] all = new int[images.count()];
        int[] done = {0};
        forEach(images, embeddings -> {
            long[] predicted = network.classify(embeddings, false).argMax(1).toLongArray();
            for (long label : predicted) {
                all[done[0]++] = (int) label;
            }
        });
        return all;
    }

    private void forEach(ImageSet images, Consumer<NDArray> use) {
        ImageReader reader = new ImageReader(images, normalisation, Augmentation.NONE);
        int[] order = IntStream.range(0, images.count()).toArray();
        try (Batches batches = new Batches(reader, BATCH, 1)) {
            batches.forEach(order, NO_RANDOMNESS, batch -> {
                try (NDManager manager = engine.newManager()) {
                    use.accept(
                            network.embed(channelsLast(manager, batch.values(), batch.size(), images.shape()), false));
                }
            });
        }
    }

    /**
     * The pixels as an array of shape (batch, channels, height, width) whose memory is in the order batch, height,
     * width, channel: a view, which makes convolutions and all that follows run in their faster layout.
     */
    static NDArray channelsLast(NDManager manager, ByteBuffer values, int count, ImageShape shape) {
        return manager.create(
                        values, new Shape(count, shape.height(), shape.width(), shape.channels()), DataType.FLOAT32)
                .transpose(0, 3, 1, 2);
    }
}
