package counterpoise.generative.gamo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.generative.training.AdamSettings;
import counterpoise.generative.training.History;
import counterpoise.generative.training.Latents;
import counterpoise.generative.training.Player;
import counterpoise.generative.training.Share;
import counterpoise.generative.training.Step;
import counterpoise.generative.training.Training;
import counterpoise.generative.training.TrainingCost;

/**
 * The game of three players (Mullick et al. 2019, section 3): a classifier learns the classes from real and generated
 * samples; a discriminator, told the class, learns which is which; a generator learns to make samples that the
 * classifier takes for any other class and the discriminator for real ones.
 *
 * <p>Each step is one of the authors' program: classifier and discriminator learn from a batch of real samples, then
 * from as many generated ones; then, class by class, the generator learns against the classifier, and from the same
 * random numbers against the discriminator. Of these, each pair of a class and an opponent is a player of its own here,
 * with the networks of the class and momenta of its own.
 */
final class GamoGame implements AutoCloseable {

    private static final int STEPS_A_ROUND = 100;

    /** How many samples are generated at once. */
    private static final int GENERATED_AT_ONCE = 100;

    /** How far the work has come when the training is done. */
    static final double TRAINED = 0.95;

    /** Batch normalisation needs two. */
    private static final int FEWEST_A_CLASS = 2;

    private final GamoOptions options;
    private final Samples train;
    private final ScaledFeatures features;
    private final SamplingContext context;
    private final NDManager constants;
    private final Training training;
    private final Player classifier;
    private final Player discriminator;
    private final Map<Integer, Generator> generators = new TreeMap<>();

    /** The generator of one class, once against each opponent; the networks of both are the same. */
    private record Generator(Player againstClassifier, Player againstDiscriminator) {}

    /**
     * Players who know nothing yet.
     *
     * @param labels the classes that samples are to be generated for, ascending; each has an original at least
     */
    GamoGame(GamoOptions options, Samples train, int[] labels, SamplingContext context) {
        this.options = options;
        this.train = train;
        this.features = ScaledFeatures.of(train);
        this.context = context;
        this.constants = context.manager().newSubManager();
        this.training = new Training(
                GamoOversampler.NAME, context, new Share(0, 1).part(0, TRAINED), options.checkpointEvery());
        int units = options.baseUnits();
        Shape samples = new Shape(1, features.dimension());
        Shape labelled = new Shape(1, features.dimension() + train.classes());
        this.classifier = player("classifier", GamoNetworks.classifier(units, train.classes()), samples);
        this.discriminator = player("discriminator", GamoNetworks.discriminator(units), labelled);
        Block mapping = GamoNetworks.mapping(units);
        for (int label : labels) {
            Block generator = GamoNetworks.generator(mapping, features.read(train.rowsOf(label), constants));
            Shape latents = new Shape(1, options.latentSize() + train.classes());
            String name = "generator-%d-against-".formatted(label);
            generators.put(
                    label,
                    new Generator(
                            player(name + "classifier", generator, latents),
                            player(name + "discriminator", generator, latents)));
        }
    }

    private Player player(String name, Block block, Shape input) {
        return training.player(name, block, AdamSettings.keras(options.learningRate(), options.beta1()), input);
    }

    /**
     * Trains to the end.
     *
     * @return the losses, and what the discriminator said in the mean of samples: {@code real} and {@code generated}
     */
    History train() {
        writeCost();
        RealBatches batches =
                new RealBatches(train.count(), options.batchSize(), pass -> training.random("order", pass));
        LabelDraw labels = new LabelDraw(context.requested());
        int eachClass = samplesOfEachClass(options.batchSize(), classesThatExist());
        return training.runSteps(options.steps(), STEPS_A_ROUND, round -> {
            RandomStream random = training.random("draws", round);
            return step -> {
                int[] rows = batches.of(round * STEPS_A_ROUND + step.index());
                NDManager manager = step.manager();
                learnFrom(
                        "real",
                        features.read(rows, manager),
                        Arrays.stream(rows).map(train::label).toArray(),
                        GamoTargets.real(rows.length, options.targetNoise(), random, manager),
                        step);
                int[] drawn = labels.next(rows.length, random);
                learnFrom(
                        "generated",
                        generate(drawn, random, manager),
                        drawn,
                        GamoTargets.generated(rows.length, options.targetNoise(), random, manager),
                        step);
                generators.forEach((label, generator) -> mislead(label, generator, eachClass, random, step));
            };
        });
    }

