package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;
import org.junit.jupiter.api.Test;

class LossLawsTest {

    private static List<String> brokenBy(Loss product) {
        return Broken.laws(LossLaws.cases(LossSubject.of(() -> product), ""));
    }

    /** The negative logarithm of the probability of the true class: one number a sample. */
    private static NDArray crossEntropies(LossInput input) {
        NDArray logits = input.logits(0);
        return logits.logSoftmax(1).mul(hot(input)).sum(new int[] {1}).neg();
    }

    /** The weight of each sample's class. */
    private static NDArray weights(LossInput input) {
        return hot(input).mul(input.classWeights()).sum(new int[] {1});
    }

    /** The weighted mean of one number a sample. */
    private static NDArray mean(LossInput input, NDArray losses) {
        return losses.mul(weights(input)).sum().div(weights(input).sum());
    }

    private static NDArray hot(LossInput input) {
        return input.labels().oneHot((int) input.logits(0).getShape().get(1)).toType(DataType.FLOAT32, false);
    }

    /** The weighted mean of cross-entropies, changed before it is returned. */
    private static Loss spoilt(UnaryOperator<NDArray> change) {
        return input -> change.apply(mean(input, crossEntropies(input)));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(spoilt(loss -> loss))).isEmpty();
    }

    @Test
    void catchesALossThatIsNoScalar() {
        assertThat(brokenBy(spoilt(loss -> loss.reshape(1)))).containsExactly("the loss is a float32 scalar");
    }

    @Test
    void catchesProbabilitiesThatUnderflow() {
        Loss naive = input -> mean(
                input,
                input.logits(0)
                        .exp()
                        .div(input.logits(0).exp().sum(new int[] {1}, true))
                        .mul(hot(input))
                        .sum(new int[] {1})
                        .log()
                        .neg());
        assertThat(brokenBy(naive))
                .containsExactly("the loss is finite for extreme logits", "the gradient is finite for extreme logits");
    }

    @Test
    void catchesDividingByOneLessThanTheBatch() {
        Loss unbiased = input -> mean(input, crossEntropies(input))
                .mul(input.labels().size())
                .div(input.labels().size() - 1);
        assertThat(brokenBy(unbiased))
                .contains("the loss of a single sample is finite", "a batch shown twice over costs the same");
    }

    @Test
    void catchesDividingByTheEpoch() {
        assertThat(brokenBy(input -> mean(input, crossEntropies(input)).div(Math.abs(input.epoch() - 1))))
                .containsExactly("the loss is finite in every epoch");
    }

    @Test
    void catchesALossWithoutAGradient() {
        assertThat(brokenBy(input -> input.logits(0).mul(0).sum())).contains("the gradient is finite and not zero");
    }

    @Test
    void catchesALossThatCounts() {
        int[] calls = new int[1];
        assertThat(brokenBy(spoilt(loss -> loss.sub(calls[0]++)))).contains("the same batch gives the same bits");
    }

    @Test
    void catchesALossOfTheFirstSampleAlone() {
        assertThat(brokenBy(input -> crossEntropies(input).get(0))).contains("the order of the batch does not matter");
    }

    @Test
    void catchesChangingTheBatch() {
        assertThat(brokenBy(input -> {
                    NDArray loss = mean(input, crossEntropies(input));
                    input.classWeights().muli(2);
                    return loss;
                }))
                .containsExactly("the batch is left as it was");
    }

    @Test
    void catchesALossThatStaysWithTheModel() {
        assertThat(brokenBy(input -> {
                    NDArray loss = mean(input, crossEntropies(input));
                    loss.attach(input.labels().getManager().getParentManager());
                    return loss;
                }))
                .containsExactly(
                        "the loss belongs to the manager of the batch", "a step leaves no array with the model");
    }

    @Test
    void catchesALossThatRewardsTheWrongClass() {
        assertThat(brokenBy(spoilt(NDArray::neg)))
                .containsExactly("the loss falls as the logits of the true classes grow");
    }

    @Test
    void catchesASumInPlaceOfTheMean() {
        assertThat(brokenBy(input -> crossEntropies(input).mul(weights(input)).sum()))
                .containsExactly(
                        "a batch shown twice over costs the same", "class weights twice as large change nothing");
    }

    @Test
    void catchesWeightsThatAreIgnored() {
        assertThat(brokenBy(input -> crossEntropies(input).mean()))
                .containsExactly("the heavier a class, the more its samples count");
    }

    @Test
    void catchesWeightsTheWrongWayRound() {
        assertThat(brokenBy(input ->
                        mean(input, crossEntropies(input).div(weights(input).square()))))
                .contains("the heavier a class, the more its samples count");
    }

    @Test
    void catchesWeightsOfThePredictedClass() {
        assertThat(brokenBy(input -> {
                    NDArray predicted = input.logits(0).argMax(1).oneHot(LossTrial.CLASSES);
                    NDArray weights = predicted.mul(input.classWeights()).sum(new int[] {1});
                    return crossEntropies(input).mul(weights).sum().div(weights.sum());
                }))
                .contains("the heavier a class, the more its samples count");
    }

    @Test
    void catchesDividingByTheSizeOfTheBatch() {
        assertThat(brokenBy(input -> crossEntropies(input).mul(weights(input)).mean()))
                .containsExactly("class weights twice as large change nothing");
    }

    /** Class weights twice as large neither double this loss nor leave it as it is. */
    @Test
    void catchesWeightsInAnExponentToo() {
        Loss focused = input -> crossEntropies(input)
                .mul(weights(input))
                .mul(crossEntropies(input).mul(weights(input)).neg().exp().neg().add(1))
                .mean();
        assertThat(brokenBy(focused)).containsExactly("class weights twice as large change nothing");
        assertThat(Broken.laws(LossLaws.cases(new LossSubject(() -> focused, LossSubject.Divisor.OTHER), "")))
                .isEmpty();
    }

    /** Cross-entropy with margins taken off some of the logits: the smaller the count, the larger the margin. */
    private static Loss margins(UnaryOperator<NDArray> whichOfTheTrueClasses, boolean byCount) {
        return input -> {
            float[] margins = new float[LossTrial.CLASSES];
            for (int label = 0; label < margins.length; label++) {
                margins[label] = byCount ? (float) Math.pow(input.classCounts()[label], -0.25) : 0.1f * label;
            }
            NDArray logits = input.logits(0);
            NDArray chosen = whichOfTheTrueClasses.apply(hot(input));
            NDArray less = logits.sub(chosen.mul(logits.getManager().create(margins)));
            return mean(
                    input, less.logSoftmax(1).mul(hot(input)).sum(new int[] {1}).neg());
        };
    }

    @Test
    void catchesAMarginOnTheWrongLogits() {
        assertThat(brokenBy(margins(trueClasses -> trueClasses.neg(), true)))
                .contains("at equal logits a rarer class costs no less");
    }

    @Test
    void catchesAClassWithoutSamplesThatSpoilsTheMargins() {
        assertThat(brokenBy(margins(trueClasses -> trueClasses, true)))
                .containsExactly("a class without samples does no harm");
    }

    @Test
    void catchesMarginsThatGoByTheLabelInPlaceOfTheCount() {
        assertThat(brokenBy(margins(trueClasses -> trueClasses, false)))
                .containsExactly("it does not matter which class has which label");
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
                        return mean(input, crossEntropies(input))
                                .add(input.logits(0).mul(0.999f).acos().mul(0).sum());
                    }

                    @Override
                    public Head head() {
                        return Head.COSINE;
                    }
                }))
                .isEmpty();
    }
}
