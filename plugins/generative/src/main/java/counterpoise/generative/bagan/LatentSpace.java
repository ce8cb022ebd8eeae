package counterpoise.generative.bagan;

import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.RandomStream;

/** Where each class lies among the codes: a normal distribution each. The generator is told a class by nothing else. */
final class LatentSpace {

    private final int size;
    private final Map<Integer, ClassGaussian> gaussians = new TreeMap<>();

    /** A space of codes of {@code size} numbers, without classes yet. */
    LatentSpace(int size) {
        this.size = size;
    }

    /** Adds a class by its codes, at least one. */
    void add(int label, float[][] codes) {
        gaussians.put(label, ClassGaussian.of(codes));
    }

    /**
     * Draws a code of each of {@code labels}, one after the other from {@code stream}.
     *
     * @return (labels, size), float32, owned by {@code manager}
     */
    NDArray draw(int[] labels, RandomStream stream, NDManager manager) {
        float[] codes = new float[labels.length * size];
        for (int i = 0; i < labels.length; i++) {
            gaussians.get(labels[i]).draw(stream, codes, i * size);
        }
        return manager.create(codes, new Shape(labels.length, size));
    }
}
