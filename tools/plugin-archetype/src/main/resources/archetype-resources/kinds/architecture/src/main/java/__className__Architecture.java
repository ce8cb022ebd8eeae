package ${package};

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;

/**
 * Three convolutions of 3 x 3 pixels, each followed by ReLU, of which the second and the third halve height and width;
 * then the mean over all pixels. Takes images of any size.
 */
final class ${className}Architecture implements Architecture {

    private static final Shape KERNEL = new Shape(3, 3);
    private static final Shape PADDING = new Shape(1, 1);

    private final int width;

    ${className}Architecture(int width) {
        this.width = width;
    }

    @Override
    public FeatureExtractor build(ImageShape input) {
        SequentialBlock network = new SequentialBlock();
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        add(network, parameters, "conv1", width / 4, 1);
        add(network, parameters, "conv2", width / 2, 2);
        add(network, parameters, "conv3", width, 2);
        network.add(Pool.globalAvgPool2dBlock());
        return new FeatureExtractor(network, width, parameters, "linear");
    }

    /** Adds a convolution; its parameters are listed under the names that PyTorch would give them. */
    private static void add(
            SequentialBlock network, Map<String, Parameter> parameters, String name, int channels, int stride) {
        Conv2d convolution = Conv2d.builder()
                .setFilters(channels)
                .setKernelShape(KERNEL)
                .optPadding(PADDING)
                .optStride(new Shape(stride, stride))
                .build();
        convolution
                .getDirectParameters()
                .forEach(entry -> parameters.put(name + "." + entry.getKey(), entry.getValue()));
        network.add(convolution).add(Activation.reluBlock());
    }
}
