package counterpoise.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;

import counterpoise.api.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResNetPluginTest {

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(ResNetPlugin.class::isInstance)
                .singleElement()
                .satisfies(plugin -> {
                    assertThat(plugin.name()).isEqualTo("resnet").matches(Plugin.NAME_PATTERN);
                    assertThat(plugin.summary()).isNotBlank();
                    assertThat(plugin.revision()).hasValue(1);
                    assertThat(plugin.optionsType()).isEqualTo(ResNetOptions.class);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 20, 32, 44, 56, 110, 1202})
    void acceptsDepthsOfTheForm6nPlus2(int depth) {
        assertThat(new ResNetOptions(depth, Shortcut.ZERO_PADDING).depth()).isEqualTo(depth);
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, 0, 2, 7, 9, 18, 31, 34, 52})
    void refusesOtherDepths(int depth) {
        assertThatThrownBy(() -> new ResNetOptions(depth, Shortcut.ZERO_PADDING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("depth must be 6n + 2 (8, 14, 20, 26, 32, ..., 56, ..., 110), not " + depth);
    }
}
