package counterpoise.oversamplers;

import java.util.EnumSet;
import java.util.Set;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;

/** Adds nothing, in no space. */
final class NoneOversampler implements Oversampler {

    @Override
    public Set<Space> spaces() {
        return EnumSet.noneOf(Space.class);
    }

    /** {@code false}: however many samples are requested, it makes none. */
    @Override
    public boolean exactCounts() {
        return false;
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        // The baseline: what is requested stays unmade.
    }
}
