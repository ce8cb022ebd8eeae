package counterpoise.generative.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import counterpoise.generative.layers.BatchNormalisation;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;

class TrainingCostTest {

    private static final InMemorySamples ANY = InMemorySamples.of(1, new int[] {0}, new float[][] {{0}});

    /** Worked by hand: 3 inputs to 2 units and their biases are 8, scale and shift of 2 channels are 4. */
    @Test
    void countsWhatIsTrainedAndAddsUpWhatHasOneName() throws IOException {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Training training = new Training("any", context, new Share(0, 1), 1)) {
            new TrainingCost()
                    .add("judge", player(training, "first"))
                    .add("judge", player(training, "second"))
                    .add("critic", player(training, "third"))
                    .write("any", context);

            assertThat(context.artifact("any-cost.json"))
                    .hasContent("{\"trainable_parameters\": {\"critic\": 12, \"judge\": 24, \"total\": 36}}\n");
        }
    }

    private static Player player(Training training, String name) {
        Block block = new SequentialBlock()
                .add(Linear.builder().setUnits(2).build())
                .add(BatchNormalisation.pyTorch(2));
        return training.player(name, block, AdamSettings.pyTorch(0.1, 0.5), new Shape(1, 3));
    }
}
