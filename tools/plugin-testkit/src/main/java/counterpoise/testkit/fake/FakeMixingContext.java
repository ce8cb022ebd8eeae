package counterpoise.testkit.fake;

import ai.djl.ndarray.NDManager;
import counterpoise.api.oversampler.BatchOversampler;

/** Lends a batch over-sampler what the runtime lends for one batch. */
public final class FakeMixingContext extends FakeWork implements BatchOversampler.MixingContext {

    private final long step;
    private final int classes;
    private final NDManager manager;

    /** @param manager the manager of the batch, which stays the caller's to close */
    public FakeMixingContext(long seed, long step, int classes, NDManager manager) {
        super(seed);
        this.step = step;
        this.classes = classes;
        this.manager = manager;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public NDManager manager() {
        return manager;
    }
}
