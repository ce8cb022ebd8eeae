package counterpoise.runtime.fakes;

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Metrics that cannot be computed. */
public final class FakeMetrics {

    private FakeMetrics() {}

    private abstract static class Unmeasured extends FakePlugin<FakePlugin.None>
            implements MetricPlugin<FakePlugin.None> {

        Unmeasured(String name) {
            super(name, None.class);
        }

        @Override
        public final Metric create(None options) {
            return evaluation -> {
                throw new UnsupportedOperationException("planning measures nothing");
            };
        }
    }

    /** One. */
    public static final class Bac extends Unmeasured {

        /** By the services file. */
        public Bac() {
            super("bac");
        }
    }

    /** Another. */
    public static final class Fm extends Unmeasured {

        /** By the services file. */
        public Fm() {
            super("fm");
        }
    }
}
