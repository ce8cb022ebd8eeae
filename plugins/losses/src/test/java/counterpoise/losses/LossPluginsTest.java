package counterpoise.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ServiceLoader;

import counterpoise.api.Plugin;
import org.junit.jupiter.api.Test;

class LossPluginsTest {

    private static final Map<String, Class<? extends Record>> OPTIONS = Map.of(
            "ce", CrossEntropyOptions.class,
            "focal", FocalOptions.class,
            "asl", AsymmetricOptions.class,
            "ldam", LdamOptions.class);

    @Test
    void areFoundAsServices() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(plugin -> plugin.getClass().getPackage() == LossPluginsTest.class.getPackage())
                .hasSize(OPTIONS.size())
                .allSatisfy(plugin -> {
                    assertThat(plugin.name()).matches(Plugin.NAME_PATTERN);
                    assertThat(plugin.summary()).isNotBlank();
                    assertThat(plugin.revision()).isPresent();
                    assertThat(plugin.optionsType()).isEqualTo(OPTIONS.get(plugin.name()));
                });
    }
}
