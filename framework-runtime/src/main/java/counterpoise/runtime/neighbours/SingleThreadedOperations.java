package counterpoise.runtime.neighbours;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleConsumer;

import counterpoise.runtime.training.TorchEngine;

/**
 * Work that is divided among as many threads as the engine has for one operation, while each operation has one thread.
 * Small operations with Java between them so keep all cores busy: divided themselves, they would leave them idle in
 * between. The threads are kept from work to work, as an engine takes its time with a new one.
 */
final class SingleThreadedOperations implements AutoCloseable {

    private final TorchEngine engine;
    private final int threads;
    private final ExecutorService executor;

    SingleThreadedOperations(TorchEngine engine) {
        this.engine = engine;
        this.threads = engine.threads();
        this.executor = Executors.newFixedThreadPool(threads, this::daemon);
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

    /**
     * Does all pieces, in any order.
     *
     * @param progress told after each piece, on this thread, which part is done, up to 1; what it throws ends the work
     */
    void run(List<Runnable> pieces, DoubleConsumer progress) {
        AtomicBoolean abandoned = new AtomicBoolean();
        List<Future<?>> submitted = new ArrayList<>();
        for (Runnable piece : pieces) {
            submitted.add(executor.submit(() -> {
                if (!abandoned.get()) {
                    piece.run();
                }
            }));
        }
        try {
            for (int done = 0; done < submitted.size(); done++) {
                await(submitted.get(done));
                progress.accept((done + 1.0) / submitted.size());
            }
        } finally {
            abandoned.set(true);
            submitted.forEach(SingleThreadedOperations::letEnd);
            // What one of its threads has set is taken as the number for all that come later.
            engine.useThreads(threads);
        }
    }

    private static void await(Future<?> piece) {
        try {
            piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            // As if it had been thrown here: a worker without memory is told by its error.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a piece of work failed: " + e.getCause(), e.getCause());
        }
    }

    /** Waits whatever comes: a piece that runs still uses what its caller is about to close. */
    private static void letEnd(Future<?> piece) {
        boolean interrupted = false;
        while (!piece.isDone()) {
            try {
                piece.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // The first failure has been told.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
