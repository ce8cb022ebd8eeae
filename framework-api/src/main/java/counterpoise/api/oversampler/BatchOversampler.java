package counterpoise.api.oversampler;

import java.util.EnumSet;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import counterpoise.api.Samples;
import counterpoise.api.WorkContext;

/**
 * An over-sampler that works on the batches of phase 1, such as Remix or Mixup: it returns
 * images, two labels each and one mixing weight, and the runtime combines two values of the loss,
 * {@code weight * loss(labels) + (1 - weight) * loss(mixedLabels)}, so that it works with every loss.
 */
public interface BatchOversampler extends Oversampler {

    @Override
    default Set<Space> spaces() {
        return EnumSet.of(Space.BATCH);
    }

    /** Adds nothing: the work is done in {@link #mix}. */
    @Override
    default void synthesize(Samples train, SamplingContext context, SampleSink sink) {}

    /**
     * Makes the batch to train on from the batch drawn; it may be of another size.
     *
     * <p>The runtime calls {@link counterpoise.api.loss.Loss#compute Loss.compute} twice a step, on the same
     * outputs of the network, once for each of the two labels. A loss that owns a block with running state
     * ({@link counterpoise.api.loss.Loss#block Loss.block}) therefore meets every batch twice.
     *
     * @param images (batch, channels, height, width), float32, augmented and normalised, channels last in memory; lent
     * @param labels the label of each image
     * @param context lends randomness; draw all of it from {@code context.random(name, index)} with the index that
     *     {@link MixingContext#step()} gives
     * @return a batch with at least one image; its array belongs to the manager of {@code images}
     */
    MixedBatch mix(NDArray images, int[] labels, MixingContext context);

    /** What the runtime lends for one batch. */
    interface MixingContext extends WorkContext {

        /** Which batch it is, counted from 0 through all epochs. */
        default long step() {
            throw new UnsupportedOperationException("this context counts no steps");
        }

        /** The number of classes. */
        default int classes() {
            throw new UnsupportedOperationException("this context knows no classes");
        }

        /** The manager of the batch, closed by the runtime after the step. */
        default NDManager manager() {
            throw new UnsupportedOperationException("this context lends no manager");
        }
    }

    /**
     * A batch to train on. The loss is computed twice from it, see {@link #mix}.
     *
     * @param images (batch, channels, height, width), float32; the batch may be of another size than the one drawn
     * @param labels the first label of each image
     * @param mixedLabels the second label of each image; the same array where nothing is mixed
     * @param weight the weight of the first label, from 0 to 1
     */
    record MixedBatch(NDArray images, int[] labels, int[] mixedLabels, double weight) {}
}
