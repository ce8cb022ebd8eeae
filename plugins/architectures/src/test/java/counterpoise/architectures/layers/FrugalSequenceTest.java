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

class FrugalSequenceTest {

    @Test
    void appliesItsBlocksInOrderAndLeavesOpenOnlyInputAndOutput() {
        FrugalSequence sequence = new FrugalSequence(List.of(
                LambdaBlock.singleton(array -> array.add(array)),
                LambdaBlock.singleton(NDArray::square),
                LambdaBlock.singleton(NDArray::neg)));
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore store = new ParameterStore(manager, false);
            NDArray input = manager.create(new float[] {1, 2});
            int before = manager.getManagedArrays().size();

            NDArray output = sequence.forward(store, new NDList(input), false).singletonOrThrow();

            assertThat(output.toFloatArray()).containsExactly(-4, -16);
            assertThat(input.toFloatArray()).containsExactly(1, 2);
            assertThat(manager.getManagedArrays()).hasSize(before + 1);
        }
    }

    @Test
    void isInitializedWhenAllOfItsBlocksAre() {
        BatchNorm2d first = new BatchNorm2d(2);
        FrugalSequence sequence = new FrugalSequence(List.of(first, new BatchNorm2d(2)));
        Shape input = new Shape(1, 2, 4, 4);
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(sequence.isInitialized()).isFalse();
            first.initialize(manager, DataType.FLOAT32, input);
            assertThat(sequence.isInitialized()).isFalse();
            sequence.initialize(manager, DataType.FLOAT32, input);
            assertThat(sequence.isInitialized()).isTrue();
        }
    }
}
