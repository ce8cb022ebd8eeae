package counterpoise.generative.cgan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;
import counterpoise.generative.images.InspectedSink;
import counterpoise.generative.images.ScaledImages;
import counterpoise.generative.training.Share;
import counterpoise.generative.training.TrainingCost;

/**
 * Trains generative adversarial networks on the images and has them make what the classes lack.
 *
 * <p>"CGAN" in Dablain et al. (2022), Table III, cites Dong et al. (2022) and says no more than that each class has a
 * generative model of its own; there is no public code. This is the conditional network of Mirza and Osindero (2014)
 * in the architecture of DCGAN, and in the form per-class DCGAN itself, class by class.
 */
final class CganOversampler implements Oversampler {

    static final String NAME = "cgan";

    /** How far the work with a pair has come when it is trained. */
    private static final double TRAINED = 0.95;

    private final CganOptions options;

    CganOversampler(CganOptions options) {
        this.options = options;
    }

    @Override
    public Set<Space> spaces() {
        return EnumSet.of(Space.PIXEL);
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        int[] requested = context.requested();
        int[] labels = IntStream.range(0, requested.length)
                .filter(label -> requested[label] > 0)
                .toArray();
        if (labels.length == 0) {
            return;
        }
        ScaledImages images = ScaledImages.of(NAME, train);
        Dcgan.requireSidesToHalve(images.shape());
        InspectedSink inspected = new InspectedSink(NAME, train, context, sink);
        Map<String, Long> parameters = new TreeMap<>();
        switch (options.form()) {
            case CONDITIONAL -> fromOnePair(train, images, labels, context, inspected, parameters);
            case PER_CLASS -> fromAPairEach(train, images, labels, context, inspected, parameters);
        }
        inspected.finish();
        TrainingCost.writeCounts(NAME, parameters, context);
        context.progress(1);
    }

    private void fromOnePair(
            Samples train,
            ScaledImages images,
            int[] labels,
            SamplingContext context,
            SampleSink sink,
            Map<String, Long> parameters) {
        Share training = new Share(0, TRAINED);
        try (CganPair pair = new CganPair(NAME, options, images, train.classes(), context, training)) {
            int[] rows = IntStream.range(0, train.count()).toArray();
            pair.train(rows, Arrays.stream(rows).map(train::label).toArray());
            for (int i = 0; i < labels.length; i++) {
                int label = labels[i];
                Share generating = new Share(TRAINED, 1).part((double) i / labels.length, (i + 1.0) / labels.length);
                pair.generate(label, context.requested()[label], label, generating, sink);
            }
            pair.countParameters(parameters);
        }
    }

    private void fromAPairEach(
            Samples train,
            ScaledImages images,
            int[] labels,
            SamplingContext context,
            SampleSink sink,
            Map<String, Long> parameters) {
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i];
            Share own = new Share((double) i / labels.length, (i + 1.0) / labels.length);
            String name = NAME + "-class-" + label;
            try (CganPair pair = new CganPair(name, options, images, 1, context, own.part(0, TRAINED))) {
                int[] rows = train.rowsOf(label);
                pair.train(rows, new int[rows.length]);
                pair.generate(0, context.requested()[label], label, own.part(TRAINED, 1), sink);
                pair.countParameters(parameters);
            }
        }
    }
}
