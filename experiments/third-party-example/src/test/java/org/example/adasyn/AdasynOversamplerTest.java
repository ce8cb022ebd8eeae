package org.example.adasyn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.testkit.DefaultOptions;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.RecordingSink.Added;
import org.junit.jupiter.api.Test;

class AdasynOversamplerTest {

    /**
     * Worked by hand, with K = 2. Two samples of class 1 are lacking: d = 3/5, G = 2.
     *
     * <p>The nearest of 1.5 are 1 and 2, enemies both. Those of 20 are 22 and the enemy 11, those of 22 are 20 and 11.
     * Δ is therefore (2, 1, 1), and g is (1, 1/2, 1/2).
     */
    private static final Samples LINE = line(2, new int[] {0, 0, 0, 0, 0, 1, 1, 1}, 0, 1, 2, 10, 11, 1.5f, 20, 22);

    @Test
    void declaresThatCountsAreNotExact() {
        assertThat(adasyn(5, 1, 1).exactCounts()).isFalse();
    }

    @Test
    void hasTheDefaultsDeclared() {
        assertThat(DefaultOptions.of(AdasynOptions.class)).isEqualTo(new AdasynOptions(5, 1, 1));
    }

    @Test
    void startsMoreOftenFromSamplesThatAreHarderToLearn() {
        // One from 1.5 for certain; the other, drawn at 1/4 between (0, 1/2, 1/2), from 20. In their class the nearest
        // of 1.5 are 20, then 22; those of 20 are 22, then 1.5. 1.5 + .5 (22 - 1.5), 20 + .25 (22 - 20).
        ScriptedContext context = new ScriptedContext(LINE, ScriptedContext.bits(0.25), 1, 0.5, 0, 0.25);

        assertThat(made(adasyn(2, 1, 1), LINE, context)).containsExactly(one(1, 11.75f), one(1, 20.5f));
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void makesAShareOfWhatIsLacking() {
        // G = 1, g = (1/2, 1/4, 1/4): the one is drawn at 3/8, from 1.5. 1.5 + .5 (20 - 1.5).
        ScriptedContext context = new ScriptedContext(LINE, ScriptedContext.bits(0.375), 0, 0.5);
        assertThat(made(adasyn(2, 0.5, 1), LINE, context)).containsExactly(one(1, 10.75f));
    }

    @Test
    void makesAtLeastOne() {
        assertThat(made(adasyn(2, 0.001, 1), LINE, new FakeSamplingContext(LINE, 0)))
                .hasSize(1);
    }

    @Test
    void leavesAClassThatIsBalancedEnough() {
        FakeSamplingContext context = new FakeSamplingContext(LINE, 0);
        assertThat(made(adasyn(2, 1, 0.6), LINE, context)).isEmpty();
        assertThat(context.warnings())
                .containsExactly("adasyn: the sizes are not below threshold = 0.6 of the largest in these classes,"
                        + " which are left as they are: 1");
        assertThat(made(adasyn(2, 1, 0.61), LINE, new FakeSamplingContext(LINE, 0)))
                .hasSize(2);
    }

    @Test
    void leavesAClassWithoutEnemiesNearby() {
        Samples apart = line(3, new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2}, 0, 1, 2, 3, 100, 101, 102, 1.4f, 2.6f);
        FakeSamplingContext context = new FakeSamplingContext(apart, 0);
        assertThat(made(adasyn(2, 1, 1), apart, context)).hasSize(2).allMatch(sample -> sample.label() == 2);
        assertThat(context.warnings())
                .containsExactly(
                        "adasyn: no sample has one of another class among its 2 nearest in these classes, which are"
                                + " left as they are: 1",
                        "adasyn: too few samples for k = 2 neighbours of the class: k = 1 is used for class 2");
    }

    @Test
    void repeatsAnOnlySample() {
        Samples only = line(2, new int[] {0, 0, 0, 1}, 0, 1, 2, 9);
        FakeSamplingContext context = new FakeSamplingContext(only, 0);
        assertThat(made(adasyn(5, 1, 1), only, context)).containsExactly(one(1, 9), one(1, 9));
        assertThat(context.warnings())
                .containsExactly(
                        "adasyn: k = 5 is more than the 3 other samples that a training sample has; k = 3 is used",
                        "adasyn: too few samples for k = 5 neighbours of the class: the only sample of class 1 is"
                                + " repeated");
    }

    @Test
    void refusesAClassWithoutSamples() {
        Samples train = line(3, new int[] {0, 0, 1}, 0, 1, 2);
        SamplingContext context = new FakeSamplingContext(train, 0).requesting(0, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made(adasyn(5, 1, 1), train, context))
                .withMessageContaining("2 synthetic samples are wanted of class 2")
                .withMessageContaining("no sample of it to start from");
    }

    @Test
    void refusesSamplesOfOneClassAlone() {
        Samples train = line(2, new int[] {1, 1, 1}, 0, 1, 2);
        SamplingContext context = new FakeSamplingContext(train, 0).requesting(0, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made(adasyn(2, 1, 1), train, context))
                .withMessageContaining(
                        "needs samples of at least two classes, but all 3 training samples are of class 1");
    }

    private static Oversampler adasyn(int k, double beta, double threshold) {
        return new AdasynPlugin().create(new AdasynOptions(k, beta, threshold));
    }

    private static List<Added> made(Oversampler oversampler, Samples train, SamplingContext context) {
        RecordingSink sink = RecordingSink.refusing(train);
        oversampler.synthesize(train, context, sink);
        return sink.added();
    }

    private static Added one(int label, float value) {
        return new Added(label, new float[] {value});
    }

    /** Embeddings of one value each. */
    private static Samples line(int classes, int[] labels, float... values) {
        return new InMemorySamples(new int[] {1}, classes, labels, values);
    }
}
