package counterpoise.architectures.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;

class DenseConnectionTest {

    @Test
    void putsTheChannelsOfItsBranchBehindThoseOfTheInput() {
        DenseConnection connection = new DenseConnection(
                LambdaBlock.singleton(array -> array.get(":, 1:").neg()));
        try (NDManager manager = NDManager.newBaseManager()) {
            // Two images of two channels and 1 x 2 pixels.
            NDArray input = manager.arange(8f).reshape(2, 2, 1, 2);
            NDArray output = connection
                    .forward(new ParameterStore(manager, false), new NDList(input), true)
                    .singletonOrThrow();

            assertThat(output.getShape()).isEqualTo(new Shape(2, 3, 1, 2));
            assertThat(output.toFloatArray()).containsExactly(0, 1, 2, 3, -2, -3, 4, 5, 6, 7, -6, -7);
            assertThat(input.toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
            assertThat(connection.getOutputShapes(new Shape[] {input.getShape()}))
                    .containsExactly(output.getShape());
        }
    }

    @Test
    void leavesOpenOnlyInputAndOutput() {
        DenseConnection connection =
                new DenseConnection(new FrugalSequence(List.of(new BatchNorm2d(4), Convolutions.threeByThree(2, 1))));
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray input = manager.ones(new Shape(2, 4, 3, 3));
            connection.initialize(manager, DataType.FLOAT32, input.getShape());
            int before = manager.getManagedArrays().size();

            NDArray output = connection
                    .forward(new ParameterStore(manager, false), new NDList(input), true)
                    .singletonOrThrow();

            assertThat(output.getShape()).isEqualTo(new Shape(2, 6, 3, 3));
            assertThat(manager.getManagedArrays()).hasSize(before + 1);
        }
    }
}
