package counterpoise.runtime.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import counterpoise.api.PluginKind;

/**
 * Names that no plugin may have, since they mean something else where it would stand: a plugin's block lies beside the
 * runtime's keys of its component, and a metric of one number becomes a column beside the others of the results.
 */
public final class ReservedNames {

    /** The columns of results that could be the name of a metric. */
    private static final Set<String> COLUMNS = Collections.unmodifiableSet(new TreeSet<>(Set.of(
            "architecture",
            "dataset",
            "loss",
            "oversampler",
            "parameters",
            "reason",
            "seed",
            "selection",
            "space",
            "status",
            "trial")));

    private ReservedNames() {}

    /** The names that no plugin of this kind may have, sorted. */
    public static Set<String> of(PluginKind kind) {
        return switch (kind) {
            case DATASET -> keys(DatasetOptions.class);
            case ARCHITECTURE -> keys(ArchitectureOptions.class);
            case LOSS -> keys(LossOptions.class);
            case OVERSAMPLER -> keys(OversamplerOptions.class);
            case METRIC -> COLUMNS;
        };
    }

    private static Set<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> OptionField.kebab(component.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
