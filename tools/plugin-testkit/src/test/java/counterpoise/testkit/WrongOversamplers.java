package counterpoise.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;

/** Over-samplers that are wrong on purpose in one thing. */
final class WrongOversamplers {

    private WrongOversamplers() {}

    static List<Wrong<OversamplerSubject>> all() {
        return List.of(
                wrong(
                        new Jitter() {
                            @Override
                            public Set<Space> spaces() {
                                return EnumSet.of(Space.EMBEDDING, Space.BATCH);
                            }
                        },
                        "batches are declared by batch over-samplers alone"),
                ofProducts(unlikeEachOther(), "the same seed gives the same bits"),
                ofProducts(Remembering::new, "a product asked twice answers the same"),
                wrong(
                        new Altered((train, context, label, values, sink) -> {
                            context.random("drawn and thrown away", 0);
                            sink.add(label, train.row(train.rowsOf(label)[0]));
                        }),
                        "another seed gives other samples"),
                wrong(new OneTooMany(), "exact counts are exactly those requested"),
                wrong(
                        new Altered((train, context, label, values, sink) -> {
                            sink.add(label, values);
                            // Some set has no samples of this class.
                            sink.add(1, values);
                        }) {
                            @Override
                            public boolean exactCounts() {
                                return false;
                            }
                        },
                        "only classes that have samples are synthesised"),
                wrong(new Beyond(), Reach.BETWEEN_TWO_OF_ITS_CLASS, "every sample lies where it was promised"),
                wrong(
                        new Altered((train, context, label, values, sink) -> {
                            if (train.rowsOf(label).length > 2) {
                                sink.add(label, values);
                            }
                        }) {
                            @Override
                            public boolean exactCounts() {
                                return false;
                            }
                        },
                        "a class left without the samples requested is warned of"),
                wrong(
                        new InContext(new Stepper(), context -> new Passing(context) {
                            @Override
                            public void warn(String message) {
                                context.warn("k was too large");
                            }
                        }),
                        Reach.BETWEEN_TWO_OF_ITS_CLASS,
                        "a class too small to interpolate in is warned of"),
                wrong(
                        new Altered((train, context, label, values, sink) -> {
                            context.warn("a class is small");
                            sink.add(label, values);
                        }),
                        "no warning is repeated"),
                wrong(
                        new Altered((train, context, label, values, sink) -> {
                            values[0] = Float.NaN;
                            sink.add(label, values);
                        }),
                        "every value is finite"),
                wrong(
                        new Altered((train, context, label, values, sink) ->
                                sink.add(label, Arrays.copyOf(values, values.length - 1))),
                        "every sample has the length of the training samples"),
                wrong(new Unasked(), "nothing is written where nothing is requested"),
                wrong(
                        new Jitter() {
                            @Override
                            public Set<Space> spaces() {
                                return EnumSet.noneOf(Space.class);
                            }
                        },
                        "nothing is synthesised outside its spaces"),
                wrong(
                        new InContext(new Jitter(), context -> new Passing(context) {
                            @Override
                            public void progress(double fraction) {
                                context.progress(100 * fraction);
                            }
                        }),
                        "progress stays from 0 to 1"),
                wrong(
                        new InContext(new Jitter(), context -> new Passing(context) {
                            @Override
                            public void progress(double fraction) {
                                try {
                                    context.progress(fraction);
                                } catch (CancellationException e) {
                                    // This is what must not be done.
                                }
                            }
                        }),
                        "a cancellation passes"),
                wrong(new ShiftedWhereResumed(), "work that is resumed ends with the same bits"),
                wrong(
                        mixing((batch, images, labels, context) -> new BatchOversampler.MixedBatch(
                                batch.images(), batch.labels(), batch.mixedLabels(), 1 + batch.weight())),
                        "a mixed batch has the images and labels it promises"),
                wrong(
                        mixing((batch, images, labels, context) -> {
                            int[] next = Arrays.stream(labels)
                                    .map(label -> (label + 1) % context.classes())
                                    .toArray();
                            return new BatchOversampler.MixedBatch(batch.images(), labels, next, 1);
                        }),
                        "the labels of a mixed batch are those of the batch drawn"),
                wrong(
                        mixing((batch, images, labels, context) -> new BatchOversampler.MixedBatch(
                                batch.images(), batch.labels(), batch.mixedLabels(), 1 - batch.weight())),
                        Reach.BETWEEN_ANY_TWO,
                        "every image lies where it was promised"),
                wrong(
                        mixing((batch, images, labels, context) -> {
                            double weight = context.random("weight", 0).nextDouble();
                            return new BatchOversampler.MixedBatch(images.mul(weight), labels, labels, weight);
                        }),
                        "another step draws other numbers"),
                wrong(countingBatches(), "the same step mixes the same batch"),
                wrong(
                        mixing((batch, images, labels, context) -> {
                            int[] last = new int[labels.length];
                            Arrays.fill(last, labels[labels.length - 1]);
                            if (labels.length > 1) {
                                labels[0] = labels[0] == 0 ? 1 : 0;
                            }
                            return new BatchOversampler.MixedBatch(batch.images(), last, last, batch.weight());
                        }),
                        "the batch drawn is left as it was"),
                wrong(
                        mixing((batch, images, labels, context) -> {
                            batch.images().attach(context.manager().getParentManager());
                            return batch;
                        }),
                        "a mixed batch belongs to the manager of its images"));
    }

