package counterpoise.generative.bagan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import counterpoise.api.ImageShape;
import counterpoise.generative.layers.UpSampling;

/**
 * The networks of BAGAN as the authors' code (IBM/BAGAN) has them, for square images whose side can be halved until it
 * is 8 or less. What is 32 there, the filters of the first layer, is {@code base} here.
 *
 * <p>One thing is placed otherwise: where a convolution halves a side, the authors pad on the right and below alone,
 * and this pads all around, so that its windows begin one pixel earlier.
 */
final class BaganNetworks {

    /** The generator starts from images of this side, or the next smaller that doubles to the right one. */
    private static final int LARGEST_START = 8;

    private static final float LEAK = 0.3f;
    private static final float DROPPED = 0.3f;

    /** Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010, (16). */
    private static final Initializer GLOROT_UNIFORM = new XavierInitializer(RandomType.UNIFORM, FactorType.AVG, 3);

    /** The same variance, from a normal distribution. */
    private static final Initializer GLOROT_NORMAL = new XavierInitializer(RandomType.GAUSSIAN, FactorType.AVG, 1);

    private BaganNetworks() {}

    /**
     * The side of the images that the generator starts from.
     *
     * @throws IllegalArgumentException if {@code image} is not square or its side cannot be halved so far
     */
    static int startSide(ImageShape image) {
        int side = image.height();
        while (side > LARGEST_START && side % 2 == 0) {
            side /= 2;
        }
        if (image.height() != image.width() || side > LARGEST_START) {
            throw new IllegalArgumentException(
                    ("%s needs square images whose side can be halved until it is %d or less, but these have %s"
                                    + " pixels; scale them first")
                            .formatted(BaganOversampler.NAME, LARGEST_START, image));
        }
        return side;
    }

    /**
     * What encoder and discriminator have in common: from images (batch, channels, side, side) to features
     * (batch, features).
     */
    static Block trunk(ImageShape image, int base) {
        SequentialBlock block = new SequentialBlock();
        addHidden(block, base, 2);
        addHidden(block, 2 * base, 1);
        addHidden(block, 4 * base, 2);
        addHidden(block, 8 * base, 1);
        int side = halved(halved(image.height()));
        while (side > startSide(image)) {
            addHidden(block, 8 * base, 2);
            addHidden(block, 8 * base, 1);
            side = halved(side);
        }
        return block.add(Blocks.batchFlattenBlock());
    }

    private static int halved(int side) {
        return (side + 1) / 2;
    }

    private static void addHidden(SequentialBlock block, int filters, int stride) {
        block.add(convolution(filters, 3, stride, 1, true, GLOROT_UNIFORM))
                .add(Activation.leakyReluBlock(LEAK))
                .add(Dropout.builder().optRate(DROPPED).build());
    }

    /** From images to codes, (batch, codeSize). */
    static Block encoder(Block trunk, int codeSize) {
        return new SequentialBlock().add(trunk).add(dense(codeSize, true));
    }

    /** From images to logits (batch, classes + 1); the last class is that of generated images. */
    static Block discriminator(Block trunk, int classes) {
        return new SequentialBlock().add(trunk).add(dense(classes + 1, true));
    }

    /** From codes (batch, size) to images (batch, channels, side, side) from -1 to 1; no layer has a bias. */
    static Block generator(ImageShape image, int base) {
        int start = startSide(image);
        int filters = 4 * base;
        SequentialBlock block = new SequentialBlock()
                .add(dense(32L * base, false))
                .add(Activation.reluBlock())
                .add(dense((long) filters * start * start, false))
                .add(Activation.reluBlock())
                .add(inputs -> new NDList(asImages(inputs.singletonOrThrow(), start, filters)));
        for (int side = start; side < image.height(); side *= 2) {
            boolean last = 2 * side == image.height();
            block.add(new UpSampling())
                    .add(convolution(last ? filters : 2 * filters, 5, 1, 2, false, GLOROT_NORMAL))
                    .add(Activation.reluBlock());
        }
        return block.add(toImages(image.channels()));
    }

    /** The last layer of the generator: a pixel is made from the 2 x 2 that begin with it. */
    static Block toImages(int channels) {
        return new SequentialBlock()
                .add(convolution(channels, 2, 1, 1, false, GLOROT_NORMAL))
                .add(inputs -> new NDList(withoutFirst(inputs.singletonOrThrow())))
                .add(Activation.tanhBlock());
    }

    /** A view in the memory order that convolutions are fastest on. */
    private static NDArray asImages(NDArray flat, int side, int channels) {
        return flat.reshape(-1, side, side, channels).transpose(0, 3, 1, 2);
    }

    /** Windows of 2 x 2 fit once more than there are pixels with padding all around; only right and below is wanted. */
    private static NDArray withoutFirst(NDArray images) {
        return images.get(":, :, 1:, 1:");
    }

    private static Block dense(long units, boolean bias) {
        Linear layer = Linear.builder().setUnits(units).optBias(bias).build();
        layer.setInitializer(GLOROT_UNIFORM, Parameter.Type.WEIGHT);
        return layer;
    }

    private static Block convolution(
            int filters, int size, int stride, int padding, boolean bias, Initializer initializer) {
        Conv2d layer = Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(size, size))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optBias(bias)
                .build();
        layer.setInitializer(initializer, Parameter.Type.WEIGHT);
        return layer;
    }
}
