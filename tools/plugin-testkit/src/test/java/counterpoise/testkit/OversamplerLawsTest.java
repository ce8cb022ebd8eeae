package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDArray;
import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;
import org.junit.jupiter.api.Test;

class OversamplerLawsTest {

    /** All that a step from one sample to another of its class keeps to. */
    private static final List<Reach> REACHES_OF_STEPS = List.of(
            Reach.BETWEEN_ANY_TWO,
            Reach.BETWEEN_TWO_OF_A_CLASS,
            Reach.BETWEEN_TWO_OF_ITS_CLASS,
            Reach.WITHIN_THE_BOUNDS_OF_ITS_CLASS);

    /** Passes everything on to another context; tests override what they spoil. */
    private static class Passing implements SamplingContext {
        private final SamplingContext inner;

        Passing(SamplingContext inner) {
            this.inner = inner;
        }

        @Override
        public int[] requested() {
            return inner.requested();
        }

        @Override
        public RandomStream random(String name, long index) {
            return inner.random(name, index);
        }

        @Override
        public void progress(double fraction) {
            inner.progress(fraction);
        }
    }

    private static List<String> brokenBy(Oversampler product) {
        return brokenBy(product, Reach.ANYWHERE);
    }

    private static List<String> brokenBy(Oversampler product, Reach reach) {
        return Broken.laws(
                OversamplerLaws.cases(new OversamplerSubject(() -> product, 8, new ImageShape(4, 4, 3), reach), ""));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(new Jitter())).isEmpty();
    }

    @Test
    void catchesNumbersThatDependOnNoSeed() {
        assertThat(brokenBy(new Jitter() {
                    private float calls;

                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        calls++;
                        super.synthesize(train, context, (label, values) -> {
                            values[0] = 1 / calls;
                            sink.add(label, values);
                        });
                    }
                }))
                .contains("the same seed gives the same bits", "a product asked twice answers the same");
    }

    @Test
    void catchesAProductThatRemembers() {
        List<LawCase> cases = OversamplerLaws.cases(
                OversamplerSubject.of(() -> new Jitter() {
                    private int calls;

                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        float shift = calls++;
                        super.synthesize(train, context, (label, values) -> {
                            values[0] += shift;
                            sink.add(label, values);
                        });
                    }
                }),
                "");
        assertThat(Broken.laws(cases)).containsExactly("a product asked twice answers the same");
    }

    @Test
    void catchesAStreamThatIgnoresTheSeed() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, (label, values) -> {
                            context.random("drawn and thrown away", 0);
                            sink.add(label, train.row(train.rowsOf(label)[0]));
                        });
                    }
                }))
                .containsExactly("another seed gives other samples");
    }

    @Test
    void catchesOneSampleTooMany() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, sink);
                        int[] requested = context.requested();
                        for (int label = 0; label < requested.length; label++) {
                            if (requested[label] > 0) {
                                sink.add(label, train.row(train.rowsOf(label)[0]));
                                return;
                            }
                        }
                    }
                }))
                .containsExactly("exact counts are exactly those requested");
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
    void catchesValuesThatAreNotFinite() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, (label, values) -> {
                            values[0] = Float.NaN;
                            sink.add(label, values);
                        });
                    }
                }))
                .containsExactly("every value is finite");
    }

    @Test
    void catchesSamplesOfAnotherLength() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, (label, values) -> {
                            sink.add(label, java.util.Arrays.copyOf(values, values.length - 1));
                        });
                    }
                }))
                .containsExactly("every sample has the length of the training samples");
    }

    @Test
    void catchesSamplesThatNobodyAskedFor() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public boolean exactCounts() {
                        return false;
                    }

                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, sink);
                        sink.add(0, train.row(train.rowsOf(0)[0]));
                    }
                }))
                .containsExactly("nothing is written where nothing is requested");
    }

    @Test
    void catchesSamplesOutsideTheSpacesDeclared() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public Set<Space> spaces() {
                        return EnumSet.noneOf(Space.class);
                    }
                }))
                .containsExactly("nothing is synthesised outside its spaces");
    }

    @Test
    void catchesProgressBeyondTheEnd() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(
                                train,
                                new Passing(context) {
                                    @Override
                                    public void progress(double fraction) {
                                        context.progress(100 * fraction);
                                    }
                                },
                                sink);
                    }
                }))
                .containsExactly("progress stays from 0 to 1");
    }

    @Test
    void catchesACancellationThatIsSwallowed() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(
                                train,
                                new Passing(context) {
                                    @Override
                                    public void progress(double fraction) {
                                        try {
                                            context.progress(fraction);
                                        } catch (CancellationException e) {
                                            // This is what must not be done.
                                        }
                                    }
                                },
                                sink);
                    }
                }))
                .containsExactly("a cancellation passes");
    }

    @Test
    void catchesACheckpointThatChangesTheResult() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        try {
                            boolean resumed = Files.exists(context.checkpoints().resolve("half"));
                            Files.writeString(context.checkpoints().resolve("half"), "done");
                            super.synthesize(train, context, (label, values) -> {
                                values[0] += resumed ? 1 : 0;
                                sink.add(label, values);
                            });
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }))
                .containsExactly("work that is resumed ends with the same bits");
    }

    @Test
    void catchesABatchSpaceWithoutABatchOversampler() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public Set<Space> spaces() {
                        return EnumSet.of(Space.EMBEDDING, Space.BATCH);
                    }
                }))
                .containsExactly("batches are declared by batch over-samplers alone");
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

    /** Keeps all laws: steps from a sample towards the next of its class, and tells where there is none. */
    private static class Stepper implements Oversampler {
        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            int[] requested = context.requested();
            for (int label = 0; label < requested.length; label++) {
                int[] rows = train.rowsOf(label);
                if (requested[label] > 0 && rows.length == 1) {
                    context.warn("class %d has one sample".formatted(label));
                }
                RandomStream random = context.random("step", label);
                for (int i = 0; i < requested[label]; i++) {
                    step(train, rows, i, random.nextFloat(), label, sink);
                }
                context.progress((label + 1.0) / requested.length);
            }
        }

        void step(Samples train, int[] rows, int i, float fraction, int label, SampleSink sink) {
            float[] from = train.row(rows[i % rows.length]);
            float[] to = train.row(rows[(i + 1) % rows.length]);
            for (int j = 0; j < from.length; j++) {
                from[j] += fraction * (to[j] - from[j]);
            }
            sink.add(label, from);
        }
    }

    @Test
    void keepsAllLawsWhereSamplesLieAsPromised() {
        for (Reach reach : REACHES_OF_STEPS) {
            assertThat(brokenBy(new Stepper(), reach)).as(reach.toString()).isEmpty();
        }
    }

    @Test
    void catchesAStepBeyondTheSegment() {
        Stepper beyond = new Stepper() {
            @Override
            void step(Samples train, int[] rows, int i, float fraction, int label, SampleSink sink) {
                super.step(train, rows, i, 1.01f + fraction, label, sink);
            }
        };
        for (Reach reach : REACHES_OF_STEPS) {
            assertThat(brokenBy(beyond, reach)).containsExactly("every sample lies where it was promised");
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
    void catchesASmallClassThatNobodyIsToldOf() {
        assertThat(brokenBy(
                        new Stepper() {
                            @Override
                            public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                                super.synthesize(
                                        train,
                                        new Passing(context) {
                                            @Override
                                            public void warn(String message) {
                                                context.warn("k was too large");
                                            }
                                        },
                                        sink);
                            }
                        },
                        Reach.BETWEEN_TWO_OF_ITS_CLASS))
                .containsExactly("a class too small to interpolate in is warned of");
    }

    @Test
    void catchesAClassLeftOutInSilence() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public boolean exactCounts() {
                        return false;
                    }

                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, (label, values) -> {
                            if (train.rowsOf(label).length > 2) {
                                sink.add(label, values);
                            }
                        });
                    }
                }))
                .containsExactly("a class left without the samples requested is warned of");
    }

    @Test
    void catchesAWarningSaidAgainAndAgain() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, (label, values) -> {
                            context.warn("a class is small");
                            sink.add(label, values);
                        });
                    }
                }))
                .containsExactly("no warning is repeated");
    }

    @Test
    void catchesALabelOfAClassWithoutSamples() {
        assertThat(brokenBy(new Jitter() {
                    @Override
                    public boolean exactCounts() {
                        return false;
                    }

                    @Override
                    public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                        super.synthesize(train, context, (label, values) -> {
                            sink.add(label, values);
                            sink.add(1, values);
                        });
                    }
                }))
                .containsExactly("only classes that have samples are synthesised");
    }

    /** Keeps all laws: mixes each image with the next. */
    private static class Mixer implements BatchOversampler {
        @Override
        public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
            double weight = context.random("weight", context.step()).nextDouble();
            int[] turned = new int[labels.length];
            for (int i = 0; i < labels.length; i++) {
                turned[i] = labels[labels.length - 1 - i];
            }
            NDArray mixed = images.mul(weight).add(images.flip(0).mul(1 - weight));
            return new MixedBatch(mixed, labels, turned, weight);
        }
    }

    @Test
    void keepsAllLawsWhereNothingIsWrongWithABatch() {
        assertThat(brokenBy(new Mixer())).isEmpty();
        assertThat(brokenBy(new Mixer(), Reach.BETWEEN_ANY_TWO)).isEmpty();
    }

    @Test
    void catchesTheWeightOfTheOtherLabel() {
        assertThat(brokenBy(
                        new Mixer() {
                            @Override
                            public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                                MixedBatch mixed = super.mix(images, labels, context);
                                return new MixedBatch(
                                        mixed.images(), mixed.labels(), mixed.mixedLabels(), 1 - mixed.weight());
                            }
                        },
                        Reach.BETWEEN_ANY_TWO))
                .containsExactly("every image lies where it was promised");
    }

    @Test
    void catchesALabelThatTheBatchLacks() {
        assertThat(brokenBy(new Mixer() {
                    @Override
                    public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                        int[] next = new int[labels.length];
                        for (int i = 0; i < labels.length; i++) {
                            next[i] = (labels[i] + 1) % context.classes();
                        }
                        return new MixedBatch(super.mix(images, labels, context).images(), labels, next, 1);
                    }
                }))
                .containsExactly("the labels of a mixed batch are those of the batch drawn");
    }

    @Test
    void catchesDrawsThatIgnoreTheStep() {
        assertThat(brokenBy(new Mixer() {
                    @Override
                    public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                        double weight = context.random("weight", 0).nextDouble();
                        return new MixedBatch(images.mul(weight), labels, labels, weight);
                    }
                }))
                .containsExactly("another step draws other numbers");
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

    @Test
    void catchesAWeightBeyondOne() {
        assertThat(brokenBy(new Mixer() {
                    @Override
                    public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                        return new MixedBatch(images, labels, labels, 1.5);
                    }
                }))
                .containsExactly("a mixed batch has the images and labels it promises");
    }

    @Test
    void catchesABatchThatIsMixedInPlace() {
        assertThat(brokenBy(new Mixer() {
                    @Override
                    public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                        images.muli(0.5);
                        labels[0] = 1;
                        return new MixedBatch(images.duplicate(), labels, labels, 1);
                    }
                }))
                .containsExactly("the same step mixes the same batch", "the batch drawn is left as it was");
    }

    @Test
    void catchesABatchOfAnotherManager() {
        assertThat(brokenBy(new Mixer() {
                    @Override
                    public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                        MixedBatch mixed = super.mix(images, labels, context);
                        mixed.images().attach(context.manager().getParentManager());
                        return mixed;
                    }
                }))
                .containsExactly("a mixed batch belongs to the manager of its images");
    }
}
