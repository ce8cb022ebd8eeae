package counterpoise.runtime.config;

import java.util.List;

import counterpoise.api.Option;

/**
 * How phase 3 trains the head again.
 *
 * @param retrain whether to do so where phase 2 added nothing
 * @param epochs how many times every embedding is shown
 * @param batchSize embeddings a step
 * @param learningRate the rate after warming up
 * @param momentum of stochastic gradient descent
 * @param weightDecay on weights and biases
 * @param warmUpEpochs epochs in which the rate rises
 * @param dropEpochs epochs at which the rate drops
 * @param dropFactor what each drop multiplies the rate by
 * @param loss what is made small
 */
public record HeadOptions(
        @Option(
                        value =
                                "auto trains the head again where phase 2 added samples; always, where it added none too.",
                        defaultValue = "auto",
                        role = Option.Role.NEUTRAL)
                Retrain retrain,
        @Option(value = "How many times every embedding is shown.", defaultValue = "10", range = "[1, )") int epochs,
        @Option(value = "Embeddings a step.", defaultValue = "128", range = "[1, )") int batchSize,
        @Option(value = "Learning rate after warming up.", defaultValue = "0.1", range = "(0, )") double learningRate,
        @Option(value = "Momentum of stochastic gradient descent.", defaultValue = "0.9", range = "[0, 1)")
                double momentum,
        @Option(value = "Weight decay on weights and biases.", defaultValue = "2e-4", range = "[0, )")
                double weightDecay,
        @Option(value = "Epochs in which the rate rises evenly to learning-rate.", defaultValue = "5", range = "[0, )")
                int warmUpEpochs,
        @Option(value = "Epochs, from 0, at which the rate drops.", defaultValue = "[]", range = "[0, )")
                List<Integer> dropEpochs,
        @Option(value = "What each drop multiplies the rate by.", defaultValue = "0.01", range = "(0, 1]")
                double dropFactor,
        @Option("What is made small.") LossOptions loss) {

    /** Copies the list. */
    public HeadOptions {
        dropEpochs = List.copyOf(dropEpochs);
    }

    /** When the head is trained again. */
    public enum Retrain {
        AUTO,
        ALWAYS
    }
}
