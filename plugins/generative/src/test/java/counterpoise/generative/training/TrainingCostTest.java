package counterpoise.generative.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import counterpoise.generative.layers.BatchNormalisation;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;

class TrainingCostTest {

    /** Worked by hand: 3 x 2 + 2 and 2 + 2 that are shared, 2 x 4 + 4 and 2 x 5 + 5 that are not; 3 + 1. */
    @Test
    void whatIsSharedCountsOnceAndRunningStatisticsDoNot() {
        InMemorySamples any = InMemorySamples.of(1, new int[] {0}, new float[][] {{0}});
        try (FakeSamplingContext context = new FakeSamplingContext(any, 1);
                NDManager manager = NDManager.newBaseManager()) {
            Block shared = new SequentialBlock().add(linear(2)).add(BatchNormalisation.pyTorch(2));
            Block four = initialized(new SequentialBlock().add(shared).add(linear(4)), manager);
            Block five = initialized(new SequentialBlock().add(shared).add(linear(5)), manager);
            Block judge = initialized(linear(1), manager);

            TrainingCost.write("any", Map.of("maker", List.of(four, five), "judge", List.<Block>of(judge)), context);

            assertThat(context.artifact("any-cost.json"))
                    .hasContent("{\"trainable_parameters\": {\"judge\": 4, \"maker\": 39, \"total\": 43}}");
        }
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    private static Block initialized(Block block, NDManager manager) {
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        return block;
    }
}
