package counterpoise.testkit;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/** An over-sampler that keeps all laws: it repeats samples with a little noise. Tests spoil one part of it. */
class Jitter implements Oversampler {

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        int[] requested = context.requested();
        for (int label = 0; label < requested.length; label++) {
            RandomStream random = context.random("jitter", label);
            int[] rows = train.rowsOf(label);
            for (int i = 0; i < requested[label]; i++) {
                sink.add(label, noisy(train.row(rows[random.nextInt(rows.length)]), random));
            }
            context.progress((label + 1.0) / requested.length);
        }
    }

    private static float[] noisy(float[] values, RandomStream random) {
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (0.01 * random.nextGaussian());
        }
        return values;
    }
}
