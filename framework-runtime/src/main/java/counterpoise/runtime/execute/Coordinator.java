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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import counterpoise.runtime.plan.Stage;

/** Has the stages of a plan done by workers, each of which does one after another. */
public final class Coordinator implements AutoCloseable {

    /** How often a stage is tried when its worker dies on it: once more, in case it was not the stage's fault. */
    private static final int ATTEMPTS = 2;

    private static final Failure REBUILT = new Failure(
            "Counterpoise was built anew while this run was under way, and its results would not be those that were"
                    + " planned; start the run again",
            "");

    private final ExecutionSettings settings;
    private final ExecutionListener listener;
    private final Worker.Starter starter;
    private final WorkerLog log;
    private final WorkerMemory memory;
    private final Set<Worker> workers = new HashSet<>();
    private final Set<String> foundElsewhere = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile StageQueue queue = new StageQueue(List.of(), stage -> 0, 1);

    /** A coordinator of worker processes that tells {@code listener} how it goes. */
    public Coordinator(ExecutionSettings settings, ExecutionListener listener) {
        this(settings, listener, slot -> WorkerProcess.start(slot, settings));
    }

    /** A coordinator of workers that {@code starter} starts. */
    Coordinator(ExecutionSettings settings, ExecutionListener listener, Worker.Starter starter) {
        this.settings = settings;
        this.listener = new SerializedListener(listener);
        this.starter = starter;
        this.log = new WorkerLog(settings.logs());
        this.memory = WorkerMemory.dividedAmong(settings.workers().jobs());
    }

