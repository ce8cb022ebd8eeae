package counterpoise.runtime.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.api.loss.Loss;

/** A feature extractor and the head on it, with their parameters in memory. Owns them until it is closed. */
public final class Network implements AutoCloseable {

    private final FeatureExtractor extractor;
    private final Head head;
    private final NDManager manager;
    private final ParameterStore store;
    private final Map<String, Parameter> parameters;

    private Network(FeatureExtractor extractor, Head head, NDManager manager) {
        this.extractor = extractor;
        this.head = head;
        this.manager = manager;
        this.store = new ParameterStore(manager, false);
        Map<String, Parameter> all = new LinkedHashMap<>(extractor.parameters());
        all.putAll(head.parametersAs(extractor.headName()));
        this.parameters = Collections.unmodifiableMap(all);
    }

    /** Builds a network and draws its initial parameters from the engine's generator. */
    public static Network initialize(
            Architecture architecture, ImageShape images, int classes, Loss.Head headKind, TorchEngine engine) {
        FeatureExtractor extractor = architecture.build(images);
        Head head = Head.ofNetwork(headKind, classes, extractor.width());
        NDManager manager = engine.newManager();
        manager.setName("network");
        // Weights without an initializer of their own get DJL's, which is Kaiming-normal by the fan in.
        extractor
                .block()
                .initialize(
                        manager, DataType.FLOAT32, new Shape(1, images.channels(), images.height(), images.width()));
        head.initialize(manager, extractor.width());
        return new Network(extractor, head, manager);
    }

    /** All parameters, running statistics included, by their names in PyTorch's state dict. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /** How many numbers are trained. */
    public long trainableParameters() {
        return parameters.values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    /** The number of values of an embedding. */
    public int width() {
        return extractor.width();
    }

    /** The name of the head in the state dict. */
    public String headName() {
        return extractor.headName();
    }

    /** The head. */
    public Head head() {
        return head;
    }

    /** Where blocks find the values of their parameters. */
    public ParameterStore parameterStore() {
        return store;
    }

    /**
     * Embeds images.
     *
     * @param images (batch, channels, height, width), float32
     * @return (batch, width), owned by the manager of {@code images}
     */
    public NDArray embed(NDArray images, boolean training) {
        return extractor.block().forward(store, new NDList(images), training).singletonOrThrow();
    }

    /**
     * Classifies embeddings.
     *
     * @param embeddings (batch, width), float32
     * @return (batch, classes), owned by the manager of {@code embeddings}
     */
    public NDArray classify(NDArray embeddings, boolean training) {
        return head.forward(store, new NDList(embeddings), training).singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }
}
