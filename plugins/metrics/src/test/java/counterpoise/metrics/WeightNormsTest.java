package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.api.loss.Loss;
import counterpoise.testkit.fake.FakeEvaluation;
import counterpoise.testkit.fake.FakeHead;
import org.junit.jupiter.api.Test;

class WeightNormsTest {

    private static Results norms(FakeHead before, FakeHead after) {
        FakeEvaluation evaluation = FakeEvaluation.ofPredictions(new int[] {5, 1}, new int[] {0, 1}, new int[] {0, 0})
                .withHeads(before, after);
        return Results.of(new WeightNorms(), evaluation);
    }

    @Test
    void isWhatIsWorkedByHand() {
        FakeHead before = FakeHead.linear(new float[] {3, -4}, new float[] {0, 1});
        FakeHead after = FakeHead.linear(new float[] {5, 12}, new float[] {-12, 5});

        Results results = norms(before, after);

        assertThat(results.perClass("before")).containsExactly(5.0, 1.0);
        assertThat(results.perClass("after")).containsExactly(13.0, 13.0);
        assertThat(results.scalar("mean-before")).isEqualTo(3);
        assertThat(results.scalar("mean-after")).isEqualTo(13);
        // 5 and 1 lie 2 from their mean of 3.
        assertThat(results.scalar("variation-before")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(results.scalar("variation-after")).isZero();
    }

    @Test
    void tellsTheNormsAfterWhereThereWasNoPhaseOne() {
        FakeEvaluation evaluation = FakeEvaluation.ofPredictions(new int[] {5, 1}, new int[] {0, 1}, new int[] {0, 0})
                .withoutHeadBefore(FakeHead.linear(new float[] {3, -4}, new float[] {0, 1}));

        Results results = Results.of(new WeightNorms(), evaluation);

        assertThat(results.perClass("after")).containsExactly(5.0, 1.0);
        assertThat(results.scalar("mean-after")).isEqualTo(3);
        assertThat(results.perClass("before")).containsExactly(Double.NaN, Double.NaN);
        assertThat(results.scalar("mean-before")).isNaN();
        assertThat(results.scalar("variation-before")).isNaN();
    }

    @Test
    void leavesBiasesOut() {
        float[][] rows = {{3, 4}, {0, 1}};
        Results results = norms(FakeHead.linear(rows), new FakeHead(Loss.Head.LINEAR, rows, new float[] {100, -100}));

        assertThat(results.perClass("after")).isEqualTo(results.perClass("before"));
    }

    @Test
    void tellsTheStoredLengthOfACosineHead() {
        FakeHead cosine = new FakeHead(Loss.Head.COSINE, new float[][] {{3, 4}, {0, 2}}, new float[2]);

        assertThat(norms(cosine, cosine).perClass("before")).containsExactly(5.0, 2.0);
    }

    @Test
    void theVariationOfNothingIsNotANumber() {
        Results results =
                norms(FakeHead.linear(new float[2], new float[2]), FakeHead.linear(new float[2], new float[2]));

        assertThat(results.scalar("mean-before")).isZero();
        assertThat(results.scalar("variation-before")).isNaN();
    }
}
