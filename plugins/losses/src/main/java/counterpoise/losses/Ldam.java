package counterpoise.losses;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/**
 * The label-distribution-aware margin loss of Cao et al. (2019, section 3.2): cross-entropy of {@code s (z_j - m_y [j =
 * y])}, {@code z} the cosines of a cosine head, {@code m_j} in proportion to {@code n_j^(-1/4)} with the largest margin
 * given. It is the mean over the batch weighted by the class of each sample, {@code sum(w_y l) / sum(w_y)}.
 *
 * <p>The {@code n_j} count the training set, never the batch. A class without samples has no margin, and the margins of
 * the others do not depend on it.
 */
final class Ldam implements Loss {

    private final LdamOptions options;

    Ldam(LdamOptions options) {
        this.options = options;
    }

    @Override
    public Head head() {
        return Head.COSINE;
    }

    @Override
    public NDArray compute(LossInput input) {
        NDArray cosines = input.logits(0);
        NDManager batch = cosines.getManager();
        NDArray margins = batch.create(margins(input.classCounts(), options.maxMargin()));
        NDArray logits =
                cosines.sub(LossTerms.oneHot(input).mul(margins)).mul(LossTerms.scalar(batch, options.scale()));
        NDArray losses = LossTerms.logLikelihood(logits, input.labels()).neg();
        return LossTerms.weightedMean(losses, LossTerms.sampleWeights(input));
    }

    /** The margin of each class, by label, from how many samples of it there are. */
    static float[] margins(int[] counts, double largest) {
        int fewest = Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
        float[] margins = new float[counts.length];
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0) {
                margins[label] = (float) (largest * Math.pow((double) fewest / counts[label], 0.25));
            }
        }
        return margins;
    }
}
