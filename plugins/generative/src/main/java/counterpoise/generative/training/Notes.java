package counterpoise.generative.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** What is noted in the steps of one epoch. Read once at its end: reading at every step would make a GPU wait. */
final class Notes {

    private final NDManager epochManager;
    private final Map<String, NDList> values = new LinkedHashMap<>();

    Notes(NDManager epochManager) {
        this.epochManager = epochManager;
    }

    void add(String name, NDArray value) {
        NDArray kept = value.stopGradient();
        kept.attach(epochManager);
        values.computeIfAbsent(name, unused -> new NDList()).add(kept);
    }

    /**
     * The mean of each.
     *
     * @param training and {@code epoch}, from 1, are for the message
     * @throws IllegalStateException if a number is not finite
     */
    Map<String, Double> means(String training, int epoch) {
        Map<String, Double> means = new TreeMap<>();
        values.forEach((name, noted) -> {
            float[] numbers = NDArrays.stack(noted).toFloatArray();
            double sum = 0;
            for (int i = 0; i < numbers.length; i++) {
                if (!Float.isFinite(numbers[i])) {
                    throw new IllegalStateException(
                            "%s: %s became %s in round %d, step %d of %d; a lower learning rate may help"
                                    .formatted(training, name, numbers[i], epoch, i + 1, numbers.length));
                }
                sum += numbers[i];
            }
            means.put(name, sum / numbers.length);
        });
        return means;
    }
}
