package counterpoise.oversamplers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;

import counterpoise.api.Option;
import counterpoise.api.Plugin;
import counterpoise.api.oversampler.OversamplerPlugin;
import org.junit.jupiter.api.Test;

class BuiltInOversamplersTest {

    @Test
    void theServicesFileNamesEveryBuiltInOversampler() {
        assertThat(plugins()).extracting(OversamplerPlugin::name).containsExactly("none", "random", "eos");
    }

    @Test
    void everyOversamplerHasANameARevisionAndASummary() {
        assertThat(plugins()).allSatisfy(plugin -> {
            assertThat(plugin.name()).matches(Plugin.NAME_PATTERN);
            assertThat(plugin.revision()).isEqualTo(OptionalInt.of(1));
            assertThat(plugin.summary()).endsWith(".").doesNotContain("\n");
        });
    }

    @Test
    void everyOptionIsDescribedAndHasADefault() {
        assertThat(plugins())
                .flatExtracting(plugin -> List.of(plugin.optionsType().getRecordComponents()))
                .extracting(component -> component.getAnnotation(Option.class))
                .allSatisfy(option -> {
                    assertThat(option.value()).endsWith(".");
                    assertThat(option.defaultValue()).isNotEmpty();
                });
    }

    private static List<OversamplerPlugin<?>> plugins() {
        List<OversamplerPlugin<?>> plugins = new ArrayList<>();
        for (Plugin<?> plugin : ServiceLoader.load(Plugin.class)) {
            plugins.add((OversamplerPlugin<?>) plugin);
        }
        return plugins;
    }
}
