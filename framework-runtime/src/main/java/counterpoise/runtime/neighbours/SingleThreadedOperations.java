package counterpoise.runtime.neighbours;

import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

import counterpoise.runtime.training.TorchEngine;

/**
 * Work that is divided among as many threads as the engine has for one operation, while each operation has one thread.
 * Small operations with Java between them so keep all cores busy: divided themselves, they would leave them idle in
 * between.
 */
final class SingleThreadedOperations implements AutoCloseable {

    private final TorchEngine engine;
    private final int threads;
    private final ExecutorService executor;
    private final CompletionService<Void> pieces;
    private int submitted;

    /** Gives each operation of {@code engine} one thread until it is closed. */
    SingleThreadedOperations(TorchEngine engine) {
        this.engine = engine;
        this.threads = engine.threads();
        this.executor = Executors.newFixedThreadPool(threads, this::daemon);
        this.pieces = new ExecutorCompletionService<>(executor);
    }

    /** The engine's number of threads is one of the thread that asks. */
    private Thread daemon(Runnable work) {
        Runnable withOneThread = () -> {
            engine.useThreads(1);
            work.run();
        };
        Thread thread = new Thread(withOneThread, "single-threaded operations");
        thread.setDaemon(true);
        return thread;
    }

    void submit(Runnable piece) {
        pieces.submit(piece, null);
        submitted++;
    }

    /**
     * Waits for what was submitted.
     *
     * @param progress told after each piece, on this thread, which part is done, up to 1; what it throws ends the work
     */
    void await(DoubleConsumer progress) {
        try {
            for (int done = 1; done <= submitted; done++) {
                pieces.take().get();
                progress.accept((double) done / submitted);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for %d pieces of work".formatted(submitted), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a piece of work failed: " + e.getCause(), e.getCause());
        }
    }

    /** Ends what has not begun, waits for what has, and gives the engine its threads back. */
    @Override
    public void close() {
        executor.shutdownNow();
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        engine.useThreads(threads);
    }
}
