package counterpoise.architectures.layers;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;

/**
 * The convolutions of image networks: without bias, since batch normalisation, which has its own, comes before or
 * after.
 *
 * <p>A weight of shape (filters, input channels, size, size) is initialized Kaiming-normal by the fan in: He et al.,
 * "Delving Deep into Rectifiers", 2015, equation 10 (variance 2 / (size^2 * input channels)). That is the default of
 * DJL's parameters of type weight.
 */
public final class Convolutions {

    /** Kaiming-normal by the fan out: the same, equation 14 (variance 2 / (size^2 * filters)). */
    public static final Initializer KAIMING_FAN_OUT =
            new XavierInitializer(XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.OUT, 2);

    private Convolutions() {}

    /** A convolution over 3 x 3 pixels, padded by 1 so that at stride 1 it keeps height and width. */
    public static Conv2d threeByThree(int filters, int stride) {
        return convolution(filters, 3, 1, stride);
    }

    /** A convolution of single pixels, which changes the number of channels. */
    public static Conv2d oneByOne(int filters, int stride) {
        return convolution(filters, 1, 0, stride);
    }

    private static Conv2d convolution(int filters, int size, int padding, int stride) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(size, size))
                .optPadding(new Shape(padding, padding))
                .optStride(new Shape(stride, stride))
                .optBias(false)
                .build();
    }
}
