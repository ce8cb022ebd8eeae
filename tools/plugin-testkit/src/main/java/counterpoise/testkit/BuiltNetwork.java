package counterpoise.testkit;

import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.testkit.fake.SeededStream;

/** A feature extractor with its parameters in memory, initialized as the runtime does. */
final class BuiltNetwork implements AutoCloseable {

    private final FeatureExtractor extractor;
    private final ImageShape input;
    private final NDManager manager;
    private final ParameterStore store;

    BuiltNetwork(ArchitectureSubject subject, int seed) {
        input = subject.input();
        extractor = subject.product().get().build(input);
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(seed);
        store = new ParameterStore(manager, false);
        extractor
                .block()
                .initialize(manager, DataType.FLOAT32, new Shape(1, input.channels(), input.height(), input.width()));
    }

    FeatureExtractor extractor() {
        return extractor;
    }

    NDManager manager() {
        return manager;
    }

    /** The manager of one batch, below that of the network as in training; the caller closes it. */
    NDManager newBatch() {
        return manager.newSubManager();
    }

    /** Normalised images, (batch, channels, height, width), channels last in memory. */
    NDArray images(NDManager batch, int count) {
        SeededStream stream = new SeededStream(31, "images", count);
        float[] values = new float[count * input.values()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) stream.nextGaussian();
        }
        return batch.create(values, new Shape(count, input.height(), input.width(), input.channels()))
                .transpose(0, 3, 1, 2);
    }

    NDArray embed(NDArray images, boolean training) {
        return extractor.block().forward(store, new NDList(images), training).singletonOrThrow();
    }

    /** Copies of all parameters of the block, by DJL's names. */
    Map<String, float[]> values() {
        Map<String, float[]> values = new TreeMap<>();
        extractor
                .block()
                .getParameters()
                .forEach(pair ->
                        values.put(pair.getKey(), pair.getValue().getArray().toFloatArray()));
        return values;
    }

    /** Copies of the parameters that the architecture lists, by its names. */
    Map<String, float[]> listedValues() {
        Map<String, float[]> values = new TreeMap<>();
        extractor
                .parameters()
                .forEach((name, parameter) ->
                        values.put(name, parameter.getArray().toFloatArray()));
        return values;
    }

    /** Gives the parameters that the architecture lists the values that {@link #listedValues} took. */
    void setListed(Map<String, float[]> values) {
        values.forEach(
                (name, array) -> extractor.parameters().get(name).getArray().set(array));
    }

    @Override
    public void close() {
        manager.close();
    }
}
