package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

import com.google.inject.Inject;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.loss.Loss;
import counterpoise.runtime.config.EpochSelection;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.ImageEmbedder;
import counterpoise.runtime.training.ImageSet;
import counterpoise.runtime.training.Network;
import counterpoise.runtime.training.TorchEngine;
import counterpoise.runtime.training.Weights;

/**
 * Hands phase 1 on to phases 2 and 3: the embeddings of all images, not augmented, by the trained network with its
 * statistics fixed, and the head it was trained with. Training images come without synthetic ones.
 */
final class EmbeddingExtraction implements StageRunner {

    private final ImageDataset dataset;
    private final Architecture architecture;
    private final EpochSelection selection;
    private final TorchEngine engine;

    @Inject
    EmbeddingExtraction(ImageDataset dataset, Architecture architecture, EpochSelection selection, TorchEngine engine) {
        this.dataset = dataset;
        this.architecture = architecture;
        this.selection = selection;
        this.engine = engine;
    }

    /** What is not finite would spoil all that comes after: neighbours, heads, metrics. */
    private void checkFinite(float[] embeddings, int width, StoredEmbeddings.Part part) {
        for (int i = 0; i < embeddings.length; i++) {
            if (!Float.isFinite(embeddings[i])) {
                throw new StageFailure("the %s makes an embedding that holds %s, of image %d of the %s images"
                        .formatted(
                                PluginEntry.labelOf(architecture),
                                embeddings[i],
                                i / width,
                                part.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    @Override
    public void run(StageRun run) throws IOException {
        StoredStage training = run.requiredInput(StageKind.TRAINING);
        Loss.Head headKind =
                Loss.Head.valueOf(training.record().facts().get(Facts.HEAD_KIND).asText());
        ExperimentImages images = new ExperimentImages(dataset, run);
        ImageSet test = images.test();
        int classes = images.classNames().size();
        try (Network network = Network.initialize(architecture, test.shape(), classes, headKind, engine)) {
            Weights.restore(network.parameters(), training.path(TrainedWeights.selected(selection)));
            ImageEmbedder embedder = new ImageEmbedder(network, engine, dataset.normalisation());
            for (StoredEmbeddings.Part part : StoredEmbeddings.Part.values()) {
                ImageSet chosen =
                        switch (part) {
                            case TRAIN -> images.train();
                            case VALIDATION -> images.validation();
                            case TEST -> test;
                        };
                float[] embeddings = embedder.embed(chosen, done -> run.progress((part.ordinal() + done) / 3, ""));
                checkFinite(embeddings, network.width(), part);
                Npy.write(run.output(part.valuesFile()), embeddings, chosen.count(), network.width());
                Npy.write(run.output(part.labelsFile()), chosen.labels(), chosen.count());
            }
            Files.write(
                    run.output(StoredEmbeddings.HEAD),
                    Weights.encode(network.head().parametersAs(network.headName()), 0));
            run.fact(StoredEmbeddings.WIDTH, network.width());
            run.fact(Facts.HEAD_NAME, network.headName());
            run.fact(Facts.HEAD_KIND, headKind.name());
            run.fact(Facts.CLASS_NAMES, images.classNames());
        }
    }
}
