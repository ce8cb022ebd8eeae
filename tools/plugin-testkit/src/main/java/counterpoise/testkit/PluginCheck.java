package counterpoise.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import counterpoise.api.ImageShape;
import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;
import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.loss.LossPlugin;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.oversampler.OversamplerPlugin;

/**
 * Every law about one plugin: those of all plugins once, those of its kind once for each record of options. How many
 * laws there are is counted apart from the cases, so that a case that got lost is seen.
 *
 * @param plugin kind and name
 * @param declared how many laws the kit holds for it
 * @param cases the laws, ready to be checked
 */
public record PluginCheck(String plugin, int declared, List<LawCase> cases) {

    /** Copies {@code cases}. */
    public PluginCheck {
        cases = List.copyOf(cases);
    }

    /**
     * The laws about a plugin of any kind, with the defaults of its options. Those of its kind do not apply where an
     * option has no default, and those about files where a dataset has some: who has both at hand names them with the
     * method of the kind.
     *
     * @throws IllegalArgumentException if the options refuse their own defaults
     */
    public static <O extends Record> PluginCheck of(Plugin<O> plugin) {
        List<String> required = DefaultOptions.required(plugin.optionsType());
        if (!required.isEmpty()) {
            return withoutProduct(plugin, DefaultOptions.missing(required));
        }
        return of(plugin, DefaultOptions.of(plugin.optionsType()));
    }

    /** The laws about a plugin of any kind, with given options; otherwise as {@link #of(Plugin)}. */
    public static <O extends Record> PluginCheck of(Plugin<O> plugin, O given) {
        List<O> options = List.of(given);
        if (plugin instanceof DatasetPlugin<O> datasets) {
            return dataset(datasets, options, Optional.empty());
        }
        if (plugin instanceof ArchitecturePlugin<O> architectures) {
            return of(
                    plugin,
                    options,
                    ArchitectureLaws.count(),
                    (record, suffix) -> ArchitectureLaws.cases(
                            ArchitectureSubject.fitting(() -> architectures.create(record)), suffix));
        }
        if (plugin instanceof LossPlugin<O> losses) {
            return loss(losses, options, LossSubject.Divisor.NOT_SAID);
        }
        if (plugin instanceof OversamplerPlugin<O> oversamplers) {
            return of(
                    plugin,
                    options,
                    OversamplerLaws.count(),
                    (record, suffix) ->
                            OversamplerLaws.cases(OversamplerSubject.of(() -> oversamplers.create(record)), suffix));
        }
        if (plugin instanceof MetricPlugin<O> metrics) {
            return metric(metrics, options);
        }
        return of(plugin, List.of(), 0, (record, suffix) -> List.of());
    }

    /** The laws about a dataset; {@code folder} holds its files, if it has any. */
    public static <O extends Record> PluginCheck dataset(
            DatasetPlugin<O> plugin, List<O> options, Optional<Path> folder) {
        return of(
                plugin,
                options,
                DatasetLaws.count(),
                (record, suffix) -> DatasetLaws.cases(new DatasetSubject(() -> plugin.create(record), folder), suffix));
    }

    /** The laws about an architecture, each tried on images of one size. */
    public static <O extends Record> PluginCheck architecture(
            ArchitecturePlugin<O> plugin, List<O> options, ImageShape input) {
        return of(
                plugin,
                options,
                ArchitectureLaws.count(),
                (record, suffix) ->
                        ArchitectureLaws.cases(new ArchitectureSubject(() -> plugin.create(record), input), suffix));
    }

    /**
     * The laws about a loss.
     *
     * @param divisor what it is said to divide the sum over the batch by
     */
    public static <O extends Record> PluginCheck loss(
            LossPlugin<O> plugin, List<O> options, LossSubject.Divisor divisor) {
        return of(
                plugin,
                options,
                LossLaws.count(),
                (record, suffix) -> LossLaws.cases(new LossSubject(() -> plugin.create(record), divisor), suffix));
    }

    /**
     * The laws about an over-sampler, tried on embeddings of one width and images of one size.
     *
     * @param reach where the over-sampler promises its samples to lie with given options
     */
    public static <O extends Record> PluginCheck oversampler(
            OversamplerPlugin<O> plugin, List<O> options, int width, ImageShape pixels, Function<O, Reach> reach) {
        return of(
                plugin,
                options,
                OversamplerLaws.count(),
                (record, suffix) -> OversamplerLaws.cases(
                        new OversamplerSubject(() -> plugin.create(record), width, pixels, reach.apply(record)),
                        suffix));
    }

    /** The laws about a metric. */
    public static <O extends Record> PluginCheck metric(MetricPlugin<O> plugin, List<O> options) {
        return of(
                plugin,
                options,
                MetricLaws.count(),
                (record, suffix) -> MetricLaws.cases(() -> plugin.create(record), suffix));
    }

    /** All laws of one kind, besides those of {@link PluginLaws}. */
    static List<? extends Law<?>> laws(PluginKind kind) {
        return switch (kind) {
            case DATASET -> DatasetLaws.LAWS;
            case ARCHITECTURE -> ArchitectureLaws.LAWS;
            case LOSS -> LossLaws.LAWS;
            case OVERSAMPLER -> OversamplerLaws.LAWS;
            case METRIC -> MetricLaws.LAWS;
        };
    }

    /** The laws about a plugin that cannot be asked for a product: those of its kind have nothing to say. */
    private static PluginCheck withoutProduct(Plugin<?> plugin, String reason) {
        List<LawCase> cases = new ArrayList<>(PluginLaws.cases(plugin));
        PluginKind.of(plugin).map(PluginCheck::laws).orElse(List.of()).forEach(law -> {
            LawOutcome outcome = new LawOutcome(law.text(), Optional.of(reason), Optional.empty());
            cases.add(new LawCase(law.text(), () -> outcome));
        });
        return new PluginCheck(label(plugin), cases.size(), cases);
    }

    private static String label(Plugin<?> plugin) {
        return PluginKind.of(plugin).map(PluginKind::label).orElse("plugin") + " " + plugin.name();
    }

    private static <O extends Record> PluginCheck of(
            Plugin<O> plugin, List<O> options, int lawsOfItsKind, BiFunction<O, String, List<LawCase>> lawsFor) {
        List<LawCase> cases = new ArrayList<>(PluginLaws.cases(plugin));
        for (O record : options) {
            cases.addAll(lawsFor.apply(record, options.size() > 1 ? " with " + record : ""));
        }
        return new PluginCheck(label(plugin), PluginLaws.count() + options.size() * lawsOfItsKind, cases);
    }

    /** Checks every law. */
    public LawReport run() {
        return report(cases.stream().map(LawCase::verify).toList());
    }

    /** The report on the laws that ran. */
    public LawReport report(List<LawOutcome> outcomes) {
        return new LawReport(plugin, declared, outcomes);
    }
}
