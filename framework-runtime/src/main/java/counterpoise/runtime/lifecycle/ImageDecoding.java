package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.google.inject.Inject;
import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.NpyType;
import counterpoise.runtime.store.NpyWriter;

/** Reads all images of a dataset that is slow to read, for every stage that wants them. */
final class ImageDecoding implements StageRunner {

    /** Images that one thread reads at a time. */
    private static final int BLOCK = 16;

    private final ImageDataset dataset;

    @Inject
    ImageDecoding(ImageDataset dataset) {
        this.dataset = dataset;
    }

    @Override
    public void run(StageRun run) throws IOException {
        ExperimentImages images = new ExperimentImages(dataset, run);
        // Both are opened before any image is read: what is wrong with the second shows before the first takes minutes.
        Map<Dataset.Part, LabelledImages> parts = new EnumMap<>(Dataset.Part.class);
        for (Dataset.Part part : Dataset.Part.values()) {
            parts.put(part, images.load(part));
        }
        images.checkSize();
        int all = parts.values().stream().mapToInt(part -> part.labels().length).sum();
        int done = 0;
        for (Map.Entry<Dataset.Part, LabelledImages> part : parts.entrySet()) {
            int[] labels = part.getValue().labels();
            write(part.getValue().images(), part.getKey(), run, done, all);
            Npy.write(run.output(StoredImages.labelsFile(part.getKey())), labels, labels.length);
            done += labels.length;
        }
        run.fact(Facts.CLASS_NAMES, images.classNames());
    }

    /** Writes the pixels of one part; {@code before} of {@code all} images have been written already. */
    private static void write(Images images, Dataset.Part part, StageRun run, int before, int all) throws IOException {
        ImageShape shape = images.shape();
        ExecutorService readers = Executors.newFixedThreadPool(run.threads());
        try (NpyWriter writer = new NpyWriter(
                run.output(StoredImages.pixelsFile(part)),
                NpyType.UINT8,
                shape.height(),
                shape.width(),
                shape.channels())) {
            int round = BLOCK * run.threads();
            for (int from = 0; from < images.count(); from += round) {
                run.progress((double) (before + from) / all, "images decoded: %d of %d".formatted(before + from, all));
                for (Future<byte[]> block : start(readers, images, from, Math.min(from + round, images.count()))) {
                    byte[] pixels = pixels(block);
                    writer.append(pixels, 0, pixels.length / shape.values());
                }
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static List<Future<byte[]>> start(ExecutorService readers, Images images, int from, int end) {
        List<Future<byte[]>> blocks = new ArrayList<>();
        for (int first = from; first < end; first += BLOCK) {
            int begin = first;
            int count = Math.min(BLOCK, end - first);
            blocks.add(readers.submit(() -> {
                byte[] pixels = new byte[count * images.shape().values()];
                images.read(begin, count, pixels, 0);
                return pixels;
            }));
        }
        return blocks;
    }

    /** What a reader read, or threw. */
    private static byte[] pixels(Future<byte[]> block) {
        try {
            return block.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("the images were not read to the end: interrupted");
        }
    }
}
