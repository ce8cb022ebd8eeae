package counterpoise.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

import counterpoise.api.Plugin;
import counterpoise.api.oversampler.OversamplerPlugin;
import org.junit.jupiter.api.Test;

class BuiltInGenerativeTest {

    @Test
    void theServicesFileNamesEveryGenerativeOversampler() {
        assertThat(plugins()).extracting(OversamplerPlugin::name).containsExactly("bagan", "cgan", "gamo");
    }

    @Test
    void everyOneNamesTheRevisionOfItsResults() {
        assertThat(plugins()).allSatisfy(plugin -> assertThat(plugin.revision()).isPresent());
    }

    private static List<OversamplerPlugin<?>> plugins() {
        List<OversamplerPlugin<?>> plugins = new ArrayList<>();
        for (Plugin<?> plugin : ServiceLoader.load(Plugin.class)) {
            plugins.add((OversamplerPlugin<?>) plugin);
        }
        return plugins;
    }
}
