package counterpoise.generative.cgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import counterpoise.api.RandomStream;
import counterpoise.generative.SampleImages;
import counterpoise.generative.cgan.CganOptions.Form;
import counterpoise.generative.images.ScaledImages;
import counterpoise.generative.training.History;
import counterpoise.generative.training.Player;
import counterpoise.generative.training.Share;
import counterpoise.generative.training.Training;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CganPairTest {

    private static final int LATENTS = 4;
    private static final int CHANNELS = 3;
    private static final Share ALL = new Share(0, 1);
    private static final Offset<Double> TOLERANCE = within(1e-5);

    private static final InMemorySamples TRAIN = SampleImages.darkToBright(8, 8, 8);
    private static final ScaledImages IMAGES = ScaledImages.of("cgan", TRAIN);
    private static final int[] ROWS = IntStream.range(0, TRAIN.count()).toArray();
    private static final int[] LABELS = Arrays.stream(ROWS).map(TRAIN::label).toArray();

    private final FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1);

    @AfterEach
    void close() {
        context.close();
    }

    /** Of the same random numbers: they are drawn by the label that images get, and not by the condition. */
    @Test
    void theGeneratorMakesSomethingElseOfEachCondition() {
        try (CganPair pair = pair(2e-4)) {
            assertThat(generated(pair, 0)).isEqualTo(generated(pair, 0));
            assertThat(generated(pair, 1)).isNotEqualTo(generated(pair, 0)).isNotEqualTo(generated(pair, 2));
            assertThat(generated(pair, 2)).isNotEqualTo(generated(pair, 0));
        }
    }

    @Test
    void theDiscriminatorJudgesTheSameImagesOtherwiseUnderEachCondition() {
        try (CganPair pair = pair(2e-4);
                NDManager manager = context.manager().newSubManager()) {
            NDArray shown = IMAGES.read(ROWS, manager);
            int[] others = Arrays.stream(LABELS).map(label -> (label + 1) % 3).toArray();

            float[] judged = pair.judge(shown, LABELS).toFloatArray();

            assertThat(pair.judge(shown, LABELS).toFloatArray()).isEqualTo(judged);
            assertThat(pair.judge(shown, others).toFloatArray()).isNotEqualTo(judged);
        }
    }

    /** A weight that only meets zeros has no gradient, and Adam leaves it alone. */
    @Test
    void whatIsLearntUnderAConditionMovesTheWeightsOfThatConditionInBothNetworks() {
        try (CganPair pair = pair(0.01)) {
            NDArray ofGenerator = weight(pair.generator());
            NDArray ofDiscriminator = weight(pair.discriminator());
            float[][] before = byInput(ofGenerator);
            float[][] beforeOfDiscriminator = byInput(ofDiscriminator);

            pair.train(TRAIN.rowsOf(1), IntStream.generate(() -> 1).limit(8).toArray());

            assertThat(moved(before, byInput(ofGenerator))).containsExactly(true, true, true, true, false, true, false);
            assertThat(moved(beforeOfDiscriminator, byInput(ofDiscriminator)))
                    .containsExactly(true, true, true, false, true, false);
        }
    }

    /**
     * Worked by hand: a discriminator whose last layer has no weights and the bias log(3) calls everything real with
     * probability 3/4. It loses -log(3/4) by real images and -log(1/4) by generated ones; the generator, -log(3/4).
     */
    @Test
    void theLossesOfTheFirstStepAreThoseOfItsImages() {
        try (CganPair pair = pair(1e-30)) {
            setLastLayer(pair.discriminator(), (float) Math.log(3));

            History history = pair.train(ROWS, LABELS);

            assertThat(history.of(CganPair.DISCRIMINATOR_LOSS)[0]).isCloseTo(-Math.log(3.0 / 16), TOLERANCE);
            assertThat(history.of(CganPair.GENERATOR_LOSS)[0]).isCloseTo(-Math.log(3.0 / 4), TOLERANCE);
            assertThat(history.of("real")[0]).isCloseTo(0.75, TOLERANCE);
            assertThat(history.of("generated")[0]).isCloseTo(0.75, TOLERANCE);
        }
    }

    /** Then the derivative by the bias is -1/4 + 3/4, and Adam's first step is as long as the learning rate. */
    @Test
    void theDiscriminatorStepsDownItsLoss() {
        try (CganPair pair = pair(0.01)) {
            setLastLayer(pair.discriminator(), (float) Math.log(3));

            pair.train(ROWS, LABELS);

            assertThat((double) fromLast(pair.discriminator(), 0).getFloat(0)).isCloseTo(Math.log(3) - 0.01, TOLERANCE);
        }
    }

    @Test
    void aDiscriminatorThatLearnsAloneLosesLess() {
        try (CganPair pair = pair(0.02);
                Training alone = new Training("alone", context, ALL, 3)) {
            Map<String, float[]> before = values(pair.generator());

            double[] losses = alone.run(3, 15, round -> {
                        RandomStream stream = alone.random("latents", round);
                        return step -> pair.teachDiscriminator(
                                step,
                                IMAGES.read(ROWS, step.manager()),
                                pair.latents(stream, LABELS, step.manager()),
                                LABELS);
                    })
                    .of(CganPair.DISCRIMINATOR_LOSS);

            assertThat(losses[2]).isLessThan(0.95 * losses[0]);
            assertThat(values(pair.generator())).usingRecursiveComparison().isEqualTo(before);
        }
    }

    @Test
    void aGeneratorThatLearnsAloneLosesLess() {
        try (CganPair pair = pair(0.02);
                Training alone = new Training("alone", context, ALL, 3)) {
            Map<String, float[]> before = values(pair.discriminator());

            double[] losses = alone.run(3, 15, round -> {
                        RandomStream stream = alone.random("latents", round);
                        return step -> pair.teachGenerator(step, pair.latents(stream, LABELS, step.manager()), LABELS);
                    })
                    .of(CganPair.GENERATOR_LOSS);

            assertThat(losses[2]).isLessThan(0.995 * losses[0]);
            assertThat(values(pair.discriminator())).usingRecursiveComparison().isEqualTo(before);
        }
    }

    /** A pair for three conditions that takes one step. */
    private CganPair pair(double learningRate) {
        CganOptions options = new CganOptions(Form.CONDITIONAL, 1, 24, learningRate, 0.5, LATENTS, 4, 1);
        return new CganPair("pair", options, IMAGES, 3, context, ALL);
    }

    private static float[][] generated(CganPair pair, int condition) {
        RecordingSink sink = RecordingSink.accepting();
        pair.generate(condition, 2, 0, ALL, sink);
        return sink.added().stream().map(RecordingSink.Added::values).toArray(float[][]::new);
    }

    /** What is learnt, by name. */
    private static Map<String, float[]> values(Player player) {
        Map<String, float[]> values = new TreeMap<>();
        player.block().getParameters().forEach(entry -> {
            Parameter parameter = entry.getValue();
            if (parameter.requiresGradient()) {
                values.put(entry.getKey(), parameter.getArray().toFloatArray());
            }
        });
        return values;
    }

    private static NDArray weight(Player player) {
        return player.block().getParameters().valueAt(0).getArray();
    }

    /** The weights of the first layer, (units, inputs) or (filters, channels, height, width), input by input. */
    private static float[][] byInput(NDArray weight) {
        try (NDArray view = weight.swapAxes(0, 1)) {
            float[] values = view.toFloatArray();
            int inputs = (int) view.getShape().get(0);
            int each = values.length / inputs;
            return IntStream.range(0, inputs)
                    .mapToObj(input -> Arrays.copyOfRange(values, input * each, (input + 1) * each))
                    .toArray(float[][]::new);
        }
    }

    private static boolean[] moved(float[][] before, float[][] after) {
        boolean[] moved = new boolean[before.length];
        for (int input = 0; input < moved.length; input++) {
            moved[input] = !Arrays.equals(before[input], after[input]);
        }
        return moved;
    }

    /** Takes the weights from the last layer and sets its bias. */
    private static void setLastLayer(Player player, float bias) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = fromLast(player, 1);
            manager.zeros(weight.getShape()).copyTo(weight);
            manager.create(new float[] {bias}).copyTo(fromLast(player, 0));
        }
    }

    private static NDArray fromLast(Player player, int place) {
        ParameterList parameters = player.block().getParameters();
        return parameters.valueAt(parameters.size() - 1 - place).getArray();
    }
}
