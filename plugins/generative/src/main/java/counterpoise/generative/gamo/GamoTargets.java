package counterpoise.generative.gamo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.RandomStream;
import counterpoise.generative.training.Latents;

/** What the players want to hear of samples, and how far from it they are. */
final class GamoTargets {

    private GamoTargets() {}

    /** The mean of the squared differences, over samples and outputs: the loss of all three players. */
    static NDArray error(NDArray outputs, NDArray targets) {
        return outputs.sub(targets).square().mean();
    }

    /** What the discriminator is to say of real samples: each 1, less a random number below {@code noise}. */
    static NDArray real(int count, double noise, RandomStream stream, NDManager manager) {
        return scattered(count, 1, -noise, stream, manager);
    }

    /** How far from 1 and 0 the targets of such noise are in the mean. */
    static double softening(double noise) {
        return noise / 2;
    }

    /** What the discriminator is to say of generated samples: each a random number below {@code noise}. */
    static NDArray generated(int count, double noise, RandomStream stream, NDManager manager) {
        return scattered(count, 0, noise, stream, manager);
    }

    private static NDArray scattered(int count, double from, double width, RandomStream stream, NDManager manager) {
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            targets[i] = (float) (from + width * stream.nextDouble());
        }
        return manager.create(targets, new Shape(count, 1));
    }

    /** What the generator wants the classifier to say of its samples: every class but their own, (batch, classes). */
    static NDArray anyOther(int[] labels, int classes, NDManager manager) {
        return Latents.oneHot(labels, classes, manager).neg().add(1);
    }
}
