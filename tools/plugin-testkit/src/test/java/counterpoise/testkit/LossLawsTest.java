package counterpoise.testkit;

import static counterpoise.testkit.WrongLosses.crossEntropies;
import static counterpoise.testkit.WrongLosses.hot;
import static counterpoise.testkit.WrongLosses.margins;
import static counterpoise.testkit.WrongLosses.mean;
import static counterpoise.testkit.WrongLosses.spoilt;
import static counterpoise.testkit.WrongLosses.weights;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;
import org.junit.jupiter.api.Test;

class LossLawsTest {

    private static List<String> brokenBy(Loss product) {
        return Broken.laws(LossLaws.cases(LossSubject.of(() -> product), ""));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(spoilt(loss -> loss))).isEmpty();
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
    void doesNotJudgeTheDivisorWhereNobodyHasSaidIt() {
        String law = "class weights twice as large change nothing";
        Loss bySize = input -> crossEntropies(input).mul(weights(input)).mean();
        assertThat(outcome(law, new LossSubject(() -> bySize, LossSubject.Divisor.NOT_SAID))
                        .notApplicable())
                .hasValueSatisfying(reason ->
                        assertThat(reason).matches("it went from \\d.* to \\d.*, and only its author knows .*"));
        LawOutcome kept = outcome(law, new LossSubject(() -> spoilt(loss -> loss), LossSubject.Divisor.NOT_SAID));
        assertThat(kept).isEqualTo(new LawOutcome(law, Optional.empty(), Optional.empty()));
    }

    private static LawOutcome outcome(String law, LossSubject subject) {
        return LossLaws.cases(subject, "").stream()
                .filter(lawCase -> lawCase.name().equals(law))
                .findFirst()
                .orElseThrow()
                .verify();
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

    @Test
    void catchesAMarginOnTheWrongLogits() {
        assertThat(brokenBy(margins(trueClasses -> trueClasses.neg(), true)))
                .contains("at equal logits a rarer class costs no less");
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