    private static Wrong<OversamplerSubject> wrong(Oversampler product, String law) {
        return wrong(product, Reach.ANYWHERE, law);
    }

    private static Wrong<OversamplerSubject> wrong(Oversampler product, Reach reach, String law) {
        return Wrong.of(subject(() -> product, reach), law);
    }

    private static Wrong<OversamplerSubject> ofProducts(Supplier<Oversampler> products, String law) {
        return Wrong.of(subject(products, Reach.ANYWHERE), law);
    }

    static OversamplerSubject subject(Supplier<Oversampler> products, Reach reach) {
        return new OversamplerSubject(products, 8, new ImageShape(4, 4, 3), reach);
    }

    /** Passes everything on to another context; the rest of this class overrides what it spoils. */
    static class Passing implements SamplingContext {

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

    /** An over-sampler that is given another context. */
    private record InContext(Oversampler inner, UnaryOperator<SamplingContext> change) implements Oversampler {

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            inner.synthesize(train, change.apply(context), sink);
        }
    }

    /** What becomes of a sample with a little noise. */
    interface Alteration {
        void of(Samples train, SamplingContext context, int label, float[] values, SampleSink sink);
    }

    /** Alters its samples before it writes them. */
    static class Altered extends Jitter {

        private final Alteration alteration;

        Altered(Alteration alteration) {
            this.alteration = alteration;
        }

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            super.synthesize(train, context, (label, values) -> alteration.of(train, context, label, values, sink));
        }
    }

    /** Each product shifts its samples by its own number; none reports progress, so none can be resumed. */
    private static Supplier<Oversampler> unlikeEachOther() {
        AtomicInteger products = new AtomicInteger();
        return () -> {
            float shift = products.incrementAndGet();
            return new InContext(
                    new Altered((train, context, label, values, sink) -> {
                        values[0] += shift;
                        sink.add(label, values);
                    }),
                    context -> new Passing(context) {
                        @Override
                        public void progress(double fraction) {
                            // Not a word.
                        }
                    });
        };
    }

    private static final class Remembering extends Jitter {

        private int calls;

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            float shift = calls++;
            super.synthesize(train, context, (label, values) -> {
                values[0] += shift;
                sink.add(label, values);
            });
        }
    }

    private static final class OneTooMany extends Jitter {
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
    }

    private static final class Unasked extends Jitter {

        @Override
        public boolean exactCounts() {
            return false;
        }

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            super.synthesize(train, context, sink);
            sink.add(0, train.row(train.rowsOf(0)[0]));
        }
    }

    private static final class ShiftedWhereResumed extends Jitter {
        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            Path checkpoint = context.checkpoints().resolve("half");
            boolean resumed = Files.exists(checkpoint);
            try {
                Files.writeString(checkpoint, "done");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            super.synthesize(train, context, (label, values) -> {
                values[0] += resumed ? 1 : 0;
                sink.add(label, values);
            });
        }
    }

    /** Keeps all laws: steps from a sample towards the next of its class, and tells where there is none. */
    static class Stepper implements Oversampler {

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

    /** Steps beyond the segment. */
    static final class Beyond extends Stepper {
        @Override
        void step(Samples train, int[] rows, int i, float fraction, int label, SampleSink sink) {
            super.step(train, rows, i, 1.01f + fraction, label, sink);
        }
    }

    /** Keeps all laws: mixes each image with the next. */
    static class Mixer implements BatchOversampler {
        @Override
        public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
            double weight = context.random("weight", context.step()).nextDouble();
            int[] turned = new int[labels.length];
            for (int i = 0; i < labels.length; i++) {
                turned[i] = labels[labels.length - 1 - i];
            }
            NDArray mixed = images.mul(weight).add(images.flip(0).mul(1 - weight));
            return new MixedBatch(mixed, labels.clone(), turned, weight);
        }
    }

    /** What becomes of a mixed batch; the arguments beside it are those it was mixed from. */
    interface Remixing {
        BatchOversampler.MixedBatch of(
                BatchOversampler.MixedBatch batch,
                NDArray images,
                int[] labels,
                BatchOversampler.MixingContext context);
    }

    static BatchOversampler mixing(Remixing remixing) {
        return new Mixer() {
            @Override
            public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
                return remixing.of(super.mix(images, labels, context), images, labels, context);
            }
        };
    }

    private static BatchOversampler countingBatches() {
        AtomicInteger calls = new AtomicInteger();
        return mixing((batch, images, labels, context) -> new BatchOversampler.MixedBatch(
                batch.images(), batch.labels(), batch.mixedLabels(), 1 / (1.0 + calls.getAndIncrement())));
    }
}
