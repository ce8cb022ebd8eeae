package counterpoise.oversamplers;

import java.util.List;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/**
 * Expansive Over-Sampling (Dablain et al. 2022, arXiv 2207.06080, sec. III-D, Algorithm 2).
 *
 * <p>The bases of a class are those of its samples that have an enemy, a sample of another class, among their k nearest
 * neighbours over all training samples. A synthetic sample steps from a base by a random fraction of its difference
 * from an enemy; {@link EosOptions.Variant} says in which direction.
 *
 * <p>Draws, from the stream {@code eos} of the class, three numbers a sample, in this order: which base (in the order
 * of the rows), which of its enemies (nearest first), and the fraction r from [0, 1).
 */
final class EosOversampler implements Oversampler {

    private final EosOptions options;

    EosOversampler(EosOptions options) {
        this.options = options;
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        List<ShortClass> classes = ShortClass.in(train, context);
        if (classes.isEmpty()) {
            return;
        }
        ShortClass.requireSeveralClasses("eos", classes, train);
        int k = ShortClass.usableNeighbours("eos", "k", options.k(), train, context);
        ShortClass.searchNeighbours(classes, k, context);
        ShortClass.forEach(
                classes,
                context,
                shortClass -> fill(shortClass, bases(shortClass, k, train, context), train, context, sink));
    }

    /** Doubles k for a class that lies so far from all others that no sample of it has an enemy nearby. */
    private static List<EosBase> bases(ShortClass shortClass, int k, Samples train, SamplingContext context) {
        int[] rows = shortClass.rows();
        int label = shortClass.label();
        int used = k;
        List<EosBase> bases = EosBase.among(rows, label, context.neighbours(rows, used), train);
        while (bases.isEmpty()) {
            used = (int) Math.min(2L * used, train.count() - 1);
            bases = EosBase.among(rows, label, context.neighbours(rows, used), train);
        }
        if (used > k) {
            context.warn(("eos: no sample of class %d has another class among its %d nearest neighbours; k = %d is used"
                            + " for this class, with which %d of its %d samples have one")
                    .formatted(label, k, used, bases.size(), rows.length));
        }
        return bases;
    }

    private void fill(
            ShortClass shortClass, List<EosBase> bases, Samples train, SamplingContext context, SampleSink sink) {
        RandomStream random = context.random("eos", shortClass.label());
        float[] sample = new float[train.dimension()];
        for (int made = 0; made < shortClass.requested(); made++) {
            EosBase base = bases.get(random.nextInt(bases.size()));
            int enemyRank = base.enemyRanks()[random.nextInt(base.enemyRanks().length)];
            double r = random.nextDouble();
            train.read(base.partner(enemyRank, options.variant()), 1, sample, 0);
            Interpolation.between(base.values(), sample, fraction(r), sample);
            sink.add(shortClass.label(), sample);
        }
    }

    /** Stepping away from the enemy is stepping towards it by a negative fraction. */
    private double fraction(double r) {
        return switch (options.variant()) {
            case TOWARDS, RELEASED -> r;
            case AWAY -> -r;
        };
    }
}
