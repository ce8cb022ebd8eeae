package counterpoise.architectures;

import java.util.Map;
import java.util.Random;

import ai.djl.nn.Parameter;

/**
 * What a network makes of an image of one colour when its kernels are zero but at their centres: every pixel is for
 * itself, all pixels stay alike, strides and means change nothing. So the embedding is a short calculation with the
 * channels of one pixel, done here in double precision with the values that PyTorch's state dict names.
 */
final class Pixelwise {

    private static final double EPSILON = 1e-5;

    private final Map<String, Parameter> parameters;

    /** Fills {@code parameters} with random numbers, kernels only at their centres. */
    Pixelwise(Map<String, Parameter> parameters) {
        this.parameters = parameters;
        Random random = new Random(5);
        parameters.forEach((name, parameter) -> parameter.getArray().set(values(name, parameter, random)));
    }

    private static float[] values(String name, Parameter parameter, Random random) {
        float[] values = new float[(int) parameter.getShape().size()];
        int kernel = kernelOf(parameter);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (parameter.getType()) {
                case WEIGHT -> i % kernel == kernel / 2 ? (float) random.nextGaussian() / 4 : 0;
                case BETA, RUNNING_MEAN -> (float) random.nextGaussian() / 4;
                case GAMMA, RUNNING_VAR -> 0.5f + random.nextFloat();
                default -> throw new IllegalArgumentException(name + " is no parameter of these networks");
            };
        }
        return values;
    }

    /** How many pixels the kernel of a convolution has: 1 or 9. */
    private static int kernelOf(Parameter parameter) {
        return parameter.getShape().dimension() == 4
                ? (int) parameter.getShape().slice(2).size()
                : 1;
    }

    double[] convolve(String name, double[] pixel) {
        Parameter parameter = parameters.get(name + ".weight");
        float[] weight = parameter.getArray().toFloatArray();
        int kernel = kernelOf(parameter);
        double[] result = new double[(int) parameter.getShape().get(0)];
        for (int filter = 0; filter < result.length; filter++) {
            for (int channel = 0; channel < pixel.length; channel++) {
                result[filter] += weight[(filter * pixel.length + channel) * kernel + kernel / 2] * pixel[channel];
            }
        }
        return result;
    }

    /** Batch normalisation in evaluation: Ioffe and Szegedy, 2015, algorithm 2. */
    double[] normalise(String name, double[] pixel) {
        float[] weight = values(name, "weight");
        float[] bias = values(name, "bias");
        float[] mean = values(name, "running_mean");
        float[] variance = values(name, "running_var");
        double[] result = new double[pixel.length];
        for (int i = 0; i < pixel.length; i++) {
            result[i] = (pixel[i] - mean[i]) / Math.sqrt(variance[i] + EPSILON) * weight[i] + bias[i];
        }
        return result;
    }

    private float[] values(String name, String kind) {
        return parameters.get(name + "." + kind).getArray().toFloatArray();
    }

    double[] normaliseAndRectify(String name, double[] pixel) {
        return rectify(normalise(name, pixel));
    }

    static double[] rectify(double[] pixel) {
        double[] result = new double[pixel.length];
        for (int i = 0; i < pixel.length; i++) {
            result[i] = Math.max(pixel[i], 0);
        }
        return result;
    }

    static double[] sum(double[] left, double[] right) {
        double[] result = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            result[i] = left[i] + right[i];
        }
        return result;
    }

    static double[] concatenate(double[] left, double[] right) {
        double[] result = new double[left.length + right.length];
        System.arraycopy(left, 0, result, 0, left.length);
        System.arraycopy(right, 0, result, left.length, right.length);
        return result;
    }
}
