package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import com.google.inject.Inject;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.runtime.config.OversamplerOptions;
import counterpoise.runtime.plugin.PluginException;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.TorchEngine;

/** Has the over-sampler make its samples, in whichever space, and checks and stores what it makes. */
final class Synthesis {

    private final Oversampler oversampler;
    private final String name;
    private final Streams streams;
    private final TorchEngine engine;

    @Inject
    Synthesis(Oversampler oversampler, OversamplerOptions options, Streams streams, TorchEngine engine) {
        this.oversampler = oversampler;
        this.name = options.plugin();
        this.streams = streams;
        this.engine = engine;
    }

    /**
     * Makes synthetic samples.
     *
     * @param train what to learn from
     * @param sink takes them; closed here
     * @throws StageFailure if the over-sampler throws, or makes other numbers of samples than it promises
     */
    void run(Samples train, CheckingSink sink, StageRun run) throws IOException {
        long started = System.nanoTime();
        engine.seed(streams.engineSeed("engine", 0));
        try (LentContext context = new LentContext(train, streams, engine, run);
                sink) {
            oversampler.synthesize(train, context, sink);
            sink.finish(oversampler, name, context.requested(), run);
        } catch (StageFailure | PluginException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StageFailure("the over-sampler %s failed: %s".formatted(name, describe(e)), e);
        }
        run.fact(Facts.SECONDS, (System.nanoTime() - started) / 1e9);
    }

    private static String describe(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
