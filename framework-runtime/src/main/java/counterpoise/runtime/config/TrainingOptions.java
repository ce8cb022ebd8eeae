package counterpoise.runtime.config;

import java.util.List;
import java.util.Optional;

import counterpoise.api.Option;

/**
 * How phase 1 trains the network.
 *
 * @param epochs how many times every image is shown
 * @param batchSize images a step
 * @param learningRate the rate after warming up
 * @param momentum of stochastic gradient descent
 * @param weightDecay on all parameters
 * @param warmUpEpochs epochs in which the rate rises
 * @param drops shares of the epochs after which the rate drops
 * @param dropEpochs the same as numbers of epochs, in place of {@code drops}
 * @param dropFactor what each drop multiplies the rate by
 * @param reWeighting what makes the class weights of the loss
 * @param effectiveNumberBeta the beta of {@link ReWeighting#EFFECTIVE_NUMBER}
 * @param deferredFrom share of the epochs after which the class weights apply
 * @param evaluateEvery epochs from one evaluation to the next
 * @param checkpointEvery epochs from one checkpoint to the next
 * @param augmentation how images are varied
 * @param from weights to take up instead of training
 */
public record TrainingOptions(
        @Option(value = "How many times every image is shown.", defaultValue = "200", range = "[1, )") int epochs,
        @Option(value = "Images a step.", defaultValue = "128", range = "[1, )") int batchSize,
        @Option(value = "Learning rate after warming up.", defaultValue = "0.1", range = "(0, )") double learningRate,
        @Option(value = "Momentum of stochastic gradient descent.", defaultValue = "0.9", range = "[0, 1)")
                double momentum,
        @Option(value = "Weight decay on all parameters.", defaultValue = "2e-4", range = "[0, )") double weightDecay,
        @Option(value = "Epochs in which the rate rises evenly to learning-rate.", defaultValue = "5", range = "[0, )")
                int warmUpEpochs,
        @Option(
                        value = "Shares of the epochs after which the rate drops.",
                        defaultValue = "[0.8, 0.9]",
                        range = "(0, 1]")
                List<Double> drops,
        @Option(value = "Epochs, from 0, at which the rate drops, in place of drops.", range = "[0, )")
                Optional<List<Integer>> dropEpochs,
        @Option(value = "What each drop multiplies the rate by.", defaultValue = "0.01", range = "(0, 1]")
                double dropFactor,
        @Option(
                        value = "What weighs the classes in the loss, by how many images of each phase 1 trains on,"
                                + " synthetic ones included: none weighs all alike, inverse by 1/n,"
                                + " effective-number by (1-beta)/(1-beta^n), which is gentler. The weights"
                                + " of all classes sum to their number; phase 3 weighs all classes alike.",
                        defaultValue = "none",
                        asBefore = "none")
                ReWeighting reWeighting,
        @Option(
                        value = "The beta of re-weighting = effective-number: 0 weighs all classes alike, towards 1 the"
                                + " weights become those of inverse; 0.9, 0.99, 0.999 and 0.9999 are common.",
                        defaultValue = "0.9999",
                        range = "[0, 1)",
                        asBefore = "0.9999")
                double effectiveNumberBeta,
        @Option(
                        value = "Share of the epochs after which re-weighting applies; before it all classes weigh"
                                + " alike (deferred re-weighting, DRW). Usual is the first of drops; 0 for all epochs."
                                + " Like drops, it is rounded to whole epochs: of too few it leaves none.",
                        defaultValue = "0",
                        range = "[0, 1)",
                        asBefore = "0")
                double deferredFrom,
        @Option(
                        value =
                                "Epochs from one evaluation on the test and validation images to the next; the last epoch is"
                                        + " always evaluated.",
                        defaultValue = "1",
                        range = "[1, )")
                int evaluateEvery,
        @Option(
                        value = "Epochs from one checkpoint to the next; 0 for none.",
                        defaultValue = "1",
                        range = "[0, )",
                        role = Option.Role.NEUTRAL)
                int checkpointEvery,
        @Option("How images are varied each time they are shown.") AugmentationOptions augmentation,
        @Option("Weights to take up instead of training.") Optional<WeightFiles> from) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if re-weighting is deferred that there is not
     */
    public TrainingOptions {
        drops = List.copyOf(drops);
        if (deferredFrom > 0 && reWeighting == ReWeighting.NONE) {
            throw new IllegalArgumentException("deferred-from says when re-weighting begins, and there is none;"
                    + " set re-weighting, to effective-number for instance, or leave deferred-from out");
        }
    }
}
