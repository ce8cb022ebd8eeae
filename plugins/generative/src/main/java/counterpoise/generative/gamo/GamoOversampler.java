package counterpoise.generative.gamo;

import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.generative.images.InspectedSink;
import counterpoise.generative.training.DiscriminatorWatch;
import counterpoise.generative.training.History;
import counterpoise.generative.training.Share;

/**
 * Generative adversarial minority oversampling: Mullick, Datta, Das, "Generative Adversarial Minority Oversampling",
 * ICCV 2019 (arXiv 1903.09730), with the networks and the course of training of the authors' program. Every sample made
 * is a convex combination of originals of its class, so that none leaves the hull of its class, and a class of one
 * sample gets copies of it.
 *
 * <p>Where the paper's equations and the program differ, the program is followed:
 *
 * <ul>
 *   <li>In the equations a generated class weighs as much as it lacks, the prior of the largest class less its own. The
 *       program draws generated classes in these proportions, but as many samples in all as there are real ones in the
 *       batch; and for the generator itself all of them weigh the same.
 *   <li>The equations add up what the generator gains from classifier and discriminator. The program steps down one
 *       loss, then the other, with momenta of their own for each class.
 *   <li>All losses are squared errors, the classifier's too, where the game is introduced with logarithms; the
 *       discriminator's targets are softened by noise.
 * </ul>
 *
 * <p>What differs here from the program: samples are seen in another order in each pass, not in the same; batch
 * normalisation is never given a single sample, as it was with 32 classes or more, where it leaves nothing to learn
 * from; Adam corrects for the steps of its own player, not for those of all together. The program's second form learns
 * convolutional features of images beside the classifier and has decoders turn generated features back into images.
 * Here, over-sampling in embedding space stands for it: what it combines are the features of the trained network, and
 * nothing has to be turned back.
 */
final class GamoOversampler implements Oversampler {

    static final String NAME = "gamo";

    private final GamoOptions options;

    GamoOversampler(GamoOptions options) {
        this.options = options;
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
        warnOfSingleSamples(labels, train, context);
        InspectedSink inspected = new InspectedSink(NAME, train, context, sink);
        try (GamoGame game = new GamoGame(options, train, labels, context)) {
            History history = game.train();
            DiscriminatorWatch.check(
                    NAME,
                    history.last("real"),
                    history.last("generated"),
                    GamoTargets.softening(options.targetNoise()),
                    context);
            for (int i = 0; i < labels.length; i++) {
                Share share =
                        new Share(GamoGame.TRAINED, 1).part((double) i / labels.length, (i + 1.0) / labels.length);
                game.generate(labels[i], requested[labels[i]], share, inspected);
            }
        }
        inspected.finish();
        context.progress(1);
    }

    private static void warnOfSingleSamples(int[] labels, Samples train, SamplingContext context) {
        int[] counts = train.classCounts();
        for (int label : labels) {
            if (counts[label] == 1) {
                context.warn("%s: class %d has one sample, which leaves nothing to combine; it gets copies of it"
                        .formatted(NAME, label));
            }
        }
    }
}
