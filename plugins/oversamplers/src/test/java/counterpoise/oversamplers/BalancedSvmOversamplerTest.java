package counterpoise.oversamplers;

import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.Space;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.RecordingSink.Added;
import libsvm.svm_node;
import org.junit.jupiter.api.Test;

class BalancedSvmOversamplerTest {

    /** Class 0 lies within 1 of the origin; of class 1 the two samples lie on either side, at a distance of 10. */
    private static final Points BETWEEN = Points.none()
            .with(0, IntStream.rangeClosed(-10, 10).mapToObj(i -> at(i / 10.0)).toArray(float[][]::new))
            .with(1, at(-10), at(10));

    @Test
    void worksOnPixelsAndEmbeddingsAndPromisesNoCounts() {
        Oversampler balanced = balanced(2000, Optional.empty());
        assertThat(balanced.spaces()).containsExactly(Space.PIXEL, Space.EMBEDDING);
        assertThat(balanced.exactCounts()).isFalse();
    }

    @Test
    void givesSamplesAmongAnotherClassTheLabelOfThatClass() {
        // Of 21 samples each, class 0 has all within 1 of the origin, and class 1, on the way between its two, about 2.
        RecordingSink synthetics = RecordingSink.refusing(BETWEEN);
        balanced(42, Optional.of(10.0))
                .synthesize(BETWEEN, new FakeSamplingContext(BETWEEN, 1).requesting(0, 200), synthetics);

        assertThat(synthetics.added()).hasSize(200);
        assertThat(synthetics.counts(2)).doesNotContain(0);
        assertThat(synthetics.added()).allSatisfy(sample -> {
            double distance = Math.abs(sample.values()[0]);
            if (distance < 0.5) {
                assertThat(sample.label()).isZero();
            } else if (distance > 5) {
                assertThat(sample.label()).isOne();
            }
        });
    }

    @Test
    void relabelsTheSamplesThatSmoteMakes() {
        Points train = RandomPoints.of(6);
        RecordingSink smote = RecordingSink.refusing(train);
        new SmoteOversampler(new SmoteOptions(5)).synthesize(train, new FakeSamplingContext(train, 3), smote);
        RecordingSink relabelled = RecordingSink.refusing(train);
        balanced(9, Optional.empty()).synthesize(train, new FakeSamplingContext(train, 3), relabelled);

        assertThat(relabelled.added())
                .extracting(Added::values)
                .containsExactlyElementsOf(
                        smote.added().stream().map(Added::values).toList());
        assertThat(relabelled.added()).isNotEqualTo(smote.added());
    }

    @Test
    void warnsOfAClassThatIsGivenToOthersWholly() {
        // At so low a cost the three samples of class 1, the synthetic one included, cannot outweigh class 0 anywhere.
        RecordingSink synthetics = RecordingSink.refusing(BETWEEN);
        FakeSamplingContext context = new FakeSamplingContext(BETWEEN, 0).requesting(0, 1);

        balanced(2000, Optional.of(0.01)).synthesize(BETWEEN, context, synthetics);

        assertThat(synthetics.counts(2)).containsExactly(1, 0);
        assertThat(context.warnings())
                .contains("balanced-svm: no synthetic sample was predicted to be of these classes, which get none: 1");
    }

    @Test
    void warnsOnceOfSmallClassesThoughItMakesTheirSamplesTwice() {
        FakeSamplingContext context = new FakeSamplingContext(BETWEEN, 0);
        balanced(2000, Optional.of(1.0)).synthesize(BETWEEN, context, RecordingSink.refusing(BETWEEN));
        assertThat(context.warnings())
                .containsExactly("balanced-svm: too few samples for k = 5 neighbours of the class: k = 1 is used for"
                        + " class 1");
    }

    @Test
    void reportsProgressThroughLearningAndRelabelling() {
        FakeSamplingContext context = new FakeSamplingContext(BETWEEN, 0).requesting(0, 130);
        balanced(2000, Optional.empty()).synthesize(BETWEEN, context, RecordingSink.refusing(BETWEEN));
        // The start, 4 costs x 5 folds, samples 1, 65 and 129, the end.
        assertThat(context.progressReported())
                .hasSize(1 + 20 + 3 + 1)
                .isSorted()
                .startsWith(0.0)
                .endsWith(1.0);
    }

    @Test
    void refusesATrainingSetOfOneClass() {
        Points train = Points.none().with(0, at(0), at(1), at(2));
        FakeSamplingContext context = new FakeSamplingContext(train, 0).requesting(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        balanced(2000, Optional.empty()).synthesize(train, context, RecordingSink.refusing(train)))
                .withMessageStartingWith("balanced-svm needs samples of at least two classes");
    }

