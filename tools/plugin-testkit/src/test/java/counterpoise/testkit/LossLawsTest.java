package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;
import org.junit.jupiter.api.Test;

class LossLawsTest {

    private static List<String> brokenBy(Loss product) {
        return Broken.laws(LossLaws.cases(() -> product, ""));
    }

    /** The negative logarithm of the probability of the true class: one number a sample. */
    private static NDArray crossEntropies(LossInput input) {
        NDArray logits = input.logits(0);
        return logits.logSoftmax(1).mul(hot(input)).sum(new int[] {1}).neg();
    }

    private static NDArray hot(LossInput input) {
        return input.labels().oneHot((int) input.logits(0).getShape().get(1)).toType(DataType.FLOAT32, false);
    }

    private static Loss spoilt(Function<NDArray, NDArray> change) {
        return input -> change.apply(crossEntropies(input));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(spoilt(NDArray::mean))).isEmpty();
    }

    @Test
    void catchesALossThatIsNoScalar() {
        assertThat(brokenBy(spoilt(losses -> losses.mean().reshape(1))))
                .containsExactly("the loss is a float32 scalar");
    }

    @Test
    void catchesProbabilitiesThatUnderflow() {
        Loss naive = input -> input.logits(0)
                .exp()
                .div(input.logits(0).exp().sum(new int[] {1}, true))
                .mul(hot(input))
                .sum(new int[] {1})
                .pow(2)
                .log()
                .neg()
                .mean();
        assertThat(brokenBy(naive))
                .containsExactly("the loss is finite for extreme logits", "the gradient is finite for extreme logits");
    }

    @Test
    void catchesDividingByOneLessThanTheBatch() {
        assertThat(brokenBy(spoilt(losses -> losses.sum().div(losses.size() - 1))))
                .containsExactly("the loss of a single sample is finite");
    }

    @Test
    void catchesDividingByTheEpoch() {
        assertThat(brokenBy(input -> crossEntropies(input).mean().div(Math.abs(input.epoch() - 1))))
                .containsExactly("the loss is finite in every epoch");
    }

    @Test
    void catchesALossWithoutAGradient() {
        assertThat(brokenBy(input -> input.logits(0).mul(0).sum())).contains("the gradient is finite and not zero");
    }

    @Test
    void catchesALossThatCounts() {
        int[] calls = new int[1];
        assertThat(brokenBy(spoilt(losses -> losses.mean().sub(calls[0]++))))
                .contains("the same batch gives the same bits");
    }

    @Test
    void catchesALossOfTheFirstSampleAlone() {
        assertThat(brokenBy(spoilt(losses -> losses.get(0)))).containsExactly("the order of the batch does not matter");
    }

    @Test
    void catchesChangingTheBatch() {
        assertThat(brokenBy(input -> {
                    NDArray loss = crossEntropies(input).mean();
                    input.classWeights().muli(2);
                    return loss;
                }))
                .containsExactly("the batch is left as it was");
    }

    @Test
    void catchesALossThatStaysWithTheModel() {
        assertThat(brokenBy(input -> {
                    NDArray loss = crossEntropies(input).mean();
                    loss.attach(input.labels().getManager().getParentManager());
                    return loss;
                }))
                .containsExactly(
                        "the loss belongs to the manager of the batch", "a step leaves no array with the model");
    }

    @Test
    void catchesALossThatRewardsTheWrongClass() {
        assertThat(brokenBy(spoilt(losses -> losses.neg().mean())))
                .containsExactly("the loss falls as the logits of the true classes grow");
    }

    @Test
    void catchesALossOfNoView() {
        assertThat(brokenBy(new Loss() {
                    @Override
                    public NDArray compute(LossInput input) {
                        return input.embeddings(0).sum();
                    }

                    @Override
                    public int views() {
                        return 0;
                    }
                }))
                .contains("a loss wants at least one view");
    }

    @Test
    void triesALossOnEmbeddingsOfTwoViews() {
        Loss contrast = new Loss() {
            @Override
            public NDArray compute(LossInput input) {
                NDArray difference = input.embeddings(0).sub(input.embeddings(1));
                return difference.mul(difference).mean();
            }

            @Override
            public int views() {
                return 2;
            }
        };
        assertThat(brokenBy(contrast)).isEmpty();
    }

    @Test
    void triesALossForACosineHeadWithinItsReach() {
        assertThat(brokenBy(new Loss() {
                    @Override
                    public NDArray compute(LossInput input) {
                        // Not a number where a logit is beyond the reach of a cosine.
                        return crossEntropies(input)
                                .add(input.logits(0).mul(0.999f).acos().mul(0).sum())
                                .mean();
                    }

                    @Override
                    public Head head() {
                        return Head.COSINE;
                    }
                }))
                .isEmpty();
    }
}