    /**
     * Has {@code stages} done and returns when all are done or have failed, or it was closed.
     *
     * @param stages each after those it reads; whatever else they read is in the store
     * @param costs says which take longest
     * @return why stages could not be done, by key; those that read them included
     */
    public Map<String, Failure> run(Collection<Stage> stages, StageCosts costs) throws InterruptedException {
        int slots = Math.min(settings.workers().jobs(), Math.max(1, stages.size()));
        queue = new StageQueue(stages, costs.secondsOrGuess(), slots);
        ExecutorService pool = Executors.newFixedThreadPool(slots);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int slot = 0; slot < slots; slot++) {
                Slot at = new Slot(slot);
                running.add(pool.submit(() -> {
                    try {
                        at.work();
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

    /** One of those that work side by side. It keeps its worker from stage to stage. */
    private final class Slot {

        private final int number;
        private Optional<Worker> worker = Optional.empty();
        private boolean workerIsReady;
        private Heard heard = new Heard();
        private String reasonToStart = "the first of its slot";

        Slot(int number) {
            this.number = number;
        }

        void work() throws InterruptedException {
            Optional<Stage> stage = queue.take(number);
            while (stage.isPresent() && !stopped) {
                work(stage.get(), 1);
                stage = queue.take(number);
            }
            endWorker();
        }

        private void work(Stage stage, int attempt) {
            Worker at;
            try {
                at = worker.isPresent() ? worker.get() : begin();
            } catch (IOException e) {
                if (!stopped) {
                    fail(stage, new Failure(e.getMessage(), ""));
                }
                return;
            }
            heard = new Heard();
            try {
                follow(stage, at);
            } catch (IOException e) {
                endWorker();
                if (stopped) {
                    return;
                }
                String reason = "the worker (process %d) ended with exit code %s during %s%s"
                        .formatted(at.pid(), at.exitCode(), stage.label(), heard.ofPlugins());
                if (attempt == ATTEMPTS) {
                    // Not taken to last, not even where a plugin was at work: nothing tells from here whether the
                    // plugin ended Java, or the system did, for want of memory or because somebody told it to.
                    fail(
                            stage,
                            new Failure(
                                    reason + ", twice. A plugin must not end Java, crash in native code, or take more"
                                            + " memory than there is; see " + settings.logs(),
                                    ""));
                    reasonToStart = reason;
                } else {
                    replace(reason);
                    work(stage, attempt + 1);
                }
            }
        }

        private Worker begin() throws IOException {
            listener.workerStarted(number, reasonToStart);
            Worker started = starter.start(number);
            log.started(number, started.pid(), settings.workers().device(number), reasonToStart);
            worker = Optional.of(started);
            workerIsReady = false;
            synchronized (workers) {
                workers.add(started);
                if (stopped) {
                    endWorker();
                }
            }
            return started;
        }

        private void replace(String reason) {
            reasonToStart = reason;
            listener.replaced(number, reason);
        }

        private void endWorker() {
            worker.ifPresent(Coordinator.this::end);
            worker = Optional.empty();
        }

        private void fail(Stage stage, Failure failure) {
            queue.failed(stage, failure);
            listener.failed(number, stage, failure);
        }

        /** What keeps one worker from starting keeps every other from it: nothing more is tried. */
        private void cannotStart(Stage stage, Failure failure) {
            endWorker();
            queue.abandon(failure);
            fail(stage, failure);
        }

        private void follow(Stage stage, Worker at) throws IOException {
            long timeout = settings.stageTimeout().map(Duration::toSeconds).orElse(0L);
            at.connection()
                    .send(new Message.Run(
                            stage, settings.workers().threads(), settings.replace(), settings.run(), timeout));
            boolean going = true;
            while (going) {
                Message message = at.connection()
                        .receive()
                        .orElseThrow(() -> new IOException("the worker has closed the connection"));
                going = hear(stage, message);
            }
        }

        /** Does what a message of the worker asks for; whether the stage goes on. */
        private boolean hear(Stage stage, Message message) {
            if (message instanceof Message.Ready ready) {
                return isFit(stage, ready);
            } else if (message instanceof Message.Begun begun) {
                heard.called = begun.plugins();
                listener.started(number, stage);
            } else if (message instanceof Message.Ending ending) {
                heard.atWork = Optional.of(ending.plugin());
            } else if (message instanceof Message.Progress progress) {
                listener.progress(number, stage, progress.fraction(), progress.detail());
            } else if (message instanceof Message.Warning warning) {
                listener.warning(number, stage, warning.message());
            } else if (message instanceof Message.Elsewhere) {
                if (foundElsewhere.add(stage.key())) {
                    listener.elsewhere(number, stage);
                }
                queue.elsewhere(stage);
                return false;
            } else if (message instanceof Message.Failed failed) {
                Failure failure = new Failure(failed.sentence(), failed.trace(), failed.lasting());
                if (workerIsReady) {
                    fail(stage, failure);
                    endUnlessFit(stage, failed);
                } else {
                    cannotStart(stage, failure);
                }
                return false;
            } else if (message instanceof Message.Done done) {
                queue.done(stage);
                listener.done(number, stage, done.computed());
                endIfTooLarge(done.residentMib());
                return false;
            }
            return true;
        }

        private boolean isFit(Stage stage, Message.Ready ready) {
            if (!isPlanned(ready.libtorch())) {
                cannotStart(stage, otherLibtorch(ready.libtorch()));
                return false;
            }
            if (!ready.layout().equals(settings.layout())) {
                cannotStart(stage, REBUILT);
                return false;
            }
            workerIsReady = true;
            return true;
        }

        /** The stage is charged with its failure, and no other is with a worker that the failure has spoilt. */
        private void endUnlessFit(Stage stage, Message.Failed failed) {
            if (!failed.fit()) {
                reasonToStart = "the failure of %s left the worker unfit for another stage".formatted(stage.label());
                endWorker();
            }
        }

        private void endIfTooLarge(double residentMib) {
            if (memory.isTooMuch(residentMib)) {
                replace("the worker holds %.0f MiB, more than its share of %.0f MiB"
                        .formatted(residentMib, memory.shareMib()));
                endWorker();
            }
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

    private void end(Worker worker) {
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
        List<Worker> left;
        synchronized (workers) {
            left = List.copyOf(workers);
        }
        left.forEach(this::end);
    }
}
