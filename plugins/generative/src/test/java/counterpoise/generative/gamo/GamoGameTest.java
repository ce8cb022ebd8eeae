package counterpoise.generative.gamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import counterpoise.generative.training.History;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class GamoGameTest {

    /**
     * The classes are easily told apart, and what is generated lies in the middle of its class: in a hundred steps the
     * classifier learns the one and the discriminator the other.
     */
    @Test
    void classifierAndDiscriminatorLearnWhatIsTheirs() {
        InMemorySamples train = twoClasses(48, 16, 20);
        GamoOptions options = new GamoOptions(120, 32, 0.002, 0.5, 4, 0, 8, 5);
        try (FakeSamplingContext context = new FakeSamplingContext(train, 1);
                GamoGame game = new GamoGame(options, train, new int[] {1}, context)) {
            History history = game.train();

            assertThat(history.last("real")).isBetween(0.65, 1.0);
            assertThat(history.last("generated")).isBetween(0.0, 0.4);
            assertThat(history.last("the classifier's loss on real samples")).isLessThan(0.01);
            assertThat(history.last("the classifier's loss on generated samples"))
                    .isLessThan(0.01);
            assertThat(history.last("the loss of the generator of class 1 against the classifier"))
                    .as("it is right about what is generated")
                    .isGreaterThan(0.9);
            assertThat(history.last("the loss of the generator of class 1 against the discriminator"))
                    .as("it is not taken in")
                    .isGreaterThan(0.3);
        }
    }

    /** Players who stand still do otherwise only if other numbers are drawn. */
    @Test
    void eachRoundDrawsOtherNumbers() {
        InMemorySamples train = twoClasses(12, 4, 3);
        GamoOptions options = new GamoOptions(200, 8, 1e-30, 0.5, 4, 0.1, 1, 5);
        try (FakeSamplingContext context = new FakeSamplingContext(train, 1);
                GamoGame game = new GamoGame(options, train, new int[] {1}, context)) {
            History history = game.train();

            for (String name : List.of(
                    "generated",
                    "the discriminator's loss on real samples",
                    "the loss of the generator of class 1 against the classifier")) {
                double[] means = history.of(name);
                assertThat(means).hasSize(2);
                assertThat(means[1]).as(name).isNotCloseTo(means[0], within(1e-6));
            }
        }
    }

    /** The authors' program has batches of 32: 4 samples of each of 10 classes; the 1 of each of 100 is not enough. */
    @Test
    void theGeneratorLearnsFromTheSharesOfItsClassesInABatch() {
        assertThat(GamoGame.samplesOfEachClass(32, 10)).isEqualTo(4);
        assertThat(GamoGame.samplesOfEachClass(32, 16)).isEqualTo(2);
        assertThat(GamoGame.samplesOfEachClass(32, 100)).isEqualTo(2);
    }

    private static InMemorySamples twoClasses(int large, int small, int width) {
        int[] labels = new int[large + small];
        Arrays.fill(labels, large, labels.length, 1);
        SeededStream stream = new SeededStream(1, "values", 0);
        float[] values = new float[labels.length * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = stream.nextFloat() + 0.5f * labels[i / width];
        }
        return new InMemorySamples(new int[] {width}, 2, labels, values);
    }
}
