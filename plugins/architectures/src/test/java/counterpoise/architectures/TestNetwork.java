package counterpoise.architectures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.architectures.layers.FrugalSequence;

/** A network with its parameters in memory, and what tests do with it. */
final class TestNetwork implements AutoCloseable {

    private final ImageShape input;
    private final FeatureExtractor extractor;
    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore store = new ParameterStore(manager, false);

    /** Builds it for colour images of {@code side} x {@code side} pixels, initialized from the seed 42. */
    TestNetwork(Architecture architecture, int side) {
        this(architecture, new ImageShape(side, side, 3), 42);
    }

    TestNetwork(Architecture architecture, ImageShape input, int seed) {
        this.input = input;
        extractor = architecture.build(input);
        Engine.getInstance().setRandomSeed(seed);
        extractor.block().initialize(manager, DataType.FLOAT32, shape(1));
    }

    FeatureExtractor extractor() {
        return extractor;
    }

    NDManager manager() {
        return manager;
    }

    Parameter parameter(String name) {
        return extractor.parameters().get(name);
    }

    Shape shape(int batch) {
        return new Shape(batch, input.channels(), input.height(), input.width());
    }

    /** Images as the runtime gives them: a view, channels first, of pixels that lie channels last. */
    NDArray images(int count) {
        return manager.randomNormal(new Shape(count, input.height(), input.width(), input.channels()))
                .transpose(0, 3, 1, 2);
    }

    NDArray forward(NDArray images, boolean training) {
        return extractor.block().forward(store, new NDList(images), training).singletonOrThrow();
    }

    long trainedParameters() {
        return extractor.parameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getShape().size())
                .sum();
    }

    Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        extractor.parameters().forEach((name, parameter) -> shapes.put(name, parameter.getShape()));
        return shapes;
    }

    /** The blocks, by class, whose output does not lie channels last where their input does. */
    Map<String, Shape> blocksThatLoseTheLayout(boolean training) {
        Map<String, Shape> found = new LinkedHashMap<>();
        follow("", extractor.block(), images(2), training, (path, block, output) -> {
            if (output.getShape().dimension() == 4 && !liesChannelsLast(output)) {
                found.put(path + block.getClass().getSimpleName(), output.getShape());
            }
        });
        return found;
    }

    /** How many pixels high and wide what each convolution gives is, by its name in PyTorch's state dict. */
    Map<String, Long> sidesAfterConvolutions() {
        Map<String, Long> sides = new LinkedHashMap<>();
        follow("", extractor.block(), images(1), false, (path, block, output) -> {
            if (block instanceof Conv2d) {
                Shape shape = output.getShape();
                assertThat(shape.get(2)).isEqualTo(shape.get(3));
                sides.put(nameOf(block.getDirectParameters().get("weight")), shape.get(3));
            }
        });
        return sides;
    }

    private String nameOf(Parameter weight) {
        String name = extractor.parameters().entrySet().stream()
                .filter(entry -> entry.getValue() == weight)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Is shown what every block of the network gives, outer blocks before those that they are made of. */
    private interface Visitor {
        void visit(String path, Block block, NDArray output);
    }

    private NDArray follow(String path, Block block, NDArray input, boolean training, Visitor visitor) {
        NDArray output = block.forward(store, new NDList(input), training).singletonOrThrow();
        visitor.visit(path, block, output);
        NDArray current = input;
        for (Pair<String, Block> child : block.getChildren()) {
            NDArray next = follow(path + child.getKey() + "/", child.getValue(), current, training, visitor);
            current = block instanceof FrugalSequence ? next : input;
        }
        return output;
    }

    /**
     * Flattening in the order of the memory gives a view, in any other order a copy: what is written through a view
     * shows in the array.
     */
    static boolean liesChannelsLast(NDArray array) {
        float before = array.sum().getFloat();
        NDArray flat = array.transpose(0, 2, 3, 1).reshape(-1);
        flat.addi(1);
        boolean view = array.sum().getFloat() > before + array.size() / 2f;
        flat.subi(1);
        return view;
    }

    @Override
    public void close() {
        manager.close();
    }
}
