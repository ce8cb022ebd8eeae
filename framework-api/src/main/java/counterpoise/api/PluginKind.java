package counterpoise.api;

import java.util.Locale;
import java.util.Optional;

import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.loss.LossPlugin;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.oversampler.OversamplerPlugin;

/** The kinds of plugin, in the order in which an experiment meets them. */
public enum PluginKind {
    DATASET(DatasetPlugin.class),
    ARCHITECTURE(ArchitecturePlugin.class),
    LOSS(LossPlugin.class),
    OVERSAMPLER(OversamplerPlugin.class),
    METRIC(MetricPlugin.class);

    private final Class<?> type;

    PluginKind(Class<?> type) {
        this.type = type;
    }

    /** The sub-interface of {@link Plugin} that makes a plugin one of this kind. */
    public Class<?> type() {
        return type;
    }

    /** The kind as configurations and the command line write it: {@code dataset}, {@code oversampler}, ... */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of {@code plugin}, or empty if it implements none of the five sub-interfaces. */
    public static Optional<PluginKind> of(Plugin<?> plugin) {
        for (PluginKind kind : values()) {
            if (kind.type.isInstance(plugin)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
