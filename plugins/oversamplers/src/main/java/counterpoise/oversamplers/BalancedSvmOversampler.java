package counterpoise.oversamplers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import libsvm.svm_node;

/**
 * Balanced SVM: the samples that SMOTE makes, each with the class that a support vector machine gives it.
 *
 * <p>Farquad and Bose 2012 (Decision Support Systems 53(1), pp. 226-233) have a support vector machine relabel training
 * data before another classifier learns from them; Dablain et al. 2022 (arXiv 2207.06080, sec. II) apply that to
 * SMOTE's samples. Here one machine for all classes, see {@link RbfSvm}, learns from standardised samples of the set
 * that SMOTE has balanced, and relabels the synthetic samples alone. The library smote_variants, whose SVM_balance has
 * the same kernel and costs, instead takes one class after the other against the rest, learns from all samples, and
 * leaves out synthetic ones that are not predicted to be of their class.
 *
 * <p>The time to learn grows with the square of the number of samples learned from, and that to predict with that
 * number: learning from 50,000 would take 625 times as long as from 2,000. {@link BalancedSvmOptions#svmSamples} bounds
 * both, and is where this departs most from the library. The synthetic samples are made twice from the same random
 * numbers, first to learn from and then to be relabelled, so that they need not fit in memory.
 *
 * <p>Within the training of one machine it reports no progress and cannot be cancelled, since the library that trains
 * it does neither: it does between the machines of the cross-validation, and again from the first sample relabelled on.
 *
 * <p>The synthetic samples, before they are relabelled, are those of {@code smote}. Of its own it draws from the
 * streams {@code svm-samples} of the classes, see {@link SvmSamples}, and {@code svm-folds}, see {@link SvmCost}.
 */
final class BalancedSvmOversampler implements Oversampler {

    private static final String NAME = "balanced-svm";

    /** Choosing the cost, and relabelling, take about as long as each other. */
    private static final double LEARNING = 0.5;

    private static final int SAMPLES_BETWEEN_REPORTS = 64;

    private final BalancedSvmOptions options;

    BalancedSvmOversampler(BalancedSvmOptions options) {
        this.options = options;
    }

    /** {@code false}: samples change their classes, and may become of a class that wanted none. */
    @Override
    public boolean exactCounts() {
        return false;
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        List<ShortClass> classes = ShortClass.in(train, context);
        if (classes.isEmpty()) {
            return;
        }
        ShortClass.requireSeveralClasses(NAME, classes, train);
        context.progress(0);
        SegmentSearch search = new SegmentSearch(NAME, options.k(), context);
        List<Segments> segments = classes.stream().map(search::of).toList();
        search.warnOfSmallClasses();

        SvmSamples learned = SvmSamples.draw(
                options.svmSamples(), train, context, samples -> sample(segments, train, context, samples));
        Standardisation standardisation = new Standardisation(learned.values());
        RbfSvm svm = learn(learned, standardisation, context);
        Relabelling relabelling = new Relabelling(svm, standardisation, context, sink);
        sample(segments, train, context, relabelling);
        relabelling.finish(classes);
    }

    private static void sample(List<Segments> segments, Samples train, SamplingContext context, SampleSink sink) {
        segments.forEach(
                ofClass -> ofClass.sample(context.random(SmoteOversampler.STREAM, ofClass.label()), train, sink));
    }

    private RbfSvm learn(SvmSamples samples, Standardisation standardisation, SamplingContext context) {
        svm_node[][] standardised =
                Arrays.stream(samples.values()).map(standardisation::apply).toArray(svm_node[][]::new);
        double cost = options.c()
                .orElseGet(() -> SvmCost.best(
                        standardised,
                        samples.labels(),
                        context.random("svm-folds", 0),
                        done -> context.progress(LEARNING * done)));
        return RbfSvm.train(standardised, samples.labels(), cost);
    }

    /** Passes samples on with the labels that are predicted for them. */
    private static final class Relabelling implements SampleSink {

        private final RbfSvm svm;
        private final Standardisation standardisation;
        private final SamplingContext context;
        private final SampleSink sink;
        private final int[] made;
        private final int wanted;
        private int done;

        Relabelling(RbfSvm svm, Standardisation standardisation, SamplingContext context, SampleSink sink) {
            this.svm = svm;
            this.standardisation = standardisation;
            this.context = context;
            this.sink = sink;
            int[] requested = context.requested();
            this.made = new int[requested.length];
            this.wanted = Arrays.stream(requested).sum();
        }

        @Override
        public void add(int label, float[] values) {
            if (done++ % SAMPLES_BETWEEN_REPORTS == 0) {
                context.progress(LEARNING + (1 - LEARNING) * done / wanted);
            }
            int predicted = svm.predict(standardisation.apply(values));
            made[predicted]++;
            sink.add(predicted, values);
        }

        /** Warns of classes of which nothing is left. */
        void finish(List<ShortClass> classes) {
            context.progress(1);
            String lost = classes.stream()
                    .filter(shortClass -> made[shortClass.label()] == 0)
                    .map(shortClass -> String.valueOf(shortClass.label()))
                    .collect(Collectors.joining(", "));
            if (!lost.isEmpty()) {
                context.warn("%s: no synthetic sample was predicted to be of these classes, which get none: %s"
                        .formatted(NAME, lost));
            }
        }
    }
}
