package counterpoise.generative.bagan;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import counterpoise.api.ImageShape;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.generative.images.ScaledImages;
import counterpoise.generative.training.AdamSettings;
import counterpoise.generative.training.Player;
import counterpoise.generative.training.Share;
import counterpoise.generative.training.Training;

/**
 * The first training: an encoder and a decoder learn to give back all images, whatever their class. The decoder is the
 * generator to be, the trunk of the encoder that of the discriminator; both belong to this, which must stay open.
 */
final class AutoencoderTraining implements AutoCloseable {

    static final String NAME = BaganOversampler.NAME + "-autoencoder";

    /** How many images are encoded at once. */
    private static final int ENCODED_AT_ONCE = 100;

    private final BaganOptions options;
    private final ScaledImages images;
    private final int count;
    private final SamplingContext context;
    private final Share share;
    private final Training training;
    private final Block trunk;
    private final Player encoder;
    private final Player decoder;

    /**
     * Networks that know nothing yet.
     *
     * @param count how many images there are, at least 1
     * @param share which share of the over-sampler's work this training is
     */
    AutoencoderTraining(BaganOptions options, ScaledImages images, int count, SamplingContext context, Share share) {
        this.options = options;
        this.images = images;
        this.count = count;
        this.context = context;
        this.share = share;
        this.training = new Training(NAME, context, share, options.checkpointEvery());
        ImageShape shape = images.shape();
        AdamSettings adam = AdamSettings.keras(options.learningRate(), options.beta1());
        this.trunk = BaganNetworks.trunk(shape, options.baseFilters());
        this.encoder = training.player(
                "encoder",
                BaganNetworks.encoder(trunk, options.latentSize()),
                adam,
                new Shape(1, shape.channels(), shape.height(), shape.width()));
        this.decoder = training.player(
                "generator",
                BaganNetworks.generator(shape, options.baseFilters()),
                adam,
                new Shape(1, options.latentSize()));
    }

    /** Trains on all images. */
    void run() {
        int batch = Math.min(options.batchSize(), count);
        training.run(options.autoencoderEpochs(), count / batch, epoch -> {
            int[] order = training.random("order", epoch).permutation(count);
            return step -> {
                int[] rows = Arrays.copyOfRange(order, step.index() * batch, (step.index() + 1) * batch);
                NDArray originals = images.read(rows, step.manager());
                step.learn(
                        "reconstruction loss",
                        () -> BaganLosses.reconstruction(
                                decoder.forward(encoder.forward(originals, true), true), originals),
                        encoder,
                        decoder);
            };
        });
    }

    /** The codes of some images, a row each. Not to be asked once a discriminator has begun to learn on the trunk. */
    float[][] encode(int[] rows) {
        int size = options.latentSize();
        float[][] codes = new float[rows.length][];
        for (int done = 0; done < rows.length; done += ENCODED_AT_ONCE) {
            context.progress(share.at(1));
            int[] part = Arrays.copyOfRange(rows, done, Math.min(rows.length, done + ENCODED_AT_ONCE));
            try (NDManager manager = context.manager().newSubManager()) {
                float[] values =
                        encoder.forward(images.read(part, manager), false).toFloatArray();
                for (int i = 0; i < part.length; i++) {
                    codes[done + i] = Arrays.copyOfRange(values, i * size, (i + 1) * size);
                }
            }
        }
        return codes;
    }

    /** From images to features; what the encoder has before its last layer. */
    Block trunk() {
        return trunk;
    }

    /** From images to codes. */
    Block encoder() {
        return encoder.block();
    }

    /** From codes to images. */
    Block generator() {
        return decoder.block();
    }

    @Override
    public void close() {
        training.close();
    }
}
