package counterpoise.runtime.fakes;

import java.util.EnumSet;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import counterpoise.api.Option;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;

/** Over-samplers that make nothing. */
public final class FakeOversamplers {

    private FakeOversamplers() {}

    private record Nothing(Set<Space> spaces) implements Oversampler {

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            throw new UnsupportedOperationException("planning makes no samples");
        }
    }

    private static final class NothingMixed implements BatchOversampler {

        @Override
        public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
            throw new UnsupportedOperationException("planning mixes no batches");
        }
    }

    /** How many neighbours. */
    public record Neighbours(@Option(value = "Neighbours.", defaultValue = "5", range = "[1, )") int k) {}

    /** In no space. */
    public static final class None extends FakePlugin<FakePlugin.None> implements OversamplerPlugin<FakePlugin.None> {

        /** By the services file. */
        public None() {
            super("none", FakePlugin.None.class);
        }

        @Override
        public Oversampler create(FakePlugin.None options) {
            return new Nothing(EnumSet.noneOf(Space.class));
        }
    }

    /** In pixels and embeddings, with an option. */
    private abstract static class Neighbourly extends FakePlugin<Neighbours> implements OversamplerPlugin<Neighbours> {

        Neighbourly(String name) {
            super(name, Neighbours.class);
        }

        @Override
        public final Oversampler create(Neighbours options) {
            return new Nothing(EnumSet.of(Space.PIXEL, Space.EMBEDDING));
        }
    }

    /** One of them. */
    public static final class Smote extends Neighbourly {

        /** By the services file. */
        public Smote() {
            super("smote");
        }
    }

    /** Another. */
    public static final class Border extends Neighbourly {

        /** By the services file. */
        public Border() {
            super("borderline-smote");
        }
    }

    /** Another. */
    public static final class Machine extends Neighbourly {

        /** By the services file. */
        public Machine() {
            super("balanced-svm");
        }
    }

    /** Another. */
    public static final class Eos extends Neighbourly {

        /** By the services file. */
        public Eos() {
            super("eos");
        }
    }

    /** In pixels alone. */
    public static final class Painter extends FakePlugin<FakePlugin.None>
            implements OversamplerPlugin<FakePlugin.None> {

        /** By the services file. */
        public Painter() {
            super("painter", FakePlugin.None.class);
        }

        @Override
        public Oversampler create(FakePlugin.None options) {
            return new Nothing(EnumSet.of(Space.PIXEL));
        }
    }

    /** In batches. */
    public static final class Mixer extends FakePlugin<FakePlugin.None> implements OversamplerPlugin<FakePlugin.None> {

        /** By the services file. */
        public Mixer() {
            super("mixer", FakePlugin.None.class);
        }

        @Override
        public Oversampler create(FakePlugin.None options) {
            return new NothingMixed();
        }
    }
}
