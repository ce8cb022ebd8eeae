package counterpoise.generative.cgan;

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
import ai.djl.training.initializer.NormalInitializer;
import counterpoise.api.ImageShape;
import counterpoise.generative.layers.BatchNormalisation;
import counterpoise.generative.layers.UpSampling;

/**
 * The networks of DCGAN for small images: Radford, Metz, Chintala, "Unsupervised Representation Learning with Deep
 * Convolutional Generative Adversarial Networks", 2016, section 3 and figure 1, with three halvings instead of four, so
 * that 32 x 32 pixels start from 4 x 4. In the generator, up-sampling and a 3 x 3 convolution stand for each
 * transposed convolution.
 *
 * <p>Weights are drawn from N(0, 0.02), scales of batch normalisation from N(1, 0.02); section 4 and the authors' code.
 */
final class Dcgan {

    private static final int HALVINGS = 3;

    /** What the side of an image has to be a multiple of. */
    private static final int UNIT = 1 << HALVINGS;

    private static final float DEVIATION = 0.02f;
    private static final float LEAK = 0.2f;

    private Dcgan() {}

    /**
     * Refuses images whose sides cannot be halved three times.
     *
     * @throws IllegalArgumentException if {@code image} is not square or its side is no multiple of 8
     */
    static void requireSidesToHalve(ImageShape image) {
        if (image.height() != image.width() || image.height() % UNIT != 0) {
            throw new IllegalArgumentException(
                    "%s needs square images whose side is a multiple of %d, but these have %s pixels; scale them first"
                            .formatted(CganOversampler.NAME, UNIT, image));
        }
    }

    /**
     * From (batch, latents) to images (batch, channels, height, width) from -1 to 1.
     *
     * @param filters how many the last hidden layer has; the two before it have twice and four times as many
     */
    static Block generator(ImageShape image, int filters) {
        int side = image.height() >> HALVINGS;
        int innermost = filters << (HALVINGS - 1);
        SequentialBlock block = new SequentialBlock()
                .add(Linear.builder()
                        .setUnits((long) innermost * side * side)
                        .optBias(false)
                        .build())
                .add(inputs -> new NDList(asImages(inputs.singletonOrThrow(), side, innermost)))
                .add(BatchNormalisation.pyTorch(innermost))
                .add(Activation.reluBlock());
        for (int channels = innermost / 2; channels >= filters; channels /= 2) {
            block.add(new UpSampling())
                    .add(convolution(channels, 3, 1, false))
                    .add(BatchNormalisation.pyTorch(channels))
                    .add(Activation.reluBlock());
        }
        block.add(new UpSampling())
                .add(convolution(image.channels(), 3, 1, true))
                .add(Activation.tanhBlock());
        return initializing(block);
    }

    /** A view in the memory order that convolutions are fastest on. */
    private static NDArray asImages(NDArray flat, int side, int channels) {
        return flat.reshape(-1, side, side, channels).transpose(0, 3, 1, 2);
    }

    /**
     * From images (batch, channels, height, width) to a logit each, (batch, 1).
     *
     * @param filters how many the first layer has; the two after it have twice and four times as many
     */
    static Block discriminator(int filters) {
        SequentialBlock block = new SequentialBlock();
        for (int layer = 0; layer < HALVINGS; layer++) {
            boolean first = layer == 0;
            block.add(convolution(filters << layer, 4, 2, first));
            if (!first) {
                block.add(BatchNormalisation.pyTorch(filters << layer));
            }
            block.add(Activation.leakyReluBlock(LEAK));
        }
        block.add(Blocks.batchFlattenBlock()).add(Linear.builder().setUnits(1).build());
        return initializing(block);
    }

    /** Padded by 1: 3 x 3 at stride 1 keeps the sides, 4 x 4 at stride 2 halves them. */
    private static Conv2d convolution(int filters, int size, int stride, boolean bias) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(size, size))
                .optPadding(new Shape(1, 1))
                .optStride(new Shape(stride, stride))
                .optBias(bias)
                .build();
    }

    private static Block initializing(Block block) {
        block.setInitializer(new NormalInitializer(DEVIATION), Parameter.Type.WEIGHT);
        block.setInitializer(
                (manager, shape, type) -> manager.randomNormal(1, DEVIATION, shape, type), Parameter.Type.GAMMA);
        return block;
    }
}
