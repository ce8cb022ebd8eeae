package counterpoise.runtime.lifecycle;

import java.util.Map;

import ai.djl.nn.Parameter;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.ClassifierHead;
import counterpoise.runtime.training.Head;

/**
 * A trained head, as metrics see it.
 *
 * @param kind how it makes logits
 * @param byClass the weights of each class
 * @param biases the bias of each class; zeros for a cosine head
 */
record TrainedHead(Loss.Head kind, float[][] byClass, float[] biases) implements ClassifierHead {

    static TrainedHead of(Head head) {
        Map<String, Parameter> parameters = head.parametersAs("head");
        Parameter weight = parameters.get("head.weight");
        long[] shape = weight.getArray().getShape().getShape();
        float[] values = weight.getArray().toFloatArray();
        return switch (head.kind()) {
            case LINEAR -> {
                int classes = (int) shape[0];
                int width = (int) shape[1];
                float[][] byClass = new float[classes][width];
                for (int label = 0; label < classes; label++) {
                    System.arraycopy(values, label * width, byClass[label], 0, width);
                }
                yield new TrainedHead(
                        head.kind(),
                        byClass,
                        parameters.get("head.bias").getArray().toFloatArray());
            }
            case COSINE -> {
                int width = (int) shape[0];
                int classes = (int) shape[1];
                float[][] byClass = new float[classes][width];
                for (int i = 0; i < values.length; i++) {
                    byClass[i % classes][i / classes] = values[i];
                }
                yield new TrainedHead(head.kind(), byClass, new float[classes]);
            }
        };
    }

    @Override
    public int classes() {
        return byClass.length;
    }

    @Override
    public float[] weights(int label) {
        return byClass[label].clone();
    }

    @Override
    public float bias(int label) {
        return biases[label];
    }
}
