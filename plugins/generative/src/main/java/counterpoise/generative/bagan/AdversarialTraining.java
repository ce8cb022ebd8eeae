package counterpoise.generative.bagan;

import java.util.Arrays;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.generative.images.ScaledImages;
import counterpoise.generative.training.AdamSettings;
import counterpoise.generative.training.DiscriminatorWatch;
import counterpoise.generative.training.History;
import counterpoise.generative.training.Player;
import counterpoise.generative.training.Share;
import counterpoise.generative.training.Step;
import counterpoise.generative.training.Training;

/**
 * The second training: the generator, which begins as the decoder, and the discriminator, which begins with the trunk
 * of the encoder, learn against each other; Mariani et al. (2018), section 3.3.
 *
 * <p>The discriminator tells the classes and, as one class more, generated images, which it is shown as many of as each
 * class would have in a balanced batch. The generator learns to have its images taken for the class they are drawn for.
 */
final class AdversarialTraining implements AutoCloseable {

    static final String NAME = BaganOversampler.NAME + "-adversarial";
    static final String DISCRIMINATOR_LOSS = "discriminator loss";
    static final String GENERATOR_LOSS = "generator loss";

    private final BaganOptions options;
    private final Samples train;
    private final ScaledImages images;
    private final LatentSpace space;
    private final SamplingContext context;
    private final Training training;
    private final Player generator;
    private final Player discriminator;
    private final int classesPresent;
    private final ClassShares forDiscriminator;
    private final ClassShares forGenerator;

    /**
     * Takes over what the auto-encoder has learnt.
     *
     * @param autoencoder trained, and open for as long as this is
     * @param space where its codes lie
     * @param share which share of the over-sampler's work this training is
     */
    AdversarialTraining(
            BaganOptions options,
            Samples train,
            ScaledImages images,
            AutoencoderTraining autoencoder,
            LatentSpace space,
            SamplingContext context,
            Share share) {
        this.options = options;
        this.train = train;
        this.images = images;
        this.space = space;
        this.context = context;
        this.training = new Training(NAME, context, share, options.checkpointEvery());
        ImageShape shape = images.shape();
        AdamSettings adam = AdamSettings.keras(options.learningRate(), options.beta1());
        Block judge = BaganNetworks.discriminator(autoencoder.trunk(), train.classes());
        this.generator =
                training.player("generator", autoencoder.generator(), adam, new Shape(1, options.latentSize()));
        this.discriminator = training.player(
                "discriminator", judge, adam, new Shape(1, shape.channels(), shape.height(), shape.width()));
        int[] counts = train.classCounts();
        this.classesPresent = ClassShares.present(counts);
        this.forDiscriminator = ClassShares.of(options.discriminatorSampling(), counts);
        this.forGenerator = ClassShares.of(options.generatorSampling(), counts);
    }

    /**
     * Trains on all images, and warns if the discriminator ended where nothing can be learnt from it.
     *
     * @return the losses, and how probable the discriminator found it in the mean that images were real ones:
     *     {@code real} and {@code generated}
     */
    History run() {
        int batch = Math.min(options.batchSize(), train.count());
        History history = training.run(options.adversarialEpochs(), train.count() / batch, epoch -> {
            int[] order = training.random("order", epoch).permutation(train.count());
            RandomStream codes = training.random("codes", epoch);
            return step ->
                    learn(step, Arrays.copyOfRange(order, step.index() * batch, (step.index() + 1) * batch), codes);
        });
        DiscriminatorWatch.check(NAME, history.last("real"), history.last("generated"), context);
        return history;
    }

    private void learn(Step step, int[] rows, RandomStream stream) {
        int generated = generatedBeside(rows.length, classesPresent);
        teachDiscriminator(step, rows, generated, stream);
        teachGenerator(step, rows.length + generated, stream);
    }

    /** Lets the discriminator alone learn from some images and so many generated ones. */
    void teachDiscriminator(Step step, int[] rows, int generated, RandomStream stream) {
        NDManager manager = step.manager();
        NDArray real = images.read(rows, manager);
        int[] answers = answers(rows, generated);
        NDArray codes = space.draw(forDiscriminator.draw(generated, stream), stream, manager);
        step.learn(
                DISCRIMINATOR_LOSS,
                () -> {
                    NDArray shown = NDArrays.concat(new NDList(real, generator.forward(codes, true)));
                    NDArray logits = discriminator.forward(shown, true);
                    step.note("real", BaganLosses.realness(logits.get(":{}", rows.length)));
                    step.note("generated", BaganLosses.realness(logits.get("{}:", rows.length)));
                    return BaganLosses.classification(logits, answers);
                },
                discriminator);
    }

    /** Lets the generator alone learn to have so many images taken for the classes they are drawn for. */
    void teachGenerator(Step step, int count, RandomStream stream) {
        int[] wanted = forGenerator.draw(count, stream);
        NDArray codes = space.draw(wanted, stream, step.manager());
        step.learn(
                GENERATOR_LOSS,
                () -> BaganLosses.classification(discriminator.forward(generator.forward(codes, true), true), wanted),
                generator);
    }

    /** What the discriminator should say: the labels, then that the rest is generated. */
    private int[] answers(int[] rows, int generated) {
        return IntStream.concat(
                        Arrays.stream(rows).map(train::label),
                        IntStream.generate(train::classes).limit(generated))
                .toArray();
    }

    /** How many generated images go with {@code real} ones of some classes: the part of one class, rounded up. */
    static int generatedBeside(int real, int classes) {
        return (real + classes - 1) / classes;
    }

    /** Generates an image of each code drawn for {@code labels}, one after the other. */
    float[][] generate(int[] labels, RandomStream stream) {
        try (NDManager manager = context.manager().newSubManager()) {
            return images.toSamples(generator.forward(space.draw(labels, stream, manager), false));
        }
    }

    /** From images to logits. */
    Block discriminator() {
        return discriminator.block();
    }

    @Override
    public void close() {
        training.close();
    }
}
