package counterpoise.architectures.layers;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/** The convolutions of image networks: without bias, since batch normalisation follows and has its own. */
public final class Convolutions {

    private Convolutions() {}

    /**
     * A convolution over 3 x 3 pixels, padded by 1 so that at stride 1 it keeps height and width.
     *
     * <p>Its weight, (filters, input channels, 3, 3), is initialized Kaiming-normal: He et al., "Delving Deep into
     * Rectifiers", 2015, equation 10 (fan in, gain of ReLU). That is the default of DJL's parameters of type weight.
     */
    public static Conv2d threeByThree(int filters, int stride) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .optStride(new Shape(stride, stride))
                .optBias(false)
                .build();
    }
}
