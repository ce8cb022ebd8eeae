package counterpoise.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import java.util.stream.Stream;

import counterpoise.api.Plugin;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.testkit.DefaultOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetPluginsTest {

    @Test
    void areFoundByTheServiceLoader() {
        assertThat(plugins().map(Plugin::name))
                .contains("arrays", "celeba", "cifar10", "cifar100", "folder", "shapes", "svhn");
    }

    @Test
    void nameTheRevisionOfTheirResults() {
        assertThat(plugins()).allSatisfy(plugin -> assertThat(plugin.revision()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("imageDatasets")
    void makeADatasetOfColourImagesFromTheDefaultOptions(ImageDataset dataset) {
        assertThat(dataset.normalisation().mean()).hasSize(3);
        assertThat(dataset.augmentation().cropPadding()).isPositive();
    }

    private static <O extends Record> Dataset createWithDefaults(DatasetPlugin<O> plugin) {
        return plugin.create(DefaultOptions.of(plugin.optionsType()));
    }

    private static Stream<ImageDataset> imageDatasets() {
        return plugins()
                .map(DatasetPluginsTest::createWithDefaults)
                .filter(ImageDataset.class::isInstance)
                .map(ImageDataset.class::cast);
    }

    private static Stream<DatasetPlugin<?>> plugins() {
        return ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .<DatasetPlugin<?>>map(DatasetPlugin.class::cast);
    }
}
