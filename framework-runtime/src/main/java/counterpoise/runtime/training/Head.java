package counterpoise.runtime.training;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.util.PairList;
import counterpoise.api.loss.Loss;

/** The classifier head: turns embeddings of shape (batch, width) into logits of shape (batch, classes). */
public final class Head extends AbstractBlock {

    private static final byte VERSION = 1;

    private final Loss.Head kind;
    private final int classes;
    private final Parameter weight;
    private final Parameter bias;

    private Head(Loss.Head kind, int classes, int width, Initializer weights, Initializer biases) {
        super(VERSION);
        this.kind = kind;
        this.classes = classes;
        this.weight =
                addParameter(parameter("weight", Parameter.Type.WEIGHT, weightShape(kind, classes, width), weights));
        this.bias = kind == Loss.Head.LINEAR
                ? addParameter(parameter("bias", Parameter.Type.BIAS, new Shape(classes), biases))
                : null;
    }

    /**
     * The head that a network is trained with end to end, initialized as the paper's code does: Kaiming-normal weights
     * and uniform biases in {@code +-1/sqrt(width)} for a linear one; for a cosine one columns drawn uniformly from -1
     * to 1, then brought to length 1. No logit depends on that length, but how fast a column turns does: a step of the
     * optimizer turns it in proportion to {@code rate / length^2}.
     */
    public static Head ofNetwork(Loss.Head kind, int classes, int width) {
        Initializer weights =
                switch (kind) {
                    case LINEAR ->
                        new XavierInitializer(
                                XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2);
                    case COSINE -> Head::unitColumns;
                };
        return new Head(kind, classes, width, weights, uniform(width));
    }

    /**
     * The head that is trained again on embeddings: linear, both weights and biases uniform in {@code +-1/sqrt(width)}.
     */
    public static Head ofRetraining(int classes, int width) {
        return new Head(Loss.Head.LINEAR, classes, width, uniform(width), uniform(width));
    }

    private static Parameter parameter(String name, Parameter.Type type, Shape shape, Initializer initializer) {
        return Parameter.builder()
                .setName(name)
                .setType(type)
                .optShape(shape)
                .optInitializer(initializer)
                .build();
    }

    /** The shapes of the published networks: (classes, width) for a linear head, (width, classes) for a cosine one. */
    private static Shape weightShape(Loss.Head kind, int classes, int width) {
        return switch (kind) {
            case LINEAR -> new Shape(classes, width);
            case COSINE -> new Shape(width, classes);
        };
    }

    /** Columns of length 1, of directions drawn uniformly from the cube. */
    private static NDArray unitColumns(NDManager manager, Shape shape, DataType type) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray drawn = new UniformInitializer(1).initialize(scratch, shape, type);
            NDArray columns = drawn.div(drawn.norm(new int[] {0}, true));
            columns.attach(manager);
            return columns;
        }
    }

    private static Initializer uniform(int width) {
        return new UniformInitializer((float) (1 / Math.sqrt(width)));
    }

    /** How logits are made. */
    public Loss.Head kind() {
        return kind;
    }

    /** The parameters by their names in PyTorch's state dict, behind the name that the head has in the network. */
    public Map<String, Parameter> parametersAs(String name) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put(name + ".weight", weight);
        if (bias != null) {
            parameters.put(name + ".bias", bias);
        }
        return parameters;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray embeddings = inputs.singletonOrThrow();
        NDArray weights = store.getValue(weight, embeddings.getDevice(), training);
        return switch (kind) {
            case LINEAR -> {
                NDArray biases = store.getValue(bias, embeddings.getDevice(), training);
                yield embeddings.getNDArrayInternal().linear(embeddings, weights, biases);
            }
            case COSINE -> new NDList(cosine(embeddings, weights));
        };
    }

    private static NDArray cosine(NDArray embeddings, NDArray weights) {
        NDManager batch = embeddings.getManager();
        NDArray lengths = embeddings.norm(new int[] {1}, true).maximum(1e-12f);
        // Operations that begin with the weights would leave their results with the model, so these are moved to the
        // batch.
        NDArray columnLengths = weights.norm(new int[] {0}, true);
        columnLengths.attach(batch);
        return embeddings.div(lengths).matMul(weights).div(columnLengths);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
    }

    /** Initializes the parameters from the engine's generator; they belong to {@code manager}. */
    public void initialize(NDManager manager, int width) {
        initialize(manager, DataType.FLOAT32, new Shape(1, width));
    }
}
