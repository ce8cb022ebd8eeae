package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import counterpoise.testkit.fake.FakeLossInput;
import counterpoise.testkit.fake.SeededStream;

/** The laws of losses. They need an engine on the class path. Logits of a cosine head stay from -1 to 1. */
public final class LossLaws {

    private static final int BATCHES = 3;
    private static final int LAST_EPOCH = 199;
    private static final double EXTREME_LOGIT = 1e4;

    private static final List<Law<LossSubject>> OF_EVERY_LOSS = List.of(
            law("a loss wants at least one view", LossLaws::wantsAView),
            law("the loss is a float32 scalar", LossLaws::isAScalar),
            law("the loss is finite for ordinary logits", LossLaws::isFiniteForOrdinaryLogits),
            law("the loss is finite for extreme logits", LossLaws::isFiniteForExtremeLogits),
            law("the loss of a single sample is finite", LossLaws::isFiniteForASingleSample),
            law("the loss is finite in every epoch", LossLaws::isFiniteInEveryEpoch),
            law("the gradient is finite and not zero", LossLaws::hasAGradient),
            law("the gradient is finite for extreme logits", LossLaws::hasAGradientForExtremeLogits),
            law("the same batch gives the same bits", LossLaws::isDeterministic),
            law("the order of the batch does not matter", LossLaws::ignoresTheOrder),
            law("the batch is left as it was", LossLaws::leavesTheBatch),
            law("a class without samples does no harm", LossLaws::bearsAClassWithoutSamples),
            law("the loss belongs to the manager of the batch", LossLaws::belongsToTheBatch),
            law("a step leaves no array with the model", LossLaws::stepsLeaveNothing));

    static final List<Law<LossSubject>> LAWS =
            Stream.of(OF_EVERY_LOSS, LogitLossLaws.LAWS).flatMap(List::stream).toList();

    private LossLaws() {}

    static Law<LossSubject> law(String text, Law.Check<LossTrial> check) {
        return new Law<>(text, subject -> {
            try (LossTrial trial = new LossTrial(subject)) {
                check.on(trial);
            }
        });
    }

    /** How many laws there are, besides those of {@link PluginLaws}. */
    public static int count() {
        return LAWS.size();
    }

    /** Every law about one loss. */
    public static List<LawCase> cases(LossSubject subject, String suffix) {
        return LawCase.of(LAWS, subject, suffix);
    }

    private static void wantsAView(LossTrial trial) {
        require(trial.loss().views() >= 1, "it wants %d", trial.loss().views());
    }

