package counterpoise.runtime.lifecycle;

import java.util.List;

import counterpoise.runtime.config.HeadOptions;
import counterpoise.runtime.config.TrainingOptions;
import counterpoise.runtime.training.ClassWeighting;
import counterpoise.runtime.training.Recipe;

/** Turns options into recipes. */
final class Recipes {

    private Recipes() {}

    /** How phase 1 goes. */
    static Recipe of(TrainingOptions options) {
        return new Recipe(
                options.epochs(),
                options.batchSize(),
                options.learningRate(),
                options.momentum(),
                options.weightDecay(),
                options.warmUpEpochs(),
                dropEpochs(options),
                options.dropFactor(),
                options.evaluateEvery(),
                options.checkpointEvery());
    }

    /** How phase 1 weighs the classes. */
    static ClassWeighting classWeighting(TrainingOptions options) {
        return new ClassWeighting(
                options.reWeighting(), options.effectiveNumberBeta(), epochAt(options.deferredFrom(), options));
    }

    /** The epochs, from 0, at which the rate drops: 160 and 180 of 200, for drops at 80 % and 90 %. */
    static List<Integer> dropEpochs(TrainingOptions options) {
        return options.dropEpochs().orElseGet(() -> options.drops().stream()
                .map(share -> epochAt(share, options))
                .toList());
    }

    /** The epoch, from 0, that begins when {@code share} of all epochs are over. */
    private static int epochAt(double share, TrainingOptions options) {
        return (int) Math.round(share * options.epochs());
    }

    /** How phase 3 goes. It takes seconds, so that nothing is kept to resume it. */
    static Recipe of(HeadOptions options) {
        return new Recipe(
                options.epochs(),
                options.batchSize(),
                options.learningRate(),
                options.momentum(),
                options.weightDecay(),
                options.warmUpEpochs(),
                options.dropEpochs(),
                options.dropFactor(),
                1,
                0);
    }
}
