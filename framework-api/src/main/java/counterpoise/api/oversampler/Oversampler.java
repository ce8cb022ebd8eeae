package counterpoise.api.oversampler;

import java.util.EnumSet;
import java.util.Set;

import counterpoise.api.Samples;

/** Makes synthetic samples for the classes that have too few. */
public interface Oversampler {

    /**
     * The spaces in which it works. With an empty set it adds nothing anywhere and the network keeps the head
     * of phase 1: the baseline.
     */
    default Set<Space> spaces() {
        return EnumSet.of(Space.PIXEL, Space.EMBEDDING);
    }

    /**
     * Whether {@link #synthesize} always makes exactly as many samples of each class as
     * {@link SamplingContext#requested()} says. If so, anything else fails the trial; if not, the numbers made are
     * reported, and samples may also be of classes for which none are requested, if the training set has them.
     */
    default boolean exactCounts() {
        return true;
    }

    /**
     * Writes synthetic samples, and only those, to {@code sink}: the originals stay first and untouched. In which order
     * is the over-sampler's choice, as long as it is always the same.
     *
     * @param train the samples to learn from: embeddings of shape {@code {width}}, or pixels from 0 to 1 of shape
     *     {@code {height, width, channels}}
     * @param context what the runtime lends: how many samples are wanted, neighbours, randomness
     * @param sink takes the samples; a sample of the wrong length, with a label out of range or that of a class without
     *     training samples, or with a value that is not finite fails the trial. Pixels out of [0, 1] are cut off there
     */
    void synthesize(Samples train, SamplingContext context, SampleSink sink);
}
