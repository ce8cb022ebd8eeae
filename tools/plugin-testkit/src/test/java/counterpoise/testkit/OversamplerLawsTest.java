package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import ai.djl.ndarray.NDArray;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.testkit.WrongOversamplers.Mixer;
import counterpoise.testkit.WrongOversamplers.Stepper;
import org.junit.jupiter.api.Test;

class OversamplerLawsTest {

    /** All that a step from one sample to another of its class keeps to. */
    private static final List<Reach> REACHES_OF_STEPS = List.of(
            Reach.BETWEEN_ANY_TWO,
            Reach.BETWEEN_TWO_OF_A_CLASS,
            Reach.BETWEEN_TWO_OF_ITS_CLASS,
            Reach.WITHIN_THE_BOUNDS_OF_ITS_CLASS);

    private static List<String> brokenBy(Oversampler product) {
        return brokenBy(product, Reach.ANYWHERE);
    }

    private static List<String> brokenBy(Oversampler product, Reach reach) {
        return Broken.laws(OversamplerLaws.cases(WrongOversamplers.subject(() -> product, reach), ""));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(new Jitter())).isEmpty();
    }

    @Test
    void allowsOtherCountsWhereTheyAreDeclared() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public boolean exactCounts() {
                        return false;
                    }

                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, sink);
                        super.synthesize(train, context, sink);
                    }
                }))
                .isEmpty();
    }

    @Test
    void catchesClassesThatNobodyAskedFor() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public boolean exactCounts() {
                        return false;
                    }

                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, (label, values) -> sink.add(train.classes(), values));
                    }
                }))
                .containsExactly(
                        "only classes that have samples are synthesised",
                        "a class left without the samples requested is warned of");
    }

    @Test
    void catchesAnOversamplerThatFailsOnTinyClasses() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        if (train.rowsOf(1).length == 1) {
                            throw new IllegalArgumentException("needs two samples of every class");
                        }
                        super.synthesize(train, context, sink);
                    }
                }))
                .contains("exact counts are exactly those requested");
    }

    @Test
    void keepsAllLawsWhereSamplesLieAsPromised() {
        for (Reach reach : REACHES_OF_STEPS) {
            assertThat(brokenBy(new Stepper(), reach)).as(reach.toString()).isEmpty();
        }
    }

    @Test
    void catchesAStepBeyondTheSegment() {
        for (Reach reach : REACHES_OF_STEPS) {
            assertThat(brokenBy(new WrongOversamplers.Beyond(), reach))
                    .containsExactly("every sample lies where it was promised");
        }
    }

    @Test
    void catchesAFractionDrawnForEachValue() {
        assertThat(brokenBy(
                        new Stepper() {
                            @Override
                            void step(Samples train, int[] rows, int i, float fraction, int label, SampleSink sink) {
                                float[] from = train.row(rows[i % rows.length]);
                                float[] to = train.row(rows[(i + 1) % rows.length]);
                                for (int j = 0; j < from.length; j++) {
                                    from[j] += (j % 2 == 0 ? fraction : 1 - fraction) * (to[j] - from[j]);
                                }
                                sink.add(label, from);
                            }
                        },
                        Reach.BETWEEN_ANY_TWO))
                .containsExactly("every sample lies where it was promised");
    }

    @Test
    void catchesAStepBetweenSamplesOfOtherClasses() {
        Stepper stranger = new Stepper() {
            @Override
            void step(Samples train, int[] rows, int i, float fraction, int label, SampleSink sink) {
                int other = label == 0 ? 1 : 0;
                super.step(train, train.rowsOf(other), i, fraction, label, sink);
            }
        };
        assertThat(brokenBy(stranger, Reach.BETWEEN_TWO_OF_A_CLASS)).isEmpty();
        for (Reach reach : List.of(Reach.BETWEEN_TWO_OF_ITS_CLASS, Reach.WITHIN_THE_BOUNDS_OF_ITS_CLASS)) {
            assertThat(brokenBy(stranger, reach)).containsExactly("every sample lies where it was promised");
        }
    }

    @Test
    void aMeanOfManyNeedsLieWithinTheBoundsAlone() {
        Stepper meaning = new Stepper() {
            @Override
            void step(Samples train, int[] rows, int i, float fraction, int label, SampleSink sink) {
                float[] mean = new float[train.dimension()];
                for (int row : rows) {
                    float weight = (1 - fraction) / rows.length + (row == rows[i % rows.length] ? fraction : 0);
                    float[] values = train.row(row);
                    for (int j = 0; j < mean.length; j++) {
                        mean[j] += weight * values[j];
                    }
                }
                sink.add(label, mean);
            }
        };
        assertThat(brokenBy(meaning, Reach.WITHIN_THE_BOUNDS_OF_ITS_CLASS)).isEmpty();
        assertThat(brokenBy(meaning, Reach.BETWEEN_TWO_OF_ITS_CLASS))
                .containsExactly("every sample lies where it was promised");
    }

    @Test
    void catchesACopyThatIsNone() {
        assertThat(brokenBy(new Stepper(), Reach.A_SAMPLE_OF_ITS_CLASS))
                .containsExactly("every sample lies where it was promised");
        assertThat(brokenBy(
                        new Stepper() {
                            @Override
                            void step(Samples train, int[] rows, int i, float fraction, int label, SampleSink sink) {
                                super.step(train, new int[] {rows[(int) (fraction * rows.length)]}, i, 0, label, sink);
                            }
                        },
                        Reach.A_SAMPLE_OF_ITS_CLASS))
                .isEmpty();
    }

    @Test
    void keepsAllLawsWhereNothingIsWrongWithABatch() {
        assertThat(brokenBy(new Mixer())).isEmpty();
        assertThat(brokenBy(new Mixer(), Reach.BETWEEN_ANY_TWO)).isEmpty();
    }

    @Test
    void catchesAFailureOnABatchOfOneImage() {
        assertThat(brokenBy(new Mixer() {
                    @Override
                    public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                        if (labels.length == 1) {
                            throw new IllegalArgumentException("nothing to mix with");
                        }
                        return super.mix(images, labels, context);
                    }
                }))
                .contains("a mixed batch has the images and labels it promises");
    }
}
