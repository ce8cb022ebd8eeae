package counterpoise.runtime.execute;

import java.util.ArrayList;
import java.util.List;

import counterpoise.api.PluginKind;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;

/** The plugins that a stage calls. */
final class StagePlugins {

    private StagePlugins() {}

    /** Those that {@code stage} calls, of the plugins that {@code experiment} names. */
    static List<PluginEntry<?>> of(Stage stage, Experiment experiment, PluginCatalogue catalogue) {
        ExperimentOptions options = experiment.options();
        List<PluginEntry<?>> plugins = new ArrayList<>();
        for (PluginKind kind : stage.plugins()) {
            for (String name : names(kind, stage, options)) {
                plugins.add(catalogue.get(kind, name));
            }
        }
        return plugins;
    }

    private static List<String> names(PluginKind kind, Stage stage, ExperimentOptions options) {
        return switch (kind) {
            case DATASET -> List.of(options.dataset().plugin());
            case ARCHITECTURE -> List.of(options.architecture().plugin());
            case LOSS ->
                List.of(
                        stage.kind() == StageKind.HEAD
                                ? options.head().loss().plugin()
                                : options.loss().plugin());
            case OVERSAMPLER ->
                stage.kind() != StageKind.TRAINING || stage.mixesBatches()
                        ? List.of(options.oversampler().plugin())
                        : List.of();
            case METRIC -> options.metrics();
        };
    }
}
