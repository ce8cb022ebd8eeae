package counterpoise.runtime.lifecycle;

import java.io.IOException;

import com.google.inject.Inject;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.store.NpyType;
import counterpoise.runtime.store.NpyWriter;
import counterpoise.runtime.training.TorchEngine;

/** Adds synthetic images before phase 1, for over-samplers that work on pixels. */
final class PixelAugmentation implements StageRunner {

    private final Dataset dataset;
    private final Oversampler oversampler;
    private final Experiment experiment;
    private final Streams streams;
    private final TorchEngine engine;

    @Inject
    PixelAugmentation(
            Dataset dataset, Oversampler oversampler, Experiment experiment, Streams streams, TorchEngine engine) {
        this.dataset = dataset;
        this.oversampler = oversampler;
        this.experiment = experiment;
        this.streams = streams;
        this.engine = engine;
    }

    @Override
    public void run(StageRun run) throws IOException {
        PixelSamples train = new PixelSamples(
                new ExperimentImages(dataset, run).train(), dataset.classNames().size());
        long started = System.nanoTime();
        try (LentContext context = new LentContext(train, streams, engine, run);
                CheckingSink sink = new CheckingSink.OfPixels(
                        train, new NpyWriter(run.output(Synthetics.VALUES), NpyType.UINT8, train.shape()))) {
            oversampler.synthesize(train, context, sink);
            sink.finish(oversampler, experiment.options().oversampler().plugin(), context.requested(), run);
        }
        run.fact(Facts.SECONDS, (System.nanoTime() - started) / 1e9);
    }
}
