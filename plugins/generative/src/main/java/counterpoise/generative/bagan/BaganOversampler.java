package counterpoise.generative.bagan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import counterpoise.api.RandomStream;
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
 * The balancing GAN: Mariani, Scheidegger, Istrate, Bekas, Malossi, "BAGAN: Data Augmentation with Balancing GAN",
 * 2018. An auto-encoder learns all images; a normal distribution is put around the codes of each class; the decoder
 * goes on learning as a generator, from codes drawn from these, against a discriminator that tells the classes and
 * generated images and begins as the encoder. Images of a class are made from codes drawn from its distribution.
 *
 * <p>Where the paper and the authors' code (IBM/BAGAN) differ, this does as the code does:
 *
 * <ul>
 *   <li>The abstract has the generator begin as the encoder; it begins as the decoder, as section 3 says as well.
 *   <li>Of C classes, 1 / (C + 1) of the images that the discriminator is shown are generated in the paper; in the
 *       code, a batch of real images is joined by its C-th part, rounded up: 13 with 128 of 10 classes.
 *   <li>Generated images are of all classes equally in the paper; the code can also favour small classes.
 * </ul>
 *
 * <p>The code trains a model for each class whose images it has thinned out, one class at a time, and uses it for that
 * class; here one model serves all classes of a training set that is imbalanced already. Its batches are whole even
 * where there are fewer images than one takes; then it learns nothing, and here the batch is smaller. A class of one
 * image makes its covariance no number; here the class is drawn without any, and warned of.
 */
final class BaganOversampler implements Oversampler {

    static final String NAME = "bagan";

    /** How many images are generated at once. */
    private static final int GENERATED_AT_ONCE = 100;

    /** How far the work has come when the trainings are done. */
    private static final double TRAINED = 0.95;

    private final BaganOptions options;

    BaganOversampler(BaganOptions options) {
        this.options = options;
    }

    @Override
    public Set<Space> spaces() {
        return EnumSet.of(Space.PIXEL);
    }

    @Override
    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
        int[] requested = context.requested();
        if (Arrays.stream(requested).allMatch(count -> count == 0)) {
            return;
        }
        ScaledImages images = ScaledImages.of(NAME, train);
        warnOfSingleImages(train, requested, context);
        double epochs = (double) options.autoencoderEpochs() + options.adversarialEpochs();
        double encoded = TRAINED * options.autoencoderEpochs() / epochs;
        try (AutoencoderTraining autoencoder =
                new AutoencoderTraining(options, images, train.count(), context, new Share(0, encoded))) {
            autoencoder.run();
            LatentSpace space = space(train, autoencoder);
            try (AdversarialTraining adversarial = new AdversarialTraining(
                    options, train, images, autoencoder, space, context, new Share(encoded, TRAINED))) {
                adversarial.run();
                InspectedSink inspected = new InspectedSink(NAME, train, context, sink);
                generate(requested, adversarial, context, inspected);
                inspected.finish();
                writeCost(autoencoder, adversarial, context);
            }
        }
        context.progress(1);
    }

    private static void warnOfSingleImages(Samples train, int[] requested, SamplingContext context) {
        int[] counts = train.classCounts();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 1 && requested[label] > 0) {
                context.warn(
                        ("%s: class %d has one image, so that nothing is known of how its codes spread: all that is"
                                        + " generated for it is the same")
                                .formatted(NAME, label));
            }
        }
    }

    private LatentSpace space(Samples train, AutoencoderTraining autoencoder) {
        LatentSpace space = new LatentSpace(options.latentSize());
        for (int label = 0; label < train.classes(); label++) {
            int[] rows = train.rowsOf(label);
            if (rows.length > 0) {
                space.add(label, autoencoder.encode(rows));
            }
        }
        return space;
    }

    private static void generate(
            int[] requested, AdversarialTraining adversarial, SamplingContext context, SampleSink sink) {
        Share share = new Share(TRAINED, 1);
        double total = Arrays.stream(requested).sum();
        int done = 0;
        for (int label = 0; label < requested.length; label++) {
            RandomStream stream = context.random(NAME + "-samples", label);
            for (int made = 0; made < requested[label]; made += GENERATED_AT_ONCE) {
                context.progress(share.at(done / total));
                int[] labels = new int[Math.min(GENERATED_AT_ONCE, requested[label] - made)];
                Arrays.fill(labels, label);
                for (float[] image : adversarial.generate(labels, stream)) {
                    sink.add(label, image);
                }
                done += labels.length;
            }
        }
    }

    private static void writeCost(
            AutoencoderTraining autoencoder, AdversarialTraining adversarial, SamplingContext context) {
        TrainingCost.write(
                NAME,
                Map.of(
                        "encoder", List.of(autoencoder.encoder()),
                        "generator", List.of(autoencoder.generator()),
                        "discriminator", List.of(adversarial.discriminator())),
                context);
    }
}
