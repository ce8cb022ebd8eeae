package counterpoise.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;

import counterpoise.api.Plugin;
import org.junit.jupiter.api.Test;

class CrossEntropyPluginTest {

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(CrossEntropyPlugin.class::isInstance)
                .singleElement()
                .satisfies(plugin -> {
                    assertThat(plugin.name()).isEqualTo("ce").matches(Plugin.NAME_PATTERN);
                    assertThat(plugin.summary()).isNotBlank();
                    assertThat(plugin.revision()).hasValue(1);
                    assertThat(plugin.optionsType()).isEqualTo(CrossEntropyOptions.class);
                });
    }
}
