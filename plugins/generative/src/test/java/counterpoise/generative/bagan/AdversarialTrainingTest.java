package counterpoise.generative.bagan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.ParameterList;
import counterpoise.generative.SampleImages;
import counterpoise.generative.images.ScaledImages;
import counterpoise.generative.training.History;
import counterpoise.generative.training.Share;
import counterpoise.generative.training.Training;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdversarialTrainingTest {

    private static final Share ALL = new Share(0, 1);
    private static final Offset<Double> TOLERANCE = within(1e-5);

    /** Of 12 dark images and 6 bright ones. */
    private static final InMemorySamples TRAIN = SampleImages.darkToBright(12, 6);

    private static final ScaledImages IMAGES = ScaledImages.of("bagan", TRAIN);
    private static final int[] ROWS = IntStream.range(0, TRAIN.count()).toArray();

    private final FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1);

    /** The second training, after one step of the first. */
    private final class Second implements AutoCloseable {

        final AutoencoderTraining autoencoder;
        final AdversarialTraining training;

        /** One of a single step, from all images. */
        Second(double learningRate) {
            BaganOptions options =
                    new BaganOptions(1, 1, ROWS.length, learningRate, 0.5, 4, Sampling.UNIFORM, Sampling.UNIFORM, 2, 1);
            autoencoder = new AutoencoderTraining(options, IMAGES, ROWS.length, context, ALL);
            autoencoder.run();
            float[][] codes = autoencoder.encode(ROWS);
            LatentSpace space = new LatentSpace(options.latentSize());
            space.add(0, new float[][] {codes[0]});
            space.add(1, new float[][] {codes[12]});
            training = new AdversarialTraining(options, TRAIN, IMAGES, autoencoder, space, context, ALL);
        }

        @Override
        public void close() {
            training.close();
            autoencoder.close();
        }
    }

    @AfterEach
    void close() {
        context.close();
    }

    /** 128 real images of 10 classes and 13 generated ones: the discriminator is shown 141. */
    @Test
    void generatedImagesAreAsManyAsOneClassHasInABatch() {
        assertThat(AdversarialTraining.generatedBeside(128, 10)).isEqualTo(13);
        assertThat(AdversarialTraining.generatedBeside(128, 100)).isEqualTo(2);
        assertThat(AdversarialTraining.generatedBeside(120, 10)).isEqualTo(12);
    }

    @Test
    void bothPlayersBeginWithWhatTheAutoencoderLearntAndGoOn() {
        try (Second second = new Second(0.001)) {
            float[][] codes = second.autoencoder.encode(ROWS);
            float[][] decoded = second.training.generate(new int[] {0, 1}, context.random("any", 0));

            second.training.run();

            assertThat(second.autoencoder.encode(ROWS)).isNotEqualTo(codes);
            assertThat(second.training.generate(new int[] {0, 1}, context.random("any", 0)))
                    .isNotEqualTo(decoded);
        }
    }

    /**
     * Worked by hand: a discriminator whose last layer has no weights and the biases 0, 0, log(2) gives every image the
     * classes dark, bright and generated with probability 1/4, 1/4, 1/2. Of 18 real images and 9 generated ones it
     * loses (18 log(4) + 9 log(2)) / 27; the generator, which wants its images taken for dark or bright, log(4).
     */
    @Test
    void theLossesOfTheFirstStepAreThoseOfItsImages() {
        try (Second second = new Second(1e-30)) {
            setLastLayer(second, 0, 0, (float) Math.log(2));

            History history = second.training.run();

            assertThat(history.of(AdversarialTraining.DISCRIMINATOR_LOSS)[0])
                    .isCloseTo((18 * Math.log(4) + 9 * Math.log(2)) / 27, TOLERANCE);
            assertThat(history.of(AdversarialTraining.GENERATOR_LOSS)[0]).isCloseTo(Math.log(4), TOLERANCE);
            assertThat(history.of("real")[0]).isCloseTo(0.5, TOLERANCE);
            assertThat(history.of("generated")[0]).isCloseTo(0.5, TOLERANCE);
        }
    }

    /**
     * Worked by hand, with probabilities 1/8, 2/8 and 5/8: 12 of the 27 images are dark, 6 bright and 9 generated, so
     * that the derivatives by the biases are 1/8 - 12/27 < 0, 2/8 - 6/27 > 0 and 5/8 - 9/27 > 0. Adam's first step is
     * as long as the learning rate.
     */
    @Test
    void theDiscriminatorStepsDownItsLoss() {
        try (Second second = new Second(0.001)) {
            setLastLayer(second, 0, (float) Math.log(2), (float) Math.log(5));

            History history = second.training.run();

            assertThat(history.of(AdversarialTraining.DISCRIMINATOR_LOSS)[0])
                    .isCloseTo((12 * Math.log(8) + 6 * Math.log(4) + 9 * Math.log(1.6)) / 27, TOLERANCE);
            float[] biases = fromLast(second.training.discriminator(), 0).toFloatArray();
            assertThat((double) biases[0]).isCloseTo(0.001, TOLERANCE);
            assertThat((double) biases[1]).isCloseTo(Math.log(2) - 0.001, TOLERANCE);
            assertThat((double) biases[2]).isCloseTo(Math.log(5) - 0.001, TOLERANCE);
        }
    }

    @Test
    void aDiscriminatorThatLearnsAloneLosesLess() {
        try (Second second = new Second(0.002);
                Training alone = new Training("alone", context, ALL, 3)) {
            Map<String, float[]> before = values(second.autoencoder.generator());

            double[] losses = alone.run(
                            3,
                            10,
                            round -> step ->
                                    second.training.teachDiscriminator(step, ROWS, 9, alone.random("codes", round)))
                    .of(AdversarialTraining.DISCRIMINATOR_LOSS);

            assertThat(losses[2]).isLessThan(0.8 * losses[0]);
            assertThat(values(second.autoencoder.generator()))
                    .usingRecursiveComparison()
                    .isEqualTo(before);
        }
    }

    @Test
    void aGeneratorThatLearnsAloneLosesLess() {
        try (Second second = new Second(0.005);
                Training alone = new Training("alone", context, ALL, 3)) {
            Map<String, float[]> before = values(second.training.discriminator());

            double[] losses = alone.run(
                            3,
                            10,
                            round -> step -> second.training.teachGenerator(step, 27, alone.random("codes", round)))
                    .of(AdversarialTraining.GENERATOR_LOSS);

            assertThat(losses[2]).isLessThan(0.98 * losses[0]);
            assertThat(values(second.training.discriminator()))
                    .usingRecursiveComparison()
                    .isEqualTo(before);
        }
    }

    private static Map<String, float[]> values(Block block) {
        Map<String, float[]> values = new TreeMap<>();
        block.getParameters()
                .forEach(entry ->
                        values.put(entry.getKey(), entry.getValue().getArray().toFloatArray()));
        return values;
    }

    /** Takes the weights from the last layer of the discriminator and sets its biases. */
    private static void setLastLayer(Second second, float... biases) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = fromLast(second.training.discriminator(), 1);
            manager.zeros(weight.getShape()).copyTo(weight);
            manager.create(biases).copyTo(fromLast(second.training.discriminator(), 0));
        }
    }

    private static NDArray fromLast(Block block, int place) {
        ParameterList parameters = block.getParameters();
        return parameters.valueAt(parameters.size() - 1 - place).getArray();
    }
}
