package counterpoise.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionMatrixTest {

    private static final Offset<Double> SIX_DIGITS = within(5.1e-7);

    @ParameterizedTest
    @MethodSource("matricesWithKnownScores")
    void scoresAreThoseOfThePapersCode(
            long[][] counts, double bac, double gm, double meanOfClassGeometricMeans, double gMean, double fm) {
        ConfusionMatrix matrix = new ConfusionMatrix(counts);

        assertThat(matrix.balancedAccuracy()).isCloseTo(bac, SIX_DIGITS);
        assertThat(matrix.geometricMean()).isCloseTo(gm, SIX_DIGITS);
        assertThat(meanOfClassGeometricMeans(matrix)).isCloseTo(meanOfClassGeometricMeans, SIX_DIGITS);
        assertThat(matrix.geometricMeanOfRecalls()).isCloseTo(gMean, SIX_DIGITS);
        assertThat(matrix.macroF1()).isCloseTo(fm, SIX_DIGITS);
    }

    static Stream<Arguments> matricesWithKnownScores() {
        return Stream.of(
                // Worked by hand: recalls .8 .6 .4, specificities .75 .8 .85, F1 16/23 12/20 8/17.
                arguments(new long[][] {{8, 1, 1}, {2, 6, 2}, {3, 3, 4}}, .6, .692820, .683504, .576900, .588747),
                // The example in the documentation of imbalanced-learn's geometric_mean_score, average="macro".
                arguments(new long[][] {{2, 0, 0}, {1, 0, 1}, {0, 2, 0}}, .333333, .471405, .288675, 0, .266667),
                // The example of imbalanced-learn issue 1096, which asks for the mean of the classes' own means.
                arguments(new long[][] {{2, 0, 0}, {0, 1, 1}, {0, 1, 1}}, .666667, .745356, .741582, .629961, .666667),
                // All right.
                arguments(new long[][] {{3, 0}, {0, 2}}, 1, 1, 1, 1, 1));
    }

    /** Another "macro G-mean" that is in use, mean_i sqrt(recall_i specificity_i): not what GM is here. */
    private static double meanOfClassGeometricMeans(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes())
                .mapToDouble(label -> Math.sqrt(matrix.recall(label) * matrix.specificity(label)))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // Dablain et al. 2022, Table II, cross-entropy without over-sampling: BAC and, to four digits, GM.
        "CIFAR-10,  10, 1000, .7256, .969511, .703477, .83874, .8387",
        "CIFAR-100, 100, 100, .5694, .995651, .566923, .75294, .7529",
        "SVHN,      10, 1000, .8811, .986789, .869460, .93245, .9324",
        "CelebA,     5, 1000, .7598, .939950, .714174, .84509, .8451"
    })
    void reproducesThePublishedGmFromThePublishedBac(
            String dataset,
            int classes,
            int imagesPerClass,
            double bac,
            double meanSpecificity,
            double product,
            double gm,
            double published) {
        ConfusionMatrix matrix = balancedTest(classes, imagesPerClass, Math.round(bac * classes * imagesPerClass));

        assertThat(matrix.balancedAccuracy()).isCloseTo(bac, within(1e-12));
        assertThat(matrix.accuracy()).isCloseTo(bac, within(1e-12));
        assertThat(meanSpecificity(matrix)).isCloseTo(meanSpecificity, SIX_DIGITS);
        assertThat(matrix.balancedAccuracy() * meanSpecificity(matrix)).isCloseTo(product, SIX_DIGITS);
        assertThat(matrix.geometricMean()).isCloseTo(gm, within(6e-6));
        assertThat(matrix.geometricMean()).as(dataset).isCloseTo(published, within(5.1e-5));
    }

    /** A test set with equally many images of each class, {@code hits} of them recognised. */
    private static ConfusionMatrix balancedTest(int classes, int imagesPerClass, long hits) {
        long[][] counts = new long[classes][classes];
        for (int truth = 0; truth < classes; truth++) {
            counts[truth][truth] = hits / classes + (truth < hits % classes ? 1 : 0);
            counts[truth][(truth + 1) % classes] = imagesPerClass - counts[truth][truth];
        }
        return new ConfusionMatrix(counts);
    }

    private static double meanSpecificity(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes())
                .mapToDouble(matrix::specificity)
                .average()
                .orElseThrow();
    }

    @Test
    void theGeometricMeanOfRecallsIsNotTheGmOfThePaper() {
        // The recalls of the model released with Dablain et al. 2022: mean .7256, geometric mean .7135.
        int[] hits = {941, 957, 823, 621, 785, 570, 713, 597, 626, 623};
        long[][] counts = new long[10][10];
        for (int truth = 0; truth < 10; truth++) {
            counts[truth][truth] = hits[truth];
            counts[truth][(truth + 1) % 10] = 1000 - hits[truth];
        }
        ConfusionMatrix matrix = new ConfusionMatrix(counts);

        assertThat(matrix.balancedAccuracy()).isCloseTo(.7256, within(1e-12));
        assertThat(matrix.geometricMean()).isCloseTo(.83874, within(6e-6));
        assertThat(matrix.geometricMeanOfRecalls()).isCloseTo(.7135, within(5.1e-5));
    }

    @Test
    void ofTwoClassesGmIsTheBalancedAccuracy() {
        // Worked by hand: the specificity of one class is the recall of the other.
        ConfusionMatrix matrix = new ConfusionMatrix(new long[][] {{90, 10}, {6, 4}});

        assertThat(matrix.balancedAccuracy()).isCloseTo(.65, within(1e-12));
        assertThat(matrix.geometricMean()).isCloseTo(.65, within(1e-12));
    }

    @Test
    void countsPredictionsAgainstTheTruth() {
        ConfusionMatrix matrix = ConfusionMatrix.of(3, new int[] {0, 0, 1, 2, 2}, new int[] {0, 1, 1, 1, 2});

        assertThat(matrix.classes()).isEqualTo(3);
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 0)).isZero();
        assertThat(matrix.count(2, 1)).isEqualTo(1);
        assertThat(matrix.support(0)).isEqualTo(2);
        assertThat(matrix.predicted(1)).isEqualTo(3);
        assertThat(matrix.total()).isEqualTo(5);
        assertThat(matrix.accuracy()).isEqualTo(.6);
    }

    @Test
    void aClassWithoutSamplesHasRecallZeroAndIfNeverPredictedAnF1OfOne() {
        // zero_division=1 for F1; worked by hand. scikit-learn's balanced_accuracy_score leaves the class out and is
        // 1.75 / 2.
        ConfusionMatrix matrix = new ConfusionMatrix(new long[][] {{3, 1, 0}, {0, 4, 0}, {0, 0, 0}});

        assertThat(matrix.recall(2)).isZero();
        assertThat(matrix.specificity(2)).isEqualTo(1);
        assertThat(matrix.f1(2)).isEqualTo(1);
        assertThat(matrix.geometricMeanOfRecalls()).isZero();
        assertThat(matrix.balancedAccuracy()).isCloseTo(1.75 / 3, within(1e-12));
    }

    @Test
    void aClassThatIsNeverPredictedButOccursHasAnF1OfZero() {
        ConfusionMatrix matrix = new ConfusionMatrix(new long[][] {{3, 0}, {2, 0}});

        assertThat(matrix.f1(1)).isZero();
        assertThat(matrix.recall(1)).isZero();
    }

    @Test
    void aClassThatIsPredictedButDoesNotOccurHasAnF1OfZero() {
        ConfusionMatrix matrix = new ConfusionMatrix(new long[][] {{3, 1}, {0, 0}});

        assertThat(matrix.f1(1)).isZero();
        assertThat(matrix.specificity(1)).isEqualTo(.75);
        assertThat(matrix.specificity(0)).isZero();
    }

    @Test
    void withoutSamplesNothingIsDividedByZero() {
        ConfusionMatrix matrix = new ConfusionMatrix(new long[2][2]);

        assertThat(matrix.accuracy()).isZero();
        assertThat(matrix.balancedAccuracy()).isZero();
        assertThat(matrix.geometricMean()).isZero();
        assertThat(matrix.geometricMeanOfRecalls()).isZero();
        assertThat(matrix.macroF1()).isEqualTo(1);
    }

    @Test
    void copiesTheCounts() {
        long[][] counts = {{1, 0}, {0, 1}};
        ConfusionMatrix matrix = new ConfusionMatrix(counts);

        counts[0][0] = 7;

        assertThat(matrix.count(0, 0)).isEqualTo(1);
    }

    @Test
    void refusesAMatrixOfNoClass() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix(new long[0][0]))
                .withMessage("a confusion matrix needs at least one class");
    }

    @Test
    void refusesAMatrixThatIsNotSquare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix(new long[][] {{1, 0}, {0, 1, 0}}))
                .withMessage("row 1 of the confusion matrix has 3 columns, not 2");
    }

    @Test
    void refusesANegativeCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix(new long[][] {{1, -2}, {0, 1}}))
                .withMessage("a count in the confusion matrix is negative: -2");
    }

    @Test
    void refusesPredictionsThatDoNotPairWithTheTruth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(2, new int[] {0, 1}, new int[] {0}))
                .withMessage("2 true labels, but 1 predictions");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void refusesATrueLabelOutOfRange(int label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(2, new int[] {0, label}, new int[] {0, 1}))
                .withMessage("the true label at index 1 is %d, but labels go from 0 to 1", label);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void refusesAPredictedLabelOutOfRange(int label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(2, new int[] {0, 1, 1}, new int[] {0, 1, label}))
                .withMessage("the predicted label at index 2 is %d, but labels go from 0 to 1", label);
    }
}
