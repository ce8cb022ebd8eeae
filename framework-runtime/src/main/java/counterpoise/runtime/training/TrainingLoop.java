package counterpoise.runtime.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import counterpoise.api.RandomStream;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.runtime.config.Score;
import counterpoise.runtime.random.Streams;

/**
 * Trains something by a recipe: shows every sample once an epoch, follows the loss downhill, watches the scores, and
 * keeps the last weights and the best by each score. Phases 1 and 3 are both this loop.
 *
 * <p>Everything random is drawn from streams that belong to an epoch, so that a training taken up from a checkpoint
 * draws what it would have drawn.
 */
public final class TrainingLoop {

    /** The name of the file that keeps the weights after the last epoch. */
    public static final String LAST = "last.safetensors";

    private static final String STATE = "all.safetensors";
    private static final String VELOCITIES = "optimizer.safetensors";

    private final Trainee trainee;
    private final Recipe recipe;
    private final Streams streams;
    private final TorchEngine engine;
    private final Optional<Checkpoints> checkpoints;
    private final int threads;
    private final Consumer<EpochProgress> progress;

    /**
     * What a training leaves.
     *
     * @param state how it went
     * @param weights the bytes of safetensors files, by name: {@link #LAST} and {@link Best#fileName()} of each of the
     *     best
     */
    public record Result(TrainingState state, Map<String, byte[]> weights) {}

    /** How far the current epoch has come, for whoever watches. */
    public record EpochProgress(int epoch, int epochs, double fraction, double loss, double imagesPerSecond) {}

