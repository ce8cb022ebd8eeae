package counterpoise.losses;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import counterpoise.api.loss.Loss;
import counterpoise.testkit.fake.FakeLossInput;

/** Computes losses and gradients of small batches. */
final class LossBench implements AutoCloseable {

    private final NDManager manager = NDManager.newBaseManager();

    NDManager manager() {
        return manager;
    }

    /** A batch of logits, one row a sample, with all class weights 1 and as many samples of each class as given. */
    FakeLossInput batch(float[][] logits, long[] labels, int... classCounts) {
        return FakeLossInput.of(manager, logits, labels, classCounts);
    }

    /** A batch of one sample. */
    FakeLossInput sample(long label, float... logits) {
        return batch(new float[][] {logits}, new long[] {label}, new int[logits.length]);
    }

    float value(Loss loss, FakeLossInput input) {
        return loss.compute(input).getFloat();
    }

    /** The gradient with respect to the logits, row after row. */
    float[] gradient(Loss loss, FakeLossInput input) {
        input.logits(0).setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(loss.compute(input));
        }
        return input.logits(0).getGradient().toFloatArray();
    }

    @Override
    public void close() {
        manager.close();
    }
}
