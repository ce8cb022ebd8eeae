package counterpoise.generative.cgan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.generative.images.ScaledImages;
import counterpoise.generative.training.AdamSettings;
import counterpoise.generative.training.DiscriminatorWatch;
import counterpoise.generative.training.History;
import counterpoise.generative.training.Latents;
import counterpoise.generative.training.Player;
import counterpoise.generative.training.Share;
import counterpoise.generative.training.Step;
import counterpoise.generative.training.Training;
import counterpoise.generative.training.TrainingCost;

/**
 * A generator and a discriminator that learn against each other, both told a condition: Goodfellow et al., "Generative
 * Adversarial Nets", 2014, algorithm 1 with one step each, and the generator's loss that does not saturate; Mirza and
 * Osindero, 2014, for the condition.
 *
 * <p>The generator gets the condition beside its random numbers, the discriminator beside the channels of images.
 */
final class CganPair implements AutoCloseable {

    static final String DISCRIMINATOR_LOSS = "discriminator loss";
    static final String GENERATOR_LOSS = "generator loss";

    private static final int STEPS_A_ROUND = 100;

    /** How many images are generated at once. */
    private static final int GENERATED_AT_ONCE = 100;

    private final String name;
    private final CganOptions options;
    private final ScaledImages images;
    private final Conditions conditions;
    private final SamplingContext context;
    private final Training training;
    private final Player generator;
    private final Player discriminator;

    /**
     * A pair that knows nothing yet.
     *
     * @param name unique within the over-sampler
     * @param conditions how many conditions there are, at least 1
     * @param share which share of the over-sampler's work the training of this pair is
     */
    CganPair(
            String name,
            CganOptions options,
            ScaledImages images,
            int conditions,
            SamplingContext context,
            Share share) {
        this.name = name;
        this.options = options;
        this.images = images;
        this.conditions = new Conditions(conditions);
        this.context = context;
        this.training = new Training(name, context, share, options.checkpointEvery());
        ImageShape shape = images.shape();
        AdamSettings adam = AdamSettings.pyTorch(options.learningRate(), options.beta1());
        this.generator = training.player(
                "generator",
                Dcgan.generator(shape, options.baseFilters()),
                adam,
                new Shape(1, options.latentSize() + this.conditions.count()));
        this.discriminator = training.player(
                "discriminator",
                Dcgan.discriminator(options.baseFilters()),
                adam,
                new Shape(1, shape.channels() + this.conditions.count(), shape.height(), shape.width()));
    }

    /**
     * Trains on some of the images, and warns if the discriminator ended where nothing can be learnt from it.
     *
     * @param rows which images, at least one
     * @param conditionOf the condition of each of {@code rows}
     * @return the losses, and what the discriminator said in the mean of images: {@code real} and {@code generated}
     */
    History train(int[] rows, int[] conditionOf) {
        // Batch normalisation needs two: a class of one image shows it twice.
        int batch = Math.max(2, Math.min(options.batchSize(), rows.length));
        int[] positions = new int[rows.length];
        Arrays.setAll(positions, position -> position);
        History history = training.runSteps(options.steps(), STEPS_A_ROUND, round -> {
            Passes passes = new Passes(positions, training.random("order", round));
            RandomStream latents = training.random("latents", round);
            return step -> {
                int[] shown = passes.next(batch);
                NDArray real = images.read(pick(rows, shown), step.manager());
                learn(step, real, pick(conditionOf, shown), latents);
            };
        });
        DiscriminatorWatch.check(name, history.last("real"), history.last("generated"), context);
        return history;
    }

    private static int[] pick(int[] values, int[] positions) {
        return Arrays.stream(positions).map(position -> values[position]).toArray();
    }

    private void learn(Step step, NDArray real, int[] conditionOf, RandomStream stream) {
        NDArray latents = latents(stream, conditionOf, step.manager());
        teachDiscriminator(step, real, latents, conditionOf);
        teachGenerator(step, latents, conditionOf);
    }

    /** Lets the discriminator alone learn from real images and as many generated ones of the same conditions. */
    void teachDiscriminator(Step step, NDArray real, NDArray latents, int[] conditionOf) {
        step.learn(
                DISCRIMINATOR_LOSS,
                () -> {
                    NDArray ofReal = judge(real, conditionOf);
                    NDArray ofGenerated = judge(generator.forward(latents, true), conditionOf);
                    step.note("real", Activation.sigmoid(ofReal).mean());
                    step.note("generated", Activation.sigmoid(ofGenerated).mean());
                    return CganLosses.real(ofReal).add(CganLosses.generated(ofGenerated));
                },
                discriminator);
    }

    /** Lets the generator alone learn to be taken for real. */
    void teachGenerator(Step step, NDArray latents, int[] conditionOf) {
        step.learn(
                GENERATOR_LOSS, () -> CganLosses.real(judge(generator.forward(latents, true), conditionOf)), generator);
    }

    /** How the discriminator judges images in training: logits, (batch, 1). */
    NDArray judge(NDArray shown, int[] conditionOf) {
        return discriminator.forward(conditions.besideImages(shown, conditionOf), true);
    }

    /** What the generator makes images from, (batch, latents + conditions); owned by {@code manager}. */
    NDArray latents(RandomStream stream, int[] conditionOf, NDManager manager) {
        NDArray normal = Latents.normal(stream, conditionOf.length, options.latentSize(), manager);
        return conditions.besideNumbers(normal, conditionOf);
    }

    /** From random numbers and a condition to images. */
    Player generator() {
        return generator;
    }

    /** From images and a condition to a logit. */
    Player discriminator() {
        return discriminator;
    }

    /**
     * Generates images, by the running statistics, so that none depends on those that are made beside it.
     *
     * @param condition what the networks are told
     * @param count how many
     * @param label the label they get, and whose stream their latents are drawn from
     * @param share which share of the over-sampler's work this is
     */
    void generate(int condition, int count, int label, Share share, SampleSink sink) {
        RandomStream stream = context.random("%s-samples".formatted(CganOversampler.NAME), label);
        for (int made = 0; made < count; made += GENERATED_AT_ONCE) {
            context.progress(share.at((double) made / count));
            int[] conditionOf = new int[Math.min(GENERATED_AT_ONCE, count - made)];
            Arrays.fill(conditionOf, condition);
            try (NDManager manager = context.manager().newSubManager()) {
                NDArray generated = generator.forward(latents(stream, conditionOf, manager), false);
                for (float[] image : images.toSamples(generated)) {
                    sink.add(label, image);
                }
            }
        }
    }

    /** Adds how many parameters the two have to those of other pairs, by player. */
    void countParameters(Map<String, Long> counts) {
        counts.merge("generator", TrainingCost.parametersOf(List.of(generator.block())), Long::sum);
        counts.merge("discriminator", TrainingCost.parametersOf(List.of(discriminator.block())), Long::sum);
    }

    @Override
    public void close() {
        training.close();
    }
}