    @Test
    void learnsFromEquallyManySamplesOfEachClass() {
        // 21 samples of class 0; of class 1, 2 samples and 8 synthetic ones, at 100 to 107.
        FakeSamplingContext context = new FakeSamplingContext(BETWEEN, 5).requesting(0, 8);
        SvmSamples drawn = SvmSamples.draw(13, BETWEEN, context, BalancedSvmOversamplerTest::eightOfClassOne);

        assertThat(drawn.labels()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
        assertThat(Arrays.stream(drawn.values()).map(sample -> sample[0])).doesNotHaveDuplicates();
        assertThat(drawn.values()[11][0]).isGreaterThanOrEqualTo(100);
    }

    @Test
    void learnsFromAllSamplesWhereThatIsAllowed() {
        FakeSamplingContext context = new FakeSamplingContext(BETWEEN, 5).requesting(0, 8);
        SvmSamples drawn = SvmSamples.draw(1000, BETWEEN, context, BalancedSvmOversamplerTest::eightOfClassOne);

        assertThat(Arrays.stream(drawn.labels()).filter(label -> label == 0)).hasSize(21);
        assertThat(Arrays.stream(drawn.values()).skip(21).map(sample -> sample[0]))
                .containsExactly(-10f, 10f, 100f, 101f, 102f, 103f, 104f, 105f, 106f, 107f);
    }

    private static void eightOfClassOne(SampleSink sink) {
        float[] reused = new float[1];
        for (int i = 0; i < 8; i++) {
            reused[0] = 100 + i;
            sink.add(1, reused);
        }
    }

    @Test
    void standardisesToMeanZeroAndVarianceOne() {
        // Worked by hand: mean 3 and variance (4 + 0 + 4) / 3 of the first value; the second is the same in all.
        Standardisation standardisation = new Standardisation(new float[][] {at(1, 0.1), at(3, 0.1), at(5, 0.1)});
        svm_node[] nodes = standardisation.apply(at(5, 0.1));
        assertThat(nodes).extracting(node -> node.index).containsExactly(1, 2);
        assertThat(nodes).extracting(node -> node.value).containsExactly(2 / Math.sqrt(8 / 3.0), 0.0);
    }

    @Test
    void choosesTheSmallestCostWhereAllAreAsGood() {
        assertThat(bestCost(nodes(-1, 10, 1, 10), 10, 10)).isEqualTo(0.01);
    }

    @Test
    void choosesTheCostThatClassifiesBest() {
        // Worked by hand: the n of the smaller class reach the cost C, those of the larger one the margin, and as the
        // kernel between them is exp(-4), nearly 0, the decision for the smaller class is 2 n C - 1: right for a C
        // above 1 / 6 to 1 / 8, as n is 3 or 4.
        assertThat(bestCost(nodes(-1, 12, 1, 4), 12, 4)).isEqualTo(1);
    }

    private static double bestCost(svm_node[][] samples, int first, int second) {
        int[] labels = new int[first + second];
        Arrays.fill(labels, first, labels.length, 1);
        AtomicInteger trainings = new AtomicInteger();
        double[] last = new double[1];
        double best = SvmCost.best(samples, labels, new FakeSamplingContext(BETWEEN, 0).random("folds", 0), done -> {
            trainings.incrementAndGet();
            last[0] = done;
        });
        assertThat(trainings).hasValue(20);
        assertThat(last[0]).isEqualTo(1);
        return best;
    }

    /** Samples of one value, {@code first} times, then those of another. */
    private static svm_node[][] nodes(double one, int first, double other, int second) {
        return IntStream.range(0, first + second)
                .mapToObj(i -> {
                    svm_node node = new svm_node();
                    node.index = 1;
                    node.value = i < first ? one : other;
                    return new svm_node[] {node};
                })
                .toArray(svm_node[][]::new);
    }

    private static Oversampler balanced(int svmSamples, Optional<Double> c) {
        return new BalancedSvmPlugin().create(new BalancedSvmOptions(5, svmSamples, c));
    }

    @Test
    void predictsTheClassOfTheNearerSample() {
        RbfSvm svm = RbfSvm.train(nodes(-1, 1, 1, 1), new int[] {7, 4}, 1);
        List<svm_node[]> probes = List.of(nodes(-0.01, 1, 0.01, 1));
        assertThat(probes).extracting(svm::predict).containsExactly(7, 4);
    }
}