    private static void isAScalar(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            NDArray loss = trial.loss().compute(trial.ordinary(batch));
            require(loss.getShape().dimension() == 0, "its shape is %s", loss.getShape());
            require(loss.getDataType() == DataType.FLOAT32, "its type is %s", loss.getDataType());
        }
    }

    private static void isFiniteForOrdinaryLogits(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            requireFinite(trial, trial.ordinary(batch), "ordinary logits");
        }
    }

    private static void isFiniteForExtremeLogits(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            for (int right = 0; right < 2; right++) {
                requireFinite(trial, extreme(trial, batch, right == 1), "extreme logits");
            }
        }
    }

    /** Every logit as far out as the head can reach, either all in favour of the true classes or all against. */
    private static FakeLossInput extreme(LossTrial trial, NDManager batch, boolean right) {
        long[] labels = LossTrial.labels();
        float reach = (float) trial.reach(EXTREME_LOGIT);
        float[][] logits = new float[labels.length][LossTrial.CLASSES];
        for (int row = 0; row < labels.length; row++) {
            for (int label = 0; label < LossTrial.CLASSES; label++) {
                logits[row][label] = (label == labels[row]) == right ? reach : -reach;
            }
        }
        return trial.input(batch, labels, Collections.nCopies(trial.loss().views(), logits));
    }

    private static void isFiniteForASingleSample(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            for (long label = 0; label < LossTrial.CLASSES; label++) {
                FakeLossInput input = trial.input(batch, new long[] {label}, trial.reach(2));
                requireFinite(trial, input, "one sample of class " + label);
            }
        }
    }

    private static void isFiniteInEveryEpoch(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            for (int epoch : List.of(0, 1, LAST_EPOCH)) {
                requireFinite(trial, trial.ordinary(batch).inEpoch(epoch), "epoch " + epoch);
            }
        }
    }

    private static void requireFinite(LossTrial trial, FakeLossInput input, String what) {
        float loss = trial.value(input);
        require(Float.isFinite(loss), "%s: %s", what, loss);
    }

    private static void hasAGradient(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            double largest = trial.largestGradient(trial.ordinary(batch));
            require(largest > 0, "the gradients of logits and embeddings are all zero");
        }
    }

    private static void hasAGradientForExtremeLogits(LossTrial trial) {
        for (int right = 0; right < 2; right++) {
            try (NDManager batch = trial.newBatch()) {
                trial.largestGradient(extreme(trial, batch, right == 1));
            }
        }
    }

    private static void isDeterministic(LossTrial trial) {
        requireStateless(trial);
        try (NDManager batch = trial.newBatch()) {
            float first = trial.value(trial.ordinary(batch));
            float second = trial.value(trial.ordinary(batch));
            require(Float.compare(first, second) == 0, "%s, then %s", first, second);
        }
    }

    /** A loss with a block may remember what it has seen. */
    private static void requireStateless(LossTrial trial) {
        if (trial.loss().block(LossTrial.CLASSES, LossTrial.WIDTH).isPresent()) {
            throw new LawDoesNotApply("it has a block of its own, and may remember");
        }
    }

    private static void ignoresTheOrder(LossTrial trial) {
        requireStateless(trial);
        try (NDManager batch = trial.newBatch()) {
            float[] weights = {0.5f, 1, 2, 4};
            float expected = trial.value(trial.ordinary(batch).withClassWeights(weights));
            int[] order = new SeededStream(53).permutation(LossTrial.labels().length);
            float actual = trial.value(trial.permuted(batch, order).withClassWeights(weights));
            Checks.requireClose(new float[] {actual}, new float[] {expected}, 1e-5, "the batch in another order");
        }
    }

    private static void leavesTheBatch(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            FakeLossInput input = trial.ordinary(batch);
            FakeLossInput untouched = trial.ordinary(batch);
            trial.loss().compute(input);
            List<NDArray> after = arrays(input);
            List<NDArray> before = arrays(untouched);
            for (int i = 0; i < before.size(); i++) {
                require(after.get(i).contentEquals(before.get(i)), "%s became %s", before.get(i), after.get(i));
            }
        }
    }

    private static List<NDArray> arrays(FakeLossInput input) {
        List<NDArray> arrays = new ArrayList<>(input.logitsByView());
        arrays.addAll(input.embeddingsByView());
        arrays.addAll(List.of(input.labels(), input.sampleIndices(), input.classWeights()));
        return arrays;
    }

    private static void belongsToTheBatch(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            NDManager owner = trial.loss().compute(trial.ordinary(batch)).getManager();
            require(owner == batch, "it belongs to %s", owner.getName());
        }
    }

    private static void stepsLeaveNothing(LossTrial trial) {
        // A loss may keep something from its first batch on, as long as it is not more with every batch.
        step(trial);
        int before = trial.model().getManagedArrays().size();
        for (int i = 0; i < BATCHES; i++) {
            step(trial);
        }
        int after = trial.model().getManagedArrays().size();
        require(after == before, "%d arrays became %d in %d batches", before, after, BATCHES);
    }

    private static void step(LossTrial trial) {
        try (NDManager batch = trial.newBatch()) {
            trial.largestGradient(trial.ordinary(batch));
        }
    }

    private static void bearsAClassWithoutSamples(LossTrial trial) {
        int[] counts = LossTrial.classCounts();
        counts[1] = 0;
        long[] labels = {0, 2, 3, 0};
        try (NDManager batch = trial.newBatch()) {
            FakeLossInput input = trial.input(batch, labels, trial.reach(2))
                    .withClassCounts(counts)
                    .withClassWeights(1, 0, 1, 1);
            requireFinite(trial, input, "none of class 1");
            trial.largestGradient(input);
        }
    }
}
