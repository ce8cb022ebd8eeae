package counterpoise.runtime.execute;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import counterpoise.runtime.plan.Stage;

/** Has the stages of a plan done by worker processes. */
public final class Coordinator implements AutoCloseable {

    /** How often a stage is tried when its worker dies on it: once more, in case it was not the stage's fault. */
    private static final int ATTEMPTS = 2;

    private static final Failure REBUILT = new Failure(
            "Counterpoise was built anew while this run was under way, and its results would not be those that were"
                    + " planned; start the run again",
            "");

    private final ExecutionSettings settings;
    private final ExecutionListener listener;
    private final WorkerMemory memory;
    private final Set<WorkerProcess> workers = new HashSet<>();
    private volatile boolean stopped;
    private volatile StageQueue queue = new StageQueue(List.of());

    /** A coordinator that tells {@code listener} how it goes. */
    public Coordinator(ExecutionSettings settings, ExecutionListener listener) {
        this.settings = settings;
        this.listener = new SerializedListener(listener);
        this.memory = WorkerMemory.dividedAmong(settings.jobs());
    }

    /**
     * Has {@code stages} done and returns when all are done or have failed, or it was closed.
     *
     * @param stages each after those it reads; whatever else they read is in the store
     * @return why stages could not be done, by key; those that read them included
     */
    public Map<String, Failure> run(Collection<Stage> stages) throws InterruptedException {
        queue = new StageQueue(stages);
        int slots = Math.min(settings.jobs(), Math.max(1, stages.size()));
        ExecutorService pool = Executors.newFixedThreadPool(slots);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int slot = 0; slot < slots; slot++) {
                int number = slot;
                running.add(pool.submit(() -> {
                    try {
                        work(number);
                    } catch (RuntimeException | Error e) {
                        // The stage at hand will never be done, and the other slots would wait for it.
                        queue.close();
                        throw e;
                    }
                    return null;
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the coordinator failed: " + e.getCause(), e.getCause());
        } finally {
            close();
            pool.shutdownNow();
        }
        return queue.failures();
    }

    private void work(int slot) throws InterruptedException {
        Set<String> familiar = new HashSet<>();
        Optional<WorkerProcess> worker = Optional.empty();
        Optional<Stage> stage = queue.take(familiar);
        while (stage.isPresent() && !stopped) {
            worker = work(slot, stage.get(), worker, 1);
            familiar.add(stage.get().key());
            stage = queue.take(familiar);
        }
        worker.ifPresent(this::end);
    }

    /** Has one stage done, and returns the worker that goes on. */
    private Optional<WorkerProcess> work(int slot, Stage stage, Optional<WorkerProcess> worker, int attempt) {
        WorkerProcess at;
        try {
            at = worker.isPresent() ? worker.get() : begin(slot);
        } catch (IOException e) {
            if (!stopped) {
                fail(slot, stage, new Failure(e.getMessage(), ""));
            }
            return Optional.empty();
        }
        Heard heard = new Heard();
        try {
            listener.started(slot, stage);
            return follow(slot, stage, at, heard);
        } catch (IOException e) {
            end(at);
            if (stopped) {
                return Optional.empty();
            }
            String reason = "the worker (process %d) ended with exit code %s during %s%s"
                    .formatted(at.pid(), at.exitCode(), stage.label(), heard.ofPlugins());
            if (attempt == ATTEMPTS) {
                String said = reason + ", twice. A plugin must not end Java, crash in native code, or take more memory"
                        + " than there is; see " + settings.logs();
                fail(slot, stage, new Failure(said, ""));
                return Optional.empty();
            }
            listener.replaced(slot, reason);
            return work(slot, stage, Optional.empty(), attempt + 1);
        }
    }

    /** What a worker has told of the plugins of a stage, for when it is lost. */
    private static final class Heard {

        private List<String> called = List.of();
        private Optional<String> atWork = Optional.empty();

        String ofPlugins() {
            if (atWork.isPresent()) {
                return ", while the %s was at work".formatted(atWork.get());
            }
            return called.isEmpty() ? "" : ", which calls the " + String.join(", the ", called);
        }
    }

    private Optional<WorkerProcess> follow(int slot, Stage stage, WorkerProcess worker, Heard heard)
            throws IOException {
        long timeout = settings.stageTimeout().map(Duration::toSeconds).orElse(0L);
        worker.connection()
                .send(new Message.Run(stage, settings.threads(), settings.replace(), settings.run(), timeout));
        while (true) {
            Message message = worker.connection()
                    .receive()
                    .orElseThrow(() -> new IOException("the worker has closed the connection"));
            if (message instanceof Message.Ready ready) {
                if (!isPlanned(ready.libtorch())) {
                    return cannotStart(slot, stage, worker, otherLibtorch(ready.libtorch()));
                }
                if (!ready.layout().equals(settings.layout())) {
                    return cannotStart(slot, stage, worker, REBUILT);
                }
                worker.hasStarted();
            } else if (message instanceof Message.Waiting) {
                listener.waiting(slot, stage);
            } else if (message instanceof Message.Begun begun) {
                heard.called = begun.plugins();
            } else if (message instanceof Message.Ending ending) {
                heard.atWork = Optional.of(ending.plugin());
            } else if (message instanceof Message.Progress progress) {
                listener.progress(slot, stage, progress.fraction(), progress.detail());
            } else if (message instanceof Message.Warning warning) {
                listener.warning(slot, stage, warning.message());
            } else if (message instanceof Message.Failed failed) {
                Failure failure = new Failure(failed.sentence(), failed.trace());
                if (!worker.isStarted()) {
                    return cannotStart(slot, stage, worker, failure);
                }
                fail(slot, stage, failure);
                return failed.fit() ? Optional.of(worker) : endAndReturnNone(worker);
            } else if (message instanceof Message.Done done) {
                queue.done(stage);
                listener.done(slot, stage, done.computed());
                return keepUnlessTooLarge(slot, worker, done.residentMib());
            }
        }
    }

    /** Keys name the libtorch that computes; another one's results must not lie under them. */
    private boolean isPlanned(String libtorch) {
        return libtorch.equals(settings.libtorch()) || libtorch.startsWith(settings.libtorch() + ".");
    }

    private Failure otherLibtorch(String loaded) {
        return new Failure(
                "the worker loaded libtorch %s, but the plan is for %s; set PYTORCH_VERSION=%s"
                        .formatted(loaded, settings.libtorch(), loaded),
                "");
    }

    private Optional<WorkerProcess> keepUnlessTooLarge(int slot, WorkerProcess worker, double residentMib) {
        if (!memory.isTooMuch(residentMib)) {
            return Optional.of(worker);
        }
        listener.replaced(
                slot,
                "the worker holds %.0f MiB, more than its share of %.0f MiB".formatted(residentMib, memory.shareMib()));
        return endAndReturnNone(worker);
    }

    /** What keeps one worker from starting keeps every other from it: nothing more is tried. */
    private Optional<WorkerProcess> cannotStart(int slot, Stage stage, WorkerProcess worker, Failure failure) {
        end(worker);
        queue.abandon(failure);
        fail(slot, stage, failure);
        return Optional.empty();
    }

    private void fail(int slot, Stage stage, Failure failure) {
        queue.failed(stage, failure);
        listener.failed(slot, stage, failure.sentence());
    }

    private WorkerProcess begin(int slot) throws IOException {
        WorkerProcess worker = WorkerProcess.start(slot, settings);
        synchronized (workers) {
            workers.add(worker);
            if (stopped) {
                end(worker);
            }
        }
        return worker;
    }

    private Optional<WorkerProcess> endAndReturnNone(WorkerProcess worker) {
        end(worker);
        return Optional.empty();
    }

    private void end(WorkerProcess worker) {
        synchronized (workers) {
            workers.remove(worker);
        }
        worker.close();
    }

    /** Ends all workers, whatever they are doing; what they have done so far can be taken up again. */
    @Override
    public void close() {
        stopped = true;
        queue.close();
        List<WorkerProcess> left;
        synchronized (workers) {
            left = List.copyOf(workers);
        }
        left.forEach(this::end);
    }
}
