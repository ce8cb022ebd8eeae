package counterpoise.runtime.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.loss.Loss;
import counterpoise.runtime.plugin.PluginException;

/** A feature extractor and the head on it, with their parameters in memory. Owns them until it is closed. */
public final class Network implements AutoCloseable {

    private final CheckedExtractor extractor;
    private final Head head;
    private final NDManager manager;
    private final ParameterStore store;
    private final Map<String, Parameter> parameters;

    private Network(CheckedExtractor extractor, Head head, NDManager manager) {
        this.extractor = extractor;
        this.head = head;
        this.manager = manager;
        this.store = new ParameterStore(manager, false);
        Map<String, Parameter> all = new LinkedHashMap<>(extractor.parameters());
        all.putAll(head.parametersAs(extractor.headName()));
        this.parameters = Collections.unmodifiableMap(all);
    }

    /**
     * Builds a network and draws its initial parameters from the engine's generator.
     *
     * @throws TrainingFailure if the architecture cannot build a network for such images, or not a whole one
     */
    public static Network initialize(
            Architecture architecture, ImageShape images, int classes, Loss.Head headKind, TorchEngine engine) {
        NDManager manager = engine.newManager();
        try {
            manager.setName("network");
            CheckedExtractor extractor = CheckedExtractor.build(architecture, images, manager);
            Head head = Head.ofNetwork(headKind, classes, extractor.width());
            head.initialize(manager, extractor.width());
            return new Network(extractor, head, manager);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
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
     * @throws TrainingFailure if the architecture's block fails or makes something else
     * @throws PluginException if it fails with an error, or an exception that it does not declare
     */
    public NDArray embed(NDArray images, boolean training) {
        return extractor.embed(store, images, training);
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
