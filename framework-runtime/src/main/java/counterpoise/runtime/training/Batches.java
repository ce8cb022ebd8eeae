package counterpoise.runtime.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import counterpoise.api.RandomStream;

/**
 * Assembles batches one ahead of their use, on a thread of its own, so that augmentation costs the training no time.
 */
final class Batches implements AutoCloseable {

    /** One in use, one ready, one being filled. */
    private static final int BUFFERS = 3;

    private final SampleReader reader;
    private final int batchSize;
    private final int views;
    private final ByteBuffer[] buffers = new ByteBuffer[BUFFERS];
    private final ExecutorService assembler = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "batches");
        thread.setDaemon(true);
        return thread;
    });

    Batches(SampleReader reader, int batchSize, int views) {
        this.reader = reader;
        this.batchSize = Math.max(1, Math.min(batchSize, reader.count()));
        this.views = views;
        int bytes = Math.multiplyExact(this.batchSize * views * Float.BYTES, reader.valuesPerSample());
        for (int i = 0; i < BUFFERS; i++) {
            // Directly allocated: the engine reads it in place.
            buffers[i] = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
    }

    /**
     * Shows every sample of {@code order} once, in batches; the last may be smaller.
     *
     * @param viewRandoms one stream a view, from which that view's variations are drawn
     * @param use is called on the calling thread, batch after batch; the batch's values are its until it returns
     */
    void forEach(int[] order, List<RandomStream> viewRandoms, Consumer<Batch> use) {
        int batches = (order.length + batchSize - 1) / batchSize;
        if (batches == 0) {
            return;
        }
        Future<Batch> ahead = assembler.submit(() -> assemble(0, order, viewRandoms));
        for (int i = 0; i < batches; i++) {
            Batch batch = result(ahead);
            if (i + 1 < batches) {
                int next = i + 1;
                ahead = assembler.submit(() -> assemble(next, order, viewRandoms));
            }
            use.accept(batch);
        }
    }

    private Batch assemble(int index, int[] order, List<RandomStream> viewRandoms) {
        int from = index * batchSize;
        int[] rows = Arrays.copyOfRange(order, from, Math.min(from + batchSize, order.length));
        int[] labels = Arrays.stream(rows).map(reader::label).toArray();
        ByteBuffer buffer = buffers[index % BUFFERS];
        int bytes = rows.length * views * reader.valuesPerSample() * Float.BYTES;
        ByteBuffer values = buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
        FloatBuffer floats = values.asFloatBuffer();
        for (RandomStream random : viewRandoms) {
            for (int row : rows) {
                reader.append(row, random, floats);
            }
        }
        return new Batch(rows, labels, views, values);
    }

    private static Batch result(Future<Batch> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "a batch could not be assembled: " + e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        assembler.shutdownNow();
    }
}
