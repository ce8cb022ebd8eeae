package ${package};

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/** Repeats samples of each class that wants more, with Gaussian noise on every value. */
final class ${className}Oversampler implements Oversampler {

    private final double scale;

    ${className}Oversampler(double scale) {
        this.scale = scale;
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        int[] requested = context.requested();
        for (int label = 0; label < requested.length; label++) {
            if (requested[label] > 0) {
                fillUp(label, requested[label], train, context, sink);
            }
            context.progress((label + 1.0) / requested.length);
        }
    }

    private void fillUp(int label, int count, Samples train, SamplingContext context, SampleSink sink) {
        // A stream of its own for each class: what one class draws does not depend on the others.
        RandomStream random = context.random("${pluginName}", label);
        int[] rows = train.rowsOf(label);
        double[] deviations = deviations(train, rows);
        for (int made = 0; made < count; made++) {
            float[] sample = train.row(rows[random.nextInt(rows.length)]);
            for (int value = 0; value < sample.length; value++) {
                sample[value] += (float) (scale * deviations[value] * random.nextGaussian());
            }
            sink.add(label, sample);
        }
    }

    /** The standard deviation of each value over the rows, in two passes. */
    private static double[] deviations(Samples train, int[] rows) {
        double[] means = new double[train.dimension()];
        for (int row : rows) {
            float[] sample = train.row(row);
            for (int value = 0; value < means.length; value++) {
                means[value] += sample[value] / (double) rows.length;
            }
        }
        double[] deviations = new double[means.length];
        for (int row : rows) {
            float[] sample = train.row(row);
            for (int value = 0; value < means.length; value++) {
                double difference = sample[value] - means[value];
                deviations[value] += difference * difference / rows.length;
            }
        }
        for (int value = 0; value < deviations.length; value++) {
            deviations[value] = Math.sqrt(deviations[value]);
        }
        return deviations;
    }
}
