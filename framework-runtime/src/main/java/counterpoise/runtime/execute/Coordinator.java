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

    /**
     * How often a stage is tried when its worker dies on it, and how often a worker is started that dies before it
     * begins: once more, in case it was somebody else's fault.
     */
    private static final int ATTEMPTS = 2;

    /** How much of a stage makes a difference: an attempt that came this much further was not in vain. */
    private static final double FURTHER = 0.01;

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
        private boolean givenUp;
        private Heard heard = new Heard();
        private String reasonToStart = "the first of its slot";

        Slot(int number) {
            this.number = number;
        }

        void work() throws InterruptedException {
            Optional<Stage> stage = queue.take(number);
            while (stage.isPresent() && !stopped) {
                work(stage.get());
                stage = givenUp ? Optional.empty() : queue.take(number);
            }
            endWorker();
        }

        /** Has the stage done, by another worker where one is lost on it, as long as that gets it any further. */
        private void work(Stage stage) {
            int lostInVain = 0;
            double furthest = 0;
            while (hasWorker(stage)) {
                Worker at = worker.orElseThrow();
                heard = new Heard();
                try {
                    follow(stage, at);
                    return;
                } catch (IOException e) {
                    endWorker();
                    if (stopped) {
                        return;
                    }
                }
                String reason = "the worker (process %d) ended with exit code %s during %s%s"
                        .formatted(at.pid(), at.exitCode(), stage.label(), heard.ofPlugins());
                lostInVain = heard.fraction > furthest + FURTHER ? 1 : lostInVain + 1;
                furthest = Math.max(furthest, heard.fraction);
                if (lostInVain == ATTEMPTS) {
                    // Not taken to last, not even where a plugin was at work: nothing tells from here whether the
                    // plugin ended Java, or the system did, for want of memory or because somebody told it to.
                    fail(
                            stage,
                            new Failure(
                                    reason + ", twice. A plugin must not end Java, crash in native code, or take more"
                                            + " memory than there is; see " + settings.logs(),
                                    ""));
                    reasonToStart = reason;
                    return;
                }
                replace(reason);
            }
        }

        /** Starts a worker if there is none. If none can be started the slot is given up, and the stage is left. */
        private boolean hasWorker(Stage stage) {
            for (int attempt = 1; worker.isEmpty(); attempt++) {
                try {
                    begin();
                } catch (CannotStartException e) {
                    endWorker();
                    if (stopped) {
                        return false;
                    }
                    if (e.anywhere || attempt == ATTEMPTS) {
                        giveUp(stage, e);
                        return false;
                    }
                    replace(e.failure.sentence());
                }
            }
            return true;
        }

        private void begin() throws CannotStartException {
            listener.workerStarted(number, reasonToStart);
            Worker started;
            try {
                started = starter.start(number);
            } catch (IOException e) {
                throw new CannotStartException(new Failure(e.getMessage(), ""), false);
            }
            log.started(number, started.pid(), settings.workers().device(number), reasonToStart);
            worker = Optional.of(started);
            synchronized (workers) {
                workers.add(started);
                if (stopped) {
                    endWorker();
                }
            }
            awaitReady(started);
        }

        /** A worker is ordered nothing before it has told what it computes with: it would lie under a wrong key. */
        private void awaitReady(Worker started) throws CannotStartException {
            try {
                Optional<Message> message = started.connection().receive();
                while (message.isPresent() && !(message.get() instanceof Message.Ready)) {
                    if (message.get() instanceof Message.Failed failed) {
                        throw new CannotStartException(new Failure(failed.sentence(), failed.trace()), false);
                    }
                    message = started.connection().receive();
                }
                if (message.isPresent()) {
                    checkFit((Message.Ready) message.get());
                    return;
                }
            } catch (IOException e) {
                // It has ended in the midst of a message, which comes to the same.
            }
            endWorker();
            throw new CannotStartException(
                    new Failure(
                            "a worker ended with exit code %s before it began; see %s"
                                    .formatted(started.exitCode(), settings.logs()),
                            ""),
                    false);
        }

        /** What keeps one worker from starting may be its device's fault: the other slots go on as long as they can. */
        private void giveUp(Stage stage, CannotStartException reason) {
            givenUp = true;
            if (!reason.anywhere && queue.leave(stage)) {
                listener.givenUp(number, reason.failure.sentence());
            } else {
                queue.abandon(reason.failure);
                fail(stage, reason.failure);
            }
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
            if (message instanceof Message.Begun begun) {
                heard.called = begun.plugins();
                listener.started(number, stage);
            } else if (message instanceof Message.Ending ending) {
                heard.atWork = Optional.of(ending.plugin());
            } else if (message instanceof Message.Progress progress) {
                heard.fraction = Math.max(heard.fraction, progress.fraction());
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
                fail(stage, new Failure(failed.sentence(), failed.trace(), failed.lasting()));
                endUnlessFit(stage, failed);
                return false;
            } else if (message instanceof Message.Done done) {
                queue.done(stage);
                listener.done(number, stage, done.computed());
                endIfTooLarge(done.residentMib());
                return false;
            }
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
        private double fraction;

        String ofPlugins() {
            if (atWork.isPresent()) {
                return ", while the %s was at work".formatted(atWork.get());
            }
            return called.isEmpty() ? "" : ", which calls the " + String.join(", the ", called);
        }
    }

    /** A worker did not come to take a stage. */
    private static final class CannotStartException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Failure failure;

        /** Whether it would be so in every slot. */
        private final boolean anywhere;

        CannotStartException(Failure failure, boolean anywhere) {
            super(failure.sentence());
            this.failure = failure;
            this.anywhere = anywhere;
        }
    }

    /** Keys name the libtorch that computes and the revisions of plugins; no others' results may lie under them. */
    private void checkFit(Message.Ready ready) throws CannotStartException {
        String loaded = ready.libtorch();
        if (!loaded.equals(settings.libtorch()) && !loaded.startsWith(settings.libtorch() + ".")) {
            throw new CannotStartException(
                    new Failure(
                            "the worker loaded libtorch %s, but the plan is for %s; set PYTORCH_VERSION=%s"
                                    .formatted(loaded, settings.libtorch(), loaded),
                            ""),
                    true);
        }
        if (!ready.layout().equals(settings.layout())) {
            throw new CannotStartException(REBUILT, true);
        }
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
