package counterpoise.runtime.fakes;

import counterpoise.api.Option;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossPlugin;

/** Losses that cannot be computed. */
public final class FakeLosses {

    private FakeLosses() {}

    private static Loss loss() {
        return input -> {
            throw new UnsupportedOperationException("planning computes no loss");
        };
    }

    private abstract static class Plain extends FakePlugin<FakePlugin.None> implements LossPlugin<FakePlugin.None> {

        Plain(String name) {
            super(name, None.class);
        }

        @Override
        public final Loss create(None options) {
            return loss();
        }
    }

    /** One without options. */
    public static final class Ce extends Plain {

        /** By the services file. */
        public Ce() {
            super("ce");
        }
    }

    /** Another. */
    public static final class Asl extends Plain {

        /** By the services file. */
        public Asl() {
            super("asl");
        }
    }

    /** Another. */
    public static final class Ldam extends Plain {

        /** By the services file. */
        public Ldam() {
            super("ldam");
        }
    }

    /** One with a fraction for an option. */
    public static final class Focal extends FakePlugin<Gamma> implements LossPlugin<Gamma> {

        /** By the services file. */
        public Focal() {
            super("focal", Gamma.class);
        }

        @Override
        public Loss create(Gamma options) {
            return loss();
        }
    }

    /** A fraction. */
    public record Gamma(@Option(value = "Exponent.", defaultValue = "2") double gamma) {}
}
