package counterpoise.runtime.execute;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.engine.EngineException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import counterpoise.runtime.config.ConfigurationException;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentJson;
import counterpoise.runtime.lifecycle.Facts;
import counterpoise.runtime.lifecycle.StageFailure;
import counterpoise.runtime.lifecycle.StageModule;
import counterpoise.runtime.lifecycle.StageRun;
import counterpoise.runtime.lifecycle.StageRunner;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.PluginAtWork;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.plugin.PluginException;
import counterpoise.runtime.store.DurableFiles;
import counterpoise.runtime.store.StageLock;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.Checkpoints;
import counterpoise.runtime.training.ResidentMemory;
import counterpoise.runtime.training.TorchEngine;
import counterpoise.runtime.training.TrainingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one stage after another: takes its lock, runs it, puts the result in the store. */
final class StageWorker {

    private static final Logger LOG = LoggerFactory.getLogger(StageWorker.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Longer than anybody waits, and still a number of nanoseconds. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Store store;
    private final PluginCatalogue catalogue;
    private final TorchEngine engine;
    private final Connection connection;
    private final WorkerProvenance provenance;

    /** The plugins that the stage at hand calls, once they are known. Written before the stage's timeout reads it. */
    private List<String> called = List.of();

    StageWorker(Store store, PluginCatalogue catalogue, TorchEngine engine, Connection connection) {
        this.store = store;
        this.catalogue = catalogue;
        this.engine = engine;
        this.connection = connection;
        this.provenance = new WorkerProvenance(catalogue, engine);
    }

    /**
     * Does one stage and tells how it ended. A stage that fails leaves the worker fit for the next, unless memory ran
     * out; one that another run is at is left to it, so that this worker can do something else.
     */
    void run(Message.Run order) throws IOException {
        Stage stage = order.stage();
        called = List.of();
        try {
            Optional<StageLock> free = store.tryLock(stage.key());
            if (free.isEmpty()) {
                connection.send(new Message.Elsewhere());
                return;
            }
            StageLock lock = free.get();
            try (lock) {
                boolean computed = !isDone(order);
                if (computed) {
                    compute(order);
                }
                connection.send(new Message.Done(computed, ResidentMemory.mib()));
            }
        } catch (StageFailure
                | TrainingFailure
                | PluginException
                | ConfigurationException
                | IllegalArgumentException e) {
            // All of these bear a sentence for the user; the architecture and dataset of a plugin throw them too.
            fail(stage, e.getMessage(), e, isOfItsOwn(e));
        } catch (MissingInputException | UncheckedIOException e) {
            fail(stage, e.getMessage(), e, false);
        } catch (NoSuchFileException | AccessDeniedException e) {
            fail(
                    stage,
                    "%s cannot be read: %s".formatted(e.getFile(), e.getClass().getSimpleName()),
                    e,
                    false);
        } catch (IOException e) {
            fail(stage, e.getMessage(), e, false);
        } catch (OutOfMemoryError e) {
            fail(
                    stage,
                    ("this stage needs more memory than the worker's Java heap of %d MiB has. %s. If its data are only"
                                    + " large, set %s=-Xmx8g in the environment, or more, and start the run again")
                            .formatted(Runtime.getRuntime().maxMemory() >> 20, called(e), WorkerJvm.JAVA_OPTIONS),
                    e,
                    false);
        } catch (InternalError | UnknownError e) {
            // The Java machine itself has failed: this worker ends, and another takes over.
            throw e;
        } catch (Exception | Error e) {
            // The engine's failures are among them, such as a GPU that has no memory left, and whatever comes out of
            // code that was compiled from a language that declares no exceptions.
            fail(stage, "unexpected: %s. %s".formatted(e, called(e)), e, isOfItsOwn(e));
        }
    }

    private boolean isDone(Message.Run order) throws IOException {
        Optional<StoredStage> stored = store.find(order.stage().key());
        if (stored.isEmpty()) {
            return false;
        }
        return !order.replace()
                || order.run().equals(stored.get().record().provenance().get(WorkerProvenance.RUN));
    }

    private void compute(Message.Run order) throws IOException {
        Stage stage = order.stage();
        long started = System.nanoTime();
        LOG.info("{} begins: {}", stage.label(), stage.keyText());
        if (order.replace()) {
            forgetCheckpointsOfOtherRuns(order);
        }
        try (StageWriter writer = store.begin(stage.key())) {
            WorkingRun run = new WorkingRun(order, writer);
            engine.useThreads(run.threads());
            Experiment experiment = ExperimentJson.read(stage.experiment(), catalogue);
            called = plugins(experiment, stage);
            connection.send(new Message.Begun(called));
            try (StageTimeout timeout = timeout(order)) {
                run.watchedBy(timeout);
                runner(stage, experiment).run(run);
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            StageRecord record = StageRecord.of(
                    stage.kind().label(),
                    stage.keyText(),
                    labelled(stage.inputs()),
                    provenance.of(stage, experiment, order.run()),
                    run.threads(),
                    seconds,
                    run.facts());
            if (order.replace()) {
                writer.commitReplacing(record);
            } else {
                writer.commit(record);
            }
            LOG.info("{} done in {} s", stage.label(), seconds);
        }
    }

    /** What is computed anew does not go on from what an earlier run has begun, but from what this run has. */
    private void forgetCheckpointsOfOtherRuns(Message.Run order) throws IOException {
        String key = order.stage().key();
        Path mark = store.checkpointFolder(key).resolve("run");
        if (!Files.exists(mark) || !Files.readString(mark).equals(order.run())) {
            store.removeCheckpoints(key);
            DurableFiles.write(store.checkpointFolder(key).resolve("run"), order.run());
        }
    }

    private StageRunner runner(Stage stage, Experiment experiment) {
        try {
            return Guice.createInjector(
                            com.google.inject.Stage.PRODUCTION, new StageModule(stage, experiment, catalogue, engine))
                    .getInstance(StageRunner.class);
        } catch (CreationException e) {
            // What went wrong is what a plugin said when it was asked for its product, not that it was Guice that
            // asked.
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Map<String, String> labelled(Map<StageKind, String> inputs) {
        Map<String, String> labelled = new LinkedHashMap<>();
        inputs.forEach((kind, key) -> labelled.put(kind.label(), key));
        return labelled;
    }

    /** Says whose mistake it was, or where that is not known, whose it may have been. */
    private String called(Throwable failure) {
        return PluginAtWork.thatThrew(failure)
                .map("It came out of a call to the %s"::formatted)
                .orElseGet(() -> called.isEmpty()
                        ? "The stage had not come to call a plugin"
                        : "The stage calls the " + String.join(", the ", called));
    }

    private List<String> plugins(Experiment experiment, Stage stage) {
        return StagePlugins.of(stage, experiment, catalogue).stream()
                .map(PluginEntry::label)
                .toList();
    }

    private StageTimeout timeout(Message.Run order) {
        Duration limit = order.timeoutSeconds() == 0 ? FOR_EVER : Duration.ofSeconds(order.timeoutSeconds());
        return new StageTimeout(limit, where -> {
            String atWork = PluginAtWork.now()
                    .map("the %s was at work"::formatted)
                    .orElse("it calls the " + String.join(", the ", called));
            String sentence = "%s has shown no progress for %d s; %s. If it only needs longer, raise --stage-timeout"
                    .formatted(order.stage().label(), limit.toSeconds(), atWork);
            LOG.error("{} is given up", order.stage().label(), where);
            // Not lasting: another limit, or a machine that is less busy, may let it finish.
            send(failure(sentence, where, false, false));
            // Nothing less ends what does not return.
            Runtime.getRuntime().halt(0);
        });
    }

    private void fail(Stage stage, String sentence, Throwable cause, boolean lasting) throws IOException {
        LOG.error("{} failed", stage.label(), cause);
        boolean fit = !isOutOfMemory(cause);
        connection.send(failure(sentence == null ? cause.toString() : sentence, cause, lasting, fit));
        if (!fit) {
            // Whatever could not be allocated may be missing anywhere: a new worker takes over.
            Runtime.getRuntime().halt(0);
        }
    }

    private static boolean isOutOfMemory(Throwable problem) {
        Throwable cause = problem;
        while (cause != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /**
     * What is told of a failure.
     *
     * @param lasting whether the stage would fail again
     * @param fit whether the worker is fit for another stage
     */
    static Message.Failed failure(String sentence, Throwable cause, boolean lasting, boolean fit) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new Message.Failed(sentence, trace.toString(), lasting, fit);
    }

    /**
     * Whether a failure comes of the stage itself, and not of files, memory or the engine, which may mend: what a
     * plugin throws on the same data with the same random numbers it throws again. Errors do not last: a class that is
     * missing can be put beside the plugin, and how deep one may call itself is the machine's.
     */
    private static boolean isOfItsOwn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof UncheckedIOException
                    || cause instanceof EngineException
                    || cause instanceof Error) {
                return false;
            }
        }
        return true;
    }

    /** What a stage is to read is not there, though it was when the stage was handed out. */
    private static final class MissingInputException extends RuntimeException {

        private static final long serialVersionUID = 1;

        MissingInputException(String message) {
            super(message);
        }
    }

    private void send(Message message) {
        try {
            connection.send(message);
        } catch (IOException e) {
            throw new UncheckedIOException("the coordinator has gone", e);
        }
    }

    /** One stage at work. */
    private final class WorkingRun implements StageRun {

        private static final long PROGRESS_PAUSE_NANOS = 200_000_000L;

        private final Stage stage;
        private final StageWriter writer;
        private final int threads;
        private final ObjectNode facts = StageRecord.noFacts();
        private final List<String> warnings = new ArrayList<>();
        private long lastProgress = System.nanoTime() - PROGRESS_PAUSE_NANOS;
        private StageTimeout timeout;

        WorkingRun(Message.Run order, StageWriter writer) throws IOException {
            this.stage = order.stage();
            this.writer = writer;
            this.threads = begunWith(order).orElse(order.threads());
        }

        /** A training must be finished with the number of threads it was begun with, or its last bits would differ. */
        private Optional<Integer> begunWith(Message.Run order) throws IOException {
            if (order.stage().kind() != StageKind.TRAINING) {
                return Optional.empty();
            }
            return new Checkpoints(checkpoints())
                    .latest()
                    .map(checkpoint -> checkpoint.state().threads());
        }

        @Override
        public Stage stage() {
            return stage;
        }

        @Override
        public Optional<StoredStage> input(StageKind kind) {
            String key = stage.inputs().get(kind);
            if (key == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(store.find(key)
                        .orElseThrow(() -> new MissingInputException(
                                "the stored %s %s is missing or damaged; run again to compute it anew"
                                        .formatted(kind.label(), key.substring(0, 8)))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Path output(String fileName) throws IOException {
            return writer.file(fileName);
        }

        @Override
        public Path checkpoints() throws IOException {
            return store.checkpointFolder(stage.key());
        }

        @Override
        public int threads() {
            return threads;
        }

        @Override
        public void fact(String name, Object value) {
            facts.set(name, JSON.valueToTree(value));
        }

        @Override
        public void warn(String message) {
            LOG.warn("{}: {}", stage.label(), message);
            if (!warnings.contains(message)) {
                warnings.add(message);
                send(new Message.Warning(message));
            }
        }

        @Override
        public void progress(double fraction, String detail) {
            timeout.progress(fraction, detail);
            long now = System.nanoTime();
            if (now - lastProgress >= PROGRESS_PAUSE_NANOS) {
                lastProgress = now;
                send(new Message.Progress(fraction, detail));
            }
        }

        /** Says whom to tell of progress; before anything runs. */
        void watchedBy(StageTimeout watcher) {
            timeout = watcher;
        }

        ObjectNode facts() {
            fact(Facts.WARNINGS, warnings);
            return facts;
        }
    }
}
