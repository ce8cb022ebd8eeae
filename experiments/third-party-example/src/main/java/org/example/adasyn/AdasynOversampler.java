package org.example.adasyn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/**
 * ADASYN, adaptive synthetic sampling (He, Bai, Garcia, Li 2008, "ADASYN: Adaptive Synthetic Sampling Approach for
 * Imbalanced Learning", Proc. IJCNN, pp. 1322-1328): the more of its K nearest neighbours are of other classes, the
 * more synthetic samples start from a sample.
 *
 * <p>The paper has a minority of m<sub>s</sub> samples and a majority of m<sub>l</sub>. Here each class that is short
 * of samples is in turn the minority, and the samples of all others are its enemies; as many samples are requested of
 * it as bring it up to the largest, so that m<sub>l</sub> is m<sub>s</sub> plus the number requested. With this,
 *
 * <ul>
 *   <li>d = m<sub>s</sub> / m<sub>l</sub> (1); a class gets samples if d is less than {@code threshold}, the paper's
 *       d<sub>th</sub>;
 *   <li>G = (m<sub>l</sub> - m<sub>s</sub>) {@code beta} (2), here rounded, but at least 1;
 *   <li>(3) to (5) are {@link Allocation}'s;
 *   <li>s = x + (x<sub>z</sub> - x) λ (6), λ even between 0 and 1.
 * </ul>
 *
 * <p>x<sub>z</sub> is one of the K nearest neighbours of x <em>within its class</em>. The paper has it drawn from the
 * minority samples among the K nearest of all; but a sample with enemies alone around it, for which most is to be made,
 * has none there. Widely used libraries do the same as this.
 *
 * <p>Draws from the stream {@value #NAME} of each class, in this order: what {@link Allocation} draws; for each
 * synthetic sample, by the row of the sample it starts from, the rank of the neighbour, then λ. A class of one sample
 * repeats it and draws nothing more.
 */
final class AdasynOversampler implements Oversampler {

    static final String NAME = "adasyn";

    private final AdasynOptions options;

    AdasynOversampler(AdasynOptions options) {
        this.options = options;
    }

    /**
     * {@code false}. At {@code beta} = 1 a class gets exactly what is requested or nothing: nothing where none of its
     * samples has a neighbour of another class, as the density of (4) is then not defined, and nothing where it is not
     * below the threshold. At a smaller {@code beta} it gets less by intention.
     */
    @Override
    public boolean exactCounts() {
        return false;
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        List<ShortClass> classes = belowThreshold(train, context);
        if (classes.isEmpty()) {
            return;
        }
        requireEnemies(classes.get(0), train);
        int k = usableK(train, context);
        // All at once: what each class then asks for is kept.
        context.neighbours(
                classes.stream()
                        .flatMapToInt(shortClass -> Arrays.stream(shortClass.rows()))
                        .toArray(),
                k);
        List<String> easy = new ArrayList<>();
        List<String> small = new ArrayList<>();
        for (int done = 0; done < classes.size(); done++) {
            context.progress((double) done / classes.size());
            ShortClass shortClass = classes.get(done);
            int[] enemies = shortClass.enemies(context.neighbours(shortClass.rows(), k), train);
            if (Arrays.stream(enemies).allMatch(count -> count == 0)) {
                easy.add(String.valueOf(shortClass.label()));
                continue;
            }
            shortClass.describeIfSmall(options.k()).ifPresent(small::add);
            RandomStream random = context.random(NAME, shortClass.label());
            int[] counts = Allocation.of(enemies, wanted(shortClass), random);
            interpolate(shortClass, counts, random, train, context, sink);
        }
        context.progress(1);
        warn(context, "no sample has one of another class among its %d nearest".formatted(k), easy);
        if (!small.isEmpty()) {
            context.warn("%s: too few samples for k = %d neighbours of the class: %s"
                    .formatted(NAME, options.k(), String.join("; ", small)));
        }
    }

    /** The classes that get samples, by (1). */
    private List<ShortClass> belowThreshold(Samples train, SamplingContext context) {
        List<ShortClass> below = new ArrayList<>();
        List<String> tolerated = new ArrayList<>();
        for (ShortClass shortClass : ShortClass.in(train, context.requested())) {
            if (shortClass.degreeOfImbalance() < options.threshold()) {
                below.add(shortClass);
            } else {
                tolerated.add(String.valueOf(shortClass.label()));
            }
        }
        warn(
                context,
                "the sizes are not below threshold = %s of the largest".formatted(options.threshold()),
                tolerated);
        return below;
    }

    private static void warn(SamplingContext context, String reason, List<String> labels) {
        if (!labels.isEmpty()) {
            context.warn("%s: %s in these classes, which are left as they are: %s"
                    .formatted(NAME, reason, String.join(", ", labels)));
        }
    }

    private static void requireEnemies(ShortClass first, Samples train) {
        if (first.rows().length == train.count()) {
            throw new IllegalArgumentException(
                    "%s needs samples of at least two classes, but all %d training samples are of class %d"
                            .formatted(NAME, train.count(), first.label()));
        }
    }

    private int usableK(Samples train, SamplingContext context) {
        int others = train.count() - 1;
        if (options.k() > others) {
            context.warn("%s: k = %d is more than the %d other samples that a training sample has; k = %d is used"
                    .formatted(NAME, options.k(), others, others));
        }
        return Math.min(options.k(), others);
    }

    /** G of (2). */
    private int wanted(ShortClass shortClass) {
        return (int) Math.max(1, Math.round(shortClass.requested() * options.beta()));
    }

    private void interpolate(
            ShortClass shortClass,
            int[] counts,
            RandomStream random,
            Samples train,
            SamplingContext context,
            SampleSink sink) {
        int[] rows = shortClass.rows();
        if (rows.length == 1) {
            float[] only = train.row(rows[0]);
            for (int i = 0; i < counts[0]; i++) {
                sink.add(shortClass.label(), only);
            }
            return;
        }
        Neighbours ofTheClass = context.neighbours(rows, rows, Math.min(options.k(), rows.length - 1));
        for (int i = 0; i < rows.length; i++) {
            float[] start = train.row(rows[i]);
            for (int made = 0; made < counts[i]; made++) {
                float[] end = train.row(ofTheClass.row(i, random.nextInt(ofTheClass.k())));
                sink.add(shortClass.label(), between(start, end, random.nextDouble()));
            }
        }
    }

    /** (6), computed in double precision and rounded once. */
    private static float[] between(float[] start, float[] end, double fraction) {
        float[] between = new float[start.length];
        for (int i = 0; i < between.length; i++) {
            between[i] = (float) (start[i] + fraction * ((double) end[i] - start[i]));
        }
        return between;
    }
}
