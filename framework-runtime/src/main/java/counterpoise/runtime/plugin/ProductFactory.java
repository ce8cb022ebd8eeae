package counterpoise.runtime.plugin;

import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;
import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.loss.LossPlugin;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.oversampler.OversamplerPlugin;

/**
 * The {@code create} of a plugin of any kind.
 *
 * @param <P> what it makes
 */
@FunctionalInterface
interface ProductFactory<P> {

    P create(Record options);

    /** The factory of {@code plugin}, which is one of {@code kind}. */
    static ProductFactory<?> of(PluginKind kind, Plugin<?> plugin) {
        return switch (kind) {
            case DATASET -> of((DatasetPlugin<?>) plugin);
            case ARCHITECTURE -> of((ArchitecturePlugin<?>) plugin);
            case LOSS -> of((LossPlugin<?>) plugin);
            case OVERSAMPLER -> of((OversamplerPlugin<?>) plugin);
            case METRIC -> of((MetricPlugin<?>) plugin);
        };
    }

    private static <O extends Record> ProductFactory<?> of(DatasetPlugin<O> plugin) {
        return options -> plugin.create(plugin.optionsType().cast(options));
    }

    private static <O extends Record> ProductFactory<?> of(ArchitecturePlugin<O> plugin) {
        return options -> plugin.create(plugin.optionsType().cast(options));
    }

    private static <O extends Record> ProductFactory<?> of(LossPlugin<O> plugin) {
        return options -> plugin.create(plugin.optionsType().cast(options));
    }

    private static <O extends Record> ProductFactory<?> of(OversamplerPlugin<O> plugin) {
        return options -> plugin.create(plugin.optionsType().cast(options));
    }

    private static <O extends Record> ProductFactory<?> of(MetricPlugin<O> plugin) {
        return options -> plugin.create(plugin.optionsType().cast(options));
    }
}
