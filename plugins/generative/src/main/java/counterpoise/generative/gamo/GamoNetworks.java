package counterpoise.generative.gamo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import counterpoise.generative.layers.BatchNormalisation;

/**
 * The fully connected networks of the authors' program, of any width: {@code units} is 64 there. Weights are drawn as
 * Keras draws them, uniformly with the variance 2 / (inputs + outputs) (Glorot and Bengio, "Understanding the
 * difficulty of training deep feedforward neural networks", 2010, equation 16).
 */
final class GamoNetworks {

    private static final float LEAK = 0.1f;
    private static final double KEEP = 0.9;
    private static final double EPSILON_OF_KERAS = 1e-3;

    private GamoNetworks() {}

    /**
     * The part of the generator that all classes share, which the paper calls conditional transient mapping unit: from
     * random numbers and a label, (batch, latents + classes), to (batch, units).
     */
    static Block mapping(int units) {
        return initializing(new SequentialBlock()
                .add(linear(4L * units))
                .add(Activation.reluBlock())
                .add(new BatchNormalisation(4 * units, KEEP, EPSILON_OF_KERAS))
                .add(linear(units))
                .add(Activation.reluBlock())
                .add(new BatchNormalisation(units, KEEP, EPSILON_OF_KERAS)));
    }

    /**
     * The generator of one class: the shared part, and what the paper calls instance generation unit, which weighs the
     * originals of the class.
     *
     * @param mapping the shared part
     * @param originals (originals, dimension); they stay open as long as the block is used
     */
    static Block generator(Block mapping, NDArray originals) {
        Block weighing = initializing(linear(originals.getShape().get(0)));
        return new SequentialBlock().add(mapping).add(weighing).add(new ConvexCombination(originals));
    }

    /** From samples beside their labels, (batch, dimension + classes), to the probability of being real, (batch, 1). */
    static Block discriminator(int units) {
        return initializing(
                trunk(units).add(Linear.builder().setUnits(1).build()).add(Activation.sigmoidBlock()));
    }

    /** From samples, (batch, dimension), to the probability of each class, (batch, classes). */
    static Block classifier(int units, int classes) {
        return initializing(trunk(units)
                .add(linear(classes))
                .add(inputs -> new NDList(inputs.singletonOrThrow().softmax(-1))));
    }

    private static SequentialBlock trunk(int units) {
        return new SequentialBlock()
                .add(linear(4L * units))
                .add(Activation.leakyReluBlock(LEAK))
                .add(linear(2L * units))
                .add(Activation.leakyReluBlock(LEAK));
    }

    private static Linear linear(long units) {
        return Linear.builder().setUnits(units).build();
    }

    private static Block initializing(Block block) {
        block.setInitializer(new XavierInitializer(RandomType.UNIFORM, FactorType.AVG, 3), Parameter.Type.WEIGHT);
        return block;
    }
}