    private void writeCost() {
        List<Block> generatorBlocks = new ArrayList<>();
        generators
                .values()
                .forEach(generator ->
                        generatorBlocks.add(generator.againstClassifier().block()));
        TrainingCost.write(
                GamoOversampler.NAME,
                Map.of(
                        "classifier", List.of(classifier.block()),
                        "discriminator", List.of(discriminator.block()),
                        "generator", generatorBlocks),
                context);
    }

    private int classesThatExist() {
        return (int)
                Arrays.stream(train.classCounts()).filter(count -> count > 0).count();
    }

    /** How many samples of each class the generator learns from at once: its share of a batch, rounded up. */
    static int samplesOfEachClass(int batchSize, int classes) {
        return Math.max(FEWEST_A_CLASS, (int) Math.ceil((double) batchSize / classes));
    }

    /** Lets classifier and discriminator learn; {@code what} the samples are is also what their mean is noted as. */
    private void learnFrom(String what, NDArray samples, int[] labels, NDArray targets, Step step) {
        NDArray classes = Latents.oneHot(labels, train.classes(), step.manager());
        step.learn(
                "the classifier's loss on %s samples".formatted(what),
                () -> GamoTargets.error(classifier.forward(samples, true), classes),
                classifier);
        step.learn(
                "the discriminator's loss on %s samples".formatted(what),
                () -> {
                    NDArray judged = judge(samples, classes);
                    step.note(what, judged.mean());
                    return GamoTargets.error(judged, targets);
                },
                discriminator);
    }

    /** The probability, to the discriminator, of each sample being a real one of its class: (batch, 1). */
    private NDArray judge(NDArray samples, NDArray classes) {
        return discriminator.forward(NDArrays.concat(new NDList(samples, classes), 1), true);
    }

    private void mislead(int label, Generator generator, int count, RandomStream random, Step step) {
        NDManager manager = step.manager();
        int[] labels = repeated(label, count);
        NDArray latents = latents(labels, random, manager);
        NDArray otherClasses = GamoTargets.anyOther(labels, train.classes(), manager);
        step.learn(
                "the loss of the generator of class %d against the classifier".formatted(label),
                () -> GamoTargets.error(
                        classifier.forward(generator.againstClassifier().forward(latents, true), true), otherClasses),
                generator.againstClassifier());
        NDArray classes = Latents.oneHot(labels, train.classes(), manager);
        NDArray real = manager.ones(new Shape(count, 1));
        step.learn(
                "the loss of the generator of class %d against the discriminator".formatted(label),
                () -> GamoTargets.error(judge(generator.againstDiscriminator().forward(latents, true), classes), real),
                generator.againstDiscriminator());
    }

    /** Samples of classes in ascending order, (batch, dimension), as the networks take them. */
    private NDArray generate(int[] labels, RandomStream random, NDManager manager) {
        NDArray latents = latents(labels, random, manager);
        NDList made = new NDList();
        for (int from = 0, to; from < labels.length; from = to) {
            int label = labels[from];
            to = from;
            while (to < labels.length && labels[to] == label) {
                to++;
            }
            NDArray own = latents.get("%d:%d".formatted(from, to));
            made.add(generators.get(label).againstClassifier().forward(own, false));
        }
        return NDArrays.concat(made, 0);
    }

    /** What generators start from: random numbers beside the label, (batch, latents + classes). */
    private NDArray latents(int[] labels, RandomStream random, NDManager manager) {
        return NDArrays.concat(
                new NDList(
                        Latents.normal(random, labels.length, options.latentSize(), manager),
                        Latents.oneHot(labels, train.classes(), manager)),
                1);
    }

    private static int[] repeated(int label, int count) {
        int[] labels = new int[count];
        Arrays.fill(labels, label);
        return labels;
    }

    /**
     * Generates {@code count} samples of a class.
     *
     * @param share which share of the over-sampler's work this is
     */
    void generate(int label, int count, Share share, SampleSink sink) {
        RandomStream random = context.random(GamoOversampler.NAME + "-samples", label);
        for (int made = 0; made < count; made += GENERATED_AT_ONCE) {
            context.progress(share.at((double) made / count));
            int[] labels = repeated(label, Math.min(GENERATED_AT_ONCE, count - made));
            try (NDManager manager = context.manager().newSubManager()) {
                Stream.of(features.toSamples(generate(labels, random, manager)))
                        .forEach(values -> sink.add(label, values));
            }
        }
    }

    @Override
    public void close() {
        training.close();
        constants.close();
    }
}
