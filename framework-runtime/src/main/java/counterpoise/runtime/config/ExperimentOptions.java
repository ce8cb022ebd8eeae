package counterpoise.runtime.config;

import java.util.Arrays;
import java.util.List;

import counterpoise.api.Option;

/**
 * What stands under {@code experiment}, plugins' own options apart.
 *
 * @param name names the run's folder
 * @param dataset which data
 * @param architecture which network
 * @param loss what phase 1 makes small
 * @param oversampler what is added, and where
 * @param metrics what is measured
 * @param training how phase 1 goes
 * @param head how phase 3 goes
 * @param selection which epoch's weights are taken
 * @param selectionMetric the score that says which epoch is best
 * @param seed decides everything random
 */
public record ExperimentOptions(
        @Option(value = "Name of the experiment; results go to runs/NAME.", pattern = "[a-z][a-z0-9-]*") String name,
        @Option("Which data are used.") DatasetOptions dataset,
        @Option("Which network is trained.") ArchitectureOptions architecture,
        @Option("What phase 1 makes small.") LossOptions loss,
        @Option("What is added to the rare classes.") OversamplerOptions oversampler,
        @Option(value = "Names of the metrics that are computed.", defaultValue = "[bac, gm, fm]") List<String> metrics,
        @Option("How phase 1 trains the network.") TrainingOptions training,
        @Option("How phase 3 trains the head again.") HeadOptions head,
        @Option(value = "Which epoch's weights are taken, of the backbone and of the head.", defaultValue = "last")
                Selection selection,
        @Option(value = "The score that says which epoch is best.", defaultValue = "fm") Score selectionMetric,
        @Option(value = "Decides everything random.", defaultValue = "0", range = "[0, 4294967295]") long seed) {

    /** @throws IllegalArgumentException if epochs are to be chosen on validation images and there are none */
    public ExperimentOptions {
        metrics = List.copyOf(metrics);
        if (selection == Selection.BEST_ON_VALIDATION && dataset.validation() == 0) {
            throw new IllegalArgumentException(
                    "selection = best-on-validation needs images held out; set dataset.validation, to 0.1 for instance");
        }
    }

    /** Which epoch's weights are taken, and by what. */
    public EpochSelection epochSelection() {
        return new EpochSelection(selection, selectionMetric);
    }

    /** Whether {@code path}, as a sweep has it, begins with a key under {@code experiment}. */
    public static boolean isPath(String path) {
        String key = path.split("\\.", 2)[0];
        return Arrays.stream(ExperimentOptions.class.getRecordComponents())
                .anyMatch(component -> OptionField.kebab(component.getName()).equals(key));
    }
}
