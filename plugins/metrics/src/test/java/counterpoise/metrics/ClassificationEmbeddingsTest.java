package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.api.loss.Loss;
import counterpoise.testkit.fake.FakeHead;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassificationEmbeddingsTest {

    private static final Offset<Double> ROUNDING = within(1e-6);

    @Test
    void ofALinearHeadAreTheProductsWhoseSumAndBiasMakeTheLogit() {
        ClassificationEmbeddings head = new ClassificationEmbeddings(new FakeHead(
                Loss.Head.LINEAR, new float[][] {{1, 0.5f, -1, 0.2f}, {0.5f, 1, 1, -0.1f}}, new float[] {0.2f, 0}));
        float[] embedding = {2, 1, 0.5f, 3};

        assertThat(head.of(embedding, 0)).containsExactly(new double[] {2, 0.5, -0.5, 0.6}, ROUNDING);
        assertThat(head.logits(embedding)).containsExactly(new double[] {2.8, 2.2}, ROUNDING);
        assertThat(head.bias(0)).isCloseTo(0.2, ROUNDING);
    }

    @Test
    void ofACosineHeadSumToTheCosine() {
        ClassificationEmbeddings head = new ClassificationEmbeddings(
                new FakeHead(Loss.Head.COSINE, new float[][] {{3, 4}, {0, 2}}, new float[2]));

        // (4, 3) / 5 times (3, 4) / 5: 12/25 and 12/25.
        assertThat(head.of(new float[] {4, 3}, 0)).containsExactly(new double[] {0.48, 0.48}, ROUNDING);
        assertThat(head.logits(new float[] {4, 3})).containsExactly(new double[] {0.96, 0.6}, ROUNDING);
        assertThat(head.logits(new float[] {8, 6})).containsExactly(new double[] {0.96, 0.6}, ROUNDING);
    }

    @Test
    void ofACosineHeadAreZeroForAnEmbeddingThatIs() {
        ClassificationEmbeddings head = new ClassificationEmbeddings(
                new FakeHead(Loss.Head.COSINE, new float[][] {{3, 4}, {0, 0}}, new float[2]));

        assertThat(head.logits(new float[2])).containsExactly(0, 0);
        assertThat(head.of(new float[] {1, 0}, 1)).containsExactly(0, 0);
    }
}
