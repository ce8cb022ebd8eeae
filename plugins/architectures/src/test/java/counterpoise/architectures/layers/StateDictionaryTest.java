package counterpoise.architectures.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.nn.convolutional.Conv2d;
import org.junit.jupiter.api.Test;

class StateDictionaryTest {

    @Test
    void namesTheParametersOfABlockAfterItsPrefix() {
        StateDictionary dictionary = new StateDictionary();
        Conv2d convolution = Convolutions.threeByThree(16, 1);

        assertThat(dictionary.add("conv1", convolution)).isSameAs(convolution);
        dictionary.add("bn1", new BatchNorm2d(16));

        assertThat(dictionary.parameters().keySet())
                .containsExactly("conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var");
    }

    @Test
    void refusesANameTwice() {
        StateDictionary dictionary = new StateDictionary();
        dictionary.add("conv1", Convolutions.threeByThree(16, 1));

        assertThatThrownBy(() -> dictionary.add("conv1", Convolutions.threeByThree(16, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two parameters are called conv1.weight");
    }
}
