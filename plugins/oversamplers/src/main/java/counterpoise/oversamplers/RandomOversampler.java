package counterpoise.oversamplers;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/**
 * Repeats samples of each class that wants more.
 *
 * <p>Draws, from the stream {@code random} of the class, one number a sample: which of the class's samples, in the
 * order of their rows, to repeat.
 */
final class RandomOversampler implements Oversampler {

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        float[] sample = new float[train.dimension()];
        ShortClass.forEach(ShortClass.in(train, context), context, shortClass -> {
            RandomStream random = context.random("random", shortClass.label());
            int[] rows = shortClass.rows();
            for (int made = 0; made < shortClass.requested(); made++) {
                train.read(rows[random.nextInt(rows.length)], 1, sample, 0);
                sink.add(shortClass.label(), sample);
            }
        });
    }
}
