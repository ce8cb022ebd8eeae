package counterpoise.runtime.training;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;

/** Networks and images small enough to be trained in a moment. */
final class TinyNetwork {

    static final int CLASSES = 3;
    static final ImageShape SHAPE = new ImageShape(4, 4, 1);

    private static final int WIDTH = 6;
    private static final List<String> NAMES =
            List.of("conv.weight", "conv.bias", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var");

    private TinyNetwork() {}

    /** One convolution with batch normalisation and dropout: weights, statistics and the engine's own randomness. */
    static Architecture convolution() {
        return input -> {
            SequentialBlock block = new SequentialBlock()
                    .add(Conv2d.builder()
                            .setKernelShape(new Shape(3, 3))
                            .optPadding(new Shape(1, 1))
                            .setFilters(WIDTH)
                            .build())
                    .add(BatchNorm.builder().build())
                    .add(Activation.reluBlock())
                    .add(Dropout.builder().optRate(0.1f).build())
                    .add(Pool.globalAvgPool2dBlock());
            Iterator<String> names = NAMES.iterator();
            Map<String, Parameter> parameters = new LinkedHashMap<>();
            block.getParameters().forEach(pair -> parameters.put(names.next(), pair.getValue()));
            return new FeatureExtractor(block, WIDTH, parameters, "fc");
        };
    }

    /** Embeddings that are the pixels themselves, in the order height, width for images of one channel. */
    static Architecture pixels() {
        return input -> new FeatureExtractor(
                new SequentialBlock().add(Blocks.batchFlattenBlock()), input.values(), Map.of(), "fc");
    }

    /** Images of three classes that differ in brightness, by far more than within one. */
    static ImageSet brightness(int perClass) {
        int values = SHAPE.values();
        byte[] pixels = new byte[CLASSES * perClass * values];
        int[] labels = new int[CLASSES * perClass];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % CLASSES;
            for (int i = 0; i < values; i++) {
                pixels[row * values + i] = (byte) (20 + 100 * labels[row] + (7 * row + 13 * i) % 15);
            }
        }
        return new ImageSet(SHAPE, pixels, labels);
    }
}