    /**
     * Prepares a training.
     *
     * @param checkpoints where to keep and find resumable state; empty for trainings too short to be worth it
     * @param threads how many threads the engine uses, kept with the checkpoints
     * @param progress hears of every step
     */
    public TrainingLoop(
            Trainee trainee,
            Recipe recipe,
            Streams streams,
            TorchEngine engine,
            Optional<Checkpoints> checkpoints,
            int threads,
            Consumer<EpochProgress> progress) {
        this.trainee = trainee;
        this.recipe = recipe;
        this.streams = streams;
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Trains to the end, from the newest checkpoint if there is one.
     *
     * @return how it went, and the weights it left
     * @throws TrainingFailure if the loss is not a finite number, with epoch and step
     */
    public Result run() {
        try (Sgd sgd = new Sgd(trainee.state(), recipe.momentum(), recipe.weightDecay(), engine);
                Batches batches = new Batches(trainee.samples(), recipe.batchSize(), trainee.views())) {
            Optional<Checkpoints.Checkpoint> begun = checkpoints.flatMap(Checkpoints::latest);
            TrainingState state = begun.map(Checkpoints.Checkpoint::state).orElse(TrainingState.start(threads));
            Map<String, byte[]> bestWeights = new LinkedHashMap<>();
            if (begun.isPresent()) {
                resume(begun.get(), sgd, bestWeights);
            }
            while (state.epochs() < recipe.epochs()) {
                state = epoch(state, sgd, batches, bestWeights);
                if (recipe.checkpointsAfter(state.epochs() - 1)) {
                    save(state, sgd, bestWeights);
                }
            }
            Map<String, byte[]> weights = new LinkedHashMap<>();
            weights.put(LAST, Weights.encode(trainee.weights(), state.steps()));
            weights.putAll(bestWeights);
            return new Result(state, weights);
        }
    }

    private TrainingState epoch(TrainingState before, Sgd sgd, Batches batches, Map<String, byte[]> bestWeights) {
        int epoch = before.epochs();
        sgd.useRate(recipe.learningRate(epoch));
        engine.seed(streams.engineSeed("engine", epoch));

        long started = System.nanoTime();
        EpochLoss loss = showAllSamples(before, sgd, batches);
        double seconds = (System.nanoTime() - started) / 1e9;

        Map<EvaluationSet, ConfusionMatrix> matrices = recipe.evaluatesAfter(epoch) ? trainee.evaluate() : Map.of();
        List<Best> best = improve(before.best(), epoch + 1, matrices);
        long steps = before.steps() + loss.steps();
        byte[] weights = null;
        for (Best improved : best) {
            if (improved.epoch() == epoch + 1) {
                weights = weights == null ? Weights.encode(trainee.weights(), steps) : weights;
                bestWeights.put(improved.fileName(), weights);
            }
        }
        List<EpochRecord> history = new ArrayList<>(before.history());
        history.add(new EpochRecord(
                epoch + 1,
                recipe.learningRate(epoch),
                loss.mean(),
                seconds,
                trainee.samples().count() / seconds,
                ResidentMemory.mib(),
                scores(matrices.get(EvaluationSet.TEST)),
                scores(matrices.get(EvaluationSet.VALIDATION))));
        return new TrainingState(epoch + 1, steps, sgd.rate(), threads, history, best);
    }

    /** The loss of one epoch. */
    private record EpochLoss(double mean, long steps) {}

    private EpochLoss showAllSamples(TrainingState before, Sgd sgd, Batches batches) {
        int epoch = before.epochs();
        int[] order =
                streams.stream("order", epoch).permutation(trainee.samples().count());
        List<RandomStream> views = IntStream.range(0, trainee.views())
                .mapToObj(view -> streams.stream("view-" + view, epoch))
                .toList();
        long started = System.nanoTime();
        try (NDManager manager = engine.newManager()) {
            NDList losses = new NDList();
            List<Integer> sizes = new ArrayList<>();
            int[] shown = {0};
            batches.forEach(order, views, batch -> {
                losses.add(step(batch, manager, epoch, before.steps() + losses.size(), sgd));
                sizes.add(batch.size());
                shown[0] += batch.size();
                double speed = shown[0] / ((System.nanoTime() - started) / 1e9);
                double lossBefore = before.history().isEmpty()
                        ? Double.NaN
                        : before.history().get(epoch - 1).loss();
                progress.accept(new EpochProgress(
                        epoch + 1, recipe.epochs(), (double) shown[0] / order.length, lossBefore, speed));
            });
            // Read once an epoch: reading at every step would make a GPU wait.
            float[] values = NDArrays.stack(losses).toFloatArray();
            return new EpochLoss(mean(values, sizes, epoch, trainee.lossLabel()), values.length);
        }
    }

    /** Trains on one batch; the loss it returns is detached and belongs to {@code epochManager}. */
    private NDArray step(Batch batch, NDManager epochManager, int epoch, long step, Sgd sgd) {
        try (NDManager manager = epochManager.newSubManager()) {
            NDArray loss;
            try (GradientCollector collector = engine.collectGradients()) {
                loss = CheckedLoss.checked(trainee.loss(batch, manager, epoch, step), trainee.lossLabel());
                collector.backward(loss);
            }
            sgd.step();
            NDArray value = loss.stopGradient();
            value.attach(epochManager);
            return value;
        }
    }

    private static double mean(float[] losses, List<Integer> sizes, int epoch, String label) {
        double sum = 0;
        int samples = 0;
        for (int i = 0; i < losses.length; i++) {
            if (!Float.isFinite(losses[i])) {
                throw new TrainingFailure(("%s became %s in epoch %d, step %d of %d;"
                                + " a lower learning rate or a longer warm-up may help")
                        .formatted(label, losses[i], epoch + 1, i + 1, losses.length));
            }
            sum += (double) losses[i] * sizes.get(i);
            samples += sizes.get(i);
        }
        return sum / samples;
    }

    private static List<Best> improve(List<Best> before, int epoch, Map<EvaluationSet, ConfusionMatrix> matrices) {
        Map<String, Best> best = new TreeMap<>();
        before.forEach(known -> best.put(known.fileName(), known));
        matrices.forEach((set, matrix) -> {
            for (Score score : Score.values()) {
                double value = score.of(matrix);
                Best known = best.get(Best.fileName(set, score));
                if (known == null || value > known.value()) {
                    best.put(Best.fileName(set, score), new Best(set, score, epoch, value));
                }
            }
        });
        return List.copyOf(best.values());
    }

    private static Map<String, Double> scores(ConfusionMatrix matrix) {
        Map<String, Double> scores = new TreeMap<>();
        if (matrix != null) {
            for (Score score : Score.values()) {
                scores.put(score.label(), score.of(matrix));
            }
        }
        return scores;
    }

    private void save(TrainingState state, Sgd sgd, Map<String, byte[]> bestWeights) {
        if (checkpoints.isEmpty()) {
            return;
        }
        int savedEpochs =
                checkpoints.get().latest().map(saved -> saved.state().epochs()).orElse(0);
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        files.put(STATE, Weights.encode(trainee.state(), state.steps()));
        files.put(VELOCITIES, encode(sgd.velocities()));
        for (Best best : state.best()) {
            if (best.epoch() <= savedEpochs) {
                kept.add(best.fileName());
            } else {
                files.put(best.fileName(), bestWeights.get(best.fileName()));
            }
        }
        checkpoints.get().write(state, files, kept);
    }

    private void resume(Checkpoints.Checkpoint checkpoint, Sgd sgd, Map<String, byte[]> bestWeights) {
        try (NDManager manager = engine.newManager()) {
            Weights.restore(trainee.state(), checkpoint.file(STATE));
            sgd.resume(
                    Weights.read(checkpoint.file(VELOCITIES), manager),
                    checkpoint.state().learningRate());
            for (Best best : checkpoint.state().best()) {
                bestWeights.put(best.fileName(), Files.readAllBytes(checkpoint.file(best.fileName())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot go on from the checkpoint in %s; remove that folder to begin anew"
                            .formatted(checkpoint.folder()),
                    e);
        }
    }

    private static byte[] encode(Map<String, NDArray> arrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new NDList(arrays.values()).encode(bytes, NDList.Encoding.SAFETENSORS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
