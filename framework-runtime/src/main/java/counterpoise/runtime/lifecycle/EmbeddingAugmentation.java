package counterpoise.runtime.lifecycle;

import java.io.IOException;

import com.google.inject.Inject;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.store.NpyType;
import counterpoise.runtime.store.NpyWriter;
import counterpoise.runtime.training.TorchEngine;

/** Phase 2: adds synthetic embeddings. */
final class EmbeddingAugmentation implements StageRunner {

    private final Oversampler oversampler;
    private final Experiment experiment;
    private final Streams streams;
    private final TorchEngine engine;

    @Inject
    EmbeddingAugmentation(Oversampler oversampler, Experiment experiment, Streams streams, TorchEngine engine) {
        this.oversampler = oversampler;
        this.experiment = experiment;
        this.streams = streams;
        this.engine = engine;
    }

    @Override
    public void run(StageRun run) throws IOException {
        Samples train =
                StoredEmbeddings.of(run.requiredInput(StageKind.EMBEDDINGS)).train();
        long started = System.nanoTime();
        try (LentContext context = new LentContext(train, streams, engine, run);
                CheckingSink sink = new CheckingSink.OfEmbeddings(
                        train, new NpyWriter(run.output(Synthetics.VALUES), NpyType.FLOAT32, train.shape()))) {
            oversampler.synthesize(train, context, sink);
            sink.finish(oversampler, experiment.options().oversampler().plugin(), context.requested(), run);
        }
        run.fact(Facts.SECONDS, (System.nanoTime() - started) / 1e9);
    }
}
