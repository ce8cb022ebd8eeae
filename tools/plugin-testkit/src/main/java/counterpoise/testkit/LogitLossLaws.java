package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.util.Arrays;
import java.util.List;

import ai.djl.ndarray.NDManager;
import counterpoise.testkit.fake.FakeLossInput;
import counterpoise.testkit.fake.SeededStream;

/** The laws of losses that are a function of the logits of one view, without a block of their own. */
final class LogitLossLaws {

    static final List<Law<LossSubject>> LAWS = List.of(
            law("the loss falls as the logits of the true classes grow", LogitLossLaws::fallsWithTheTrueLogits),
            law("a batch shown twice over costs the same", LogitLossLaws::isAMean),
            law("the heavier a class, the more its samples count", LogitLossLaws::weighsSamplesByClass),
            law("class weights twice as large change nothing", LogitLossLaws::dividesByTheWeights),
            law("at equal logits a rarer class costs no less", LogitLossLaws::favoursNoFrequentClass),
            law("it does not matter which class has which label", LogitLossLaws::ignoresTheOrderOfClasses));

    private LogitLossLaws() {}

    private static Law<LossSubject> law(String text, Law.Check<LossTrial> check) {
        return LossLaws.law(text, trial -> {
            if (!trial.isPlain()) {
                throw new LawDoesNotApply("it is more than a function of the logits");
            }
            check.on(trial);
        });
    }

    private static void fallsWithTheTrueLogits(LossTrial trial) {
        long[] labels = LossTrial.labels();
        // Room above for the logits to grow, within the reach of a cosine head.
        float[][] logits = LossTrial.logits(labels.length, 0, 0.6);
        float[][] grown = LossTrial.logits(labels.length, 0, 0.6);
        for (int row = 0; row < labels.length; row++) {
            grown[row][(int) labels[row]] += 0.3f;
        }
        try (NDManager batch = trial.newBatch()) {
            float before = trial.value(trial.input(batch, labels, logits));
            float after = trial.value(trial.input(batch, labels, grown));
            require(after < before, "true logits grew by 0.3, and the loss went from %s to %s", before, after);
        }
    }

    private static void isAMean(LossTrial trial) {
        long[] labels = LossTrial.labels();
        int count = labels.length;
        float[][] logits = LossTrial.logits(count, 0, trial.reach(2));
        long[] labelsTwice = Arrays.copyOf(labels, 2 * count);
        System.arraycopy(labels, 0, labelsTwice, count, count);
        float[][] logitsTwice = Arrays.copyOf(logits, 2 * count);
        System.arraycopy(logits, 0, logitsTwice, count, count);
        try (NDManager batch = trial.newBatch()) {
            float once = trial.value(trial.input(batch, labels, logits));
            float twice = trial.value(trial.input(batch, labelsTwice, logitsTwice));
            Checks.requireClose(new float[] {twice}, new float[] {once}, 1e-5, "the batch and itself again");
        }
    }

    private static void weighsSamplesByClass(LossTrial trial) {
        for (int label = 0; label < LossTrial.CLASSES; label++) {
            double before = gradientAgainstOthers(trial, label, 1);
            double after = gradientAgainstOthers(trial, label, 4);
            require(
                    after > before,
                    "class %d became 4 times as heavy, and the gradient of its samples went from %s to %s times that"
                            + " of all others",
                    label,
                    before,
                    after);
        }
    }

    /** The gradients of the logits of a class's samples by those of all other samples, sizes added up. */
    private static double gradientAgainstOthers(LossTrial trial, int label, float weight) {
        float[] weights = new float[LossTrial.CLASSES];
        Arrays.fill(weights, 1);
        weights[label] = weight;
        long[] labels = LossTrial.labels();
        double own = 0;
        double others = 0;
        try (NDManager batch = trial.newBatch()) {
            FakeLossInput input = trial.ordinary(batch).withClassWeights(weights);
            float[] gradient = trial.gradients(input).get(0);
            for (int i = 0; i < gradient.length; i++) {
                if (labels[i / LossTrial.CLASSES] == label) {
                    own += Math.abs(gradient[i]);
                } else {
                    others += Math.abs(gradient[i]);
                }
            }
        }
        return own / others;
    }

    private static void dividesByTheWeights(LossTrial trial) {
        if (trial.divisor() == LossSubject.Divisor.OTHER) {
            throw new LawDoesNotApply("it is said not to divide by the sum of its samples' weights");
        }
        try (NDManager batch = trial.newBatch()) {
            float light = trial.value(trial.ordinary(batch).withClassWeights(1, 2, 3, 4));
            float heavy = trial.value(trial.ordinary(batch).withClassWeights(2, 4, 6, 8));
            boolean same = Math.abs(heavy - light) <= 1e-5 * Math.max(1, Math.abs(light));
            if (!same && trial.divisor() == LossSubject.Divisor.NOT_SAID) {
                throw new LawDoesNotApply(
                        ("it went from %s to %s, and only its author knows whether it is published so;"
                                        + " otherwise divide the weighted sum by the sum of the samples' weights")
                                .formatted(light, heavy));
            }
            require(
                    same,
                    "it went from %s to %s; divide the weighted sum by the sum of the samples' weights, not by their"
                            + " number",
                    light,
                    heavy);
        }
    }

    private static void favoursNoFrequentClass(LossTrial trial) {
        float[][] equal = new float[1][LossTrial.CLASSES];
        try (NDManager batch = trial.newBatch()) {
            float moreFrequent = 0;
            for (int label = 0; label < LossTrial.CLASSES; label++) {
                float loss = trial.value(trial.input(batch, new long[] {label}, equal));
                require(
                        label == 0 || loss > moreFrequent - 1e-5f,
                        "class %d has fewer samples than class %d and costs %s, not %s",
                        label,
                        label - 1,
                        loss,
                        moreFrequent);
                moreFrequent = loss;
            }
        }
    }

    private static void ignoresTheOrderOfClasses(LossTrial trial) {
        int[] renamed = new SeededStream(54).permutation(LossTrial.CLASSES);
        long[] labels = LossTrial.labels();
        float[][] logits = LossTrial.logits(labels.length, 0, trial.reach(2));
        int[] counts = LossTrial.classCounts();
        float[] weights = {0.5f, 1, 2, 4};
        long[] otherLabels = new long[labels.length];
        float[][] otherLogits = new float[labels.length][LossTrial.CLASSES];
        int[] otherCounts = new int[LossTrial.CLASSES];
        float[] otherWeights = new float[LossTrial.CLASSES];
        for (int label = 0; label < LossTrial.CLASSES; label++) {
            otherCounts[renamed[label]] = counts[label];
            otherWeights[renamed[label]] = weights[label];
            for (int row = 0; row < labels.length; row++) {
                otherLogits[row][renamed[label]] = logits[row][label];
            }
        }
        for (int row = 0; row < labels.length; row++) {
            otherLabels[row] = renamed[(int) labels[row]];
        }
        try (NDManager batch = trial.newBatch()) {
            float expected = trial.value(trial.input(batch, labels, logits).withClassWeights(weights));
            float actual = trial.value(trial.input(batch, otherLabels, otherLogits)
                    .withClassCounts(otherCounts)
                    .withClassWeights(otherWeights));
            Checks.requireClose(new float[] {actual}, new float[] {expected}, 1e-5, "the classes in another order");
        }
    }
}
