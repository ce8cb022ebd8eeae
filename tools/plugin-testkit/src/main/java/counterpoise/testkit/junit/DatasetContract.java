package counterpoise.testkit.junit;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.testkit.PluginCheck;

/**
 * The laws of datasets as tests: extend it and give the plugin.
 *
 * @param <O> the record that carries the options
 */
public abstract class DatasetContract<O extends Record> extends PluginContract<O, DatasetPlugin<O>> {

    /**
     * The folder with the files of a dataset that has files, such as a few small ones that the test wrote; without it
     * only what such a dataset declares is examined.
     */
    protected Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    final PluginCheck check() {
        return PluginCheck.dataset(plugin(), optionSets(), folder());
    }
}
