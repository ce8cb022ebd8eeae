package counterpoise.runtime.lifecycle;

import java.io.IOException;

import com.google.inject.Inject;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.runtime.store.NpyType;
import counterpoise.runtime.store.NpyWriter;

/** Adds synthetic images before phase 1, for over-samplers that work on pixels. */
final class PixelAugmentation implements StageRunner {

    private final ImageDataset dataset;
    private final Synthesis synthesis;

    @Inject
    PixelAugmentation(ImageDataset dataset, Synthesis synthesis) {
        this.dataset = dataset;
        this.synthesis = synthesis;
    }

    @Override
    public void run(StageRun run) throws IOException {
        ExperimentImages images = new ExperimentImages(dataset, run);
        images.checkSize();
        PixelSamples train =
                new PixelSamples(images.train(), images.classNames().size());
        NpyWriter writer = new NpyWriter(run.output(Synthetics.VALUES), NpyType.UINT8, train.shape());
        synthesis.run(train, new CheckingSink.OfPixels(train, writer), run);
    }
}
