package counterpoise.runtime.training;

import java.util.List;

/**
 * How a training goes.
 *
 * @param epochs how many times every sample is shown, at least 1
 * @param batchSize samples a step; the last batch of an epoch may be smaller
 * @param learningRate the rate after warming up
 * @param momentum of the optimizer, from 0 to 1 (exclusive)
 * @param weightDecay of the optimizer, on all parameters
 * @param warmUpEpochs epochs in which the rate rises to {@code learningRate}
 * @param dropEpochs the epochs, from 0, from which on the rate is multiplied by {@code dropFactor} once more
 * @param dropFactor above 0, at most 1
 * @param evaluateEvery epochs from one evaluation to the next; the last epoch is always evaluated
 * @param checkpointEvery epochs from one checkpoint to the next; 0 for none
 */
public record Recipe(
        int epochs,
        int batchSize,
        double learningRate,
        double momentum,
        double weightDecay,
        int warmUpEpochs,
        List<Integer> dropEpochs,
        double dropFactor,
        int evaluateEvery,
        int checkpointEvery) {

    /** Copies {@code dropEpochs}. */
    public Recipe {
        dropEpochs = List.copyOf(dropEpochs);
    }

    /**
     * The learning rate of an epoch, from 0: {@code rate * (epoch + 1) / warmUp} while warming up, then {@code rate},
     * times {@code dropFactor} for each drop behind. The schedule of Cao et al. (2019, code), which the paper uses.
     */
    public double learningRate(int epoch) {
        if (epoch < warmUpEpochs) {
            return learningRate * (epoch + 1) / warmUpEpochs;
        }
        double rate = learningRate;
        for (int drop : dropEpochs) {
            if (epoch >= drop) {
                rate *= dropFactor;
            }
        }
        return rate;
    }

    /** Whether the network is evaluated after {@code epoch}, from 0. */
    boolean evaluatesAfter(int epoch) {
        return (epoch + 1) % evaluateEvery == 0 || epoch + 1 == epochs;
    }

    /** Whether a checkpoint is written after {@code epoch}, from 0. */
    boolean checkpointsAfter(int epoch) {
        return checkpointEvery > 0 && (epoch + 1) % checkpointEvery == 0 && epoch + 1 < epochs;
    }
}
