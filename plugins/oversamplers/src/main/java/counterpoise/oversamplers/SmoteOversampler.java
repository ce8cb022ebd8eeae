package counterpoise.oversamplers;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/**
 * SMOTE, the Synthetic Minority Over-sampling Technique (Chawla, Bowyer, Hall, Kegelmeyer 2002, J. Artificial
 * Intelligence Research 16, sec. 4.2).
 *
 * <p>A synthetic sample lies at a random place between a sample of the class and one of its k nearest neighbours of the
 * class. It differs from the paper's listing, as libraries do: bases are drawn with replacement, where the paper takes
 * every sample equally often; and one fraction serves a whole sample, as the paper's text has it, where its listing
 * draws one for each feature, which would leave the segment.
 *
 * <p>Draws from the stream {@value #STREAM} of the class as {@link Segments#sample} says.
 */
final class SmoteOversampler implements Oversampler {

    /** The name of the stream of each class. */
    static final String STREAM = "smote";

    private final SmoteOptions options;

    SmoteOversampler(SmoteOptions options) {
        this.options = options;
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        SegmentSearch search = new SegmentSearch("smote", options.k(), context);
        ShortClass.forEach(ShortClass.in(train, context), context, shortClass -> search.of(shortClass)
                .sample(context.random(STREAM, shortClass.label()), train, sink));
        search.warnOfSmallClasses();
    }
}
