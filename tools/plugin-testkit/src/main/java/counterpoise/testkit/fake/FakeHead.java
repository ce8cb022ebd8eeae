package counterpoise.testkit.fake;

import counterpoise.api.loss.Loss;
import counterpoise.api.metric.ClassifierHead;

/**
 * A classifier head from plain arrays.
 *
 * @param kind how logits are made
 * @param rows the weights, one row a class
 * @param biases one a class
 */
public record FakeHead(Loss.Head kind, float[][] rows, float[] biases) implements ClassifierHead {

    /** A linear head without biases. */
    public static FakeHead linear(float[]... rows) {
        return new FakeHead(Loss.Head.LINEAR, rows, new float[rows.length]);
    }

    @Override
    public int classes() {
        return rows.length;
    }

    @Override
    public float[] weights(int label) {
        return rows[label].clone();
    }

    @Override
    public float bias(int label) {
        return biases[label];
    }
}
