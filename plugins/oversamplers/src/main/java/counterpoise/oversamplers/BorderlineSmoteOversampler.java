package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.List;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/**
 * Borderline-SMOTE of the first type (Han, Wang, Mao 2005, Advances in Intelligent Computing, pp. 878-887): SMOTE whose
 * bases are the samples in danger, by one of three definitions, {@link BorderlineSmoteOptions.Rule}.
 *
 * <p>The paper has two classes; here, as in the libraries, each class in turn stands against all others, always over
 * the original samples. Where smote_variants goes from class to class with what it has made before, the results
 * therefore differ.
 *
 * <p>A class without a sample in danger stays as it is, as in the paper and both libraries, but with a warning.
 *
 * <p>Draws from the stream {@code borderline-smote} of the class as {@link Segments#sample} says.
 */
final class BorderlineSmoteOversampler implements Oversampler {

    private static final String NAME = "borderline-smote";

    private final BorderlineSmoteOptions options;

    BorderlineSmoteOversampler(BorderlineSmoteOptions options) {
        this.options = options;
    }

    /** {@code false}: a class without a sample in danger gets none. */
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
        int m = ShortClass.usableNeighbours(NAME, "m", options.effectiveM(), train, context);
        SegmentSearch search = new SegmentSearch(NAME, options.k(), context);
        List<String> safe = new ArrayList<>();
        ShortClass.searchNeighbours(classes, m, context);
        ShortClass.forEach(classes, context, shortClass -> {
            int label = shortClass.label();
            Danger danger = Danger.among(
                    shortClass.rows(), label, context.neighbours(shortClass.rows(), m), options.rule(), train);
            if (danger.rows().length == 0) {
                safe.add(String.valueOf(label));
                return;
            }
            search.of(shortClass, danger.rows(), danger.pool()).sample(context.random(NAME, label), train, sink);
        });
        search.warnOfSmallClasses();
        if (!safe.isEmpty()) {
            context.warn("%s: no sample is in danger, with m = %d, in these classes, which are left as they are: %s"
                    .formatted(NAME, m, String.join(", ", safe)));
        }
    }
}
