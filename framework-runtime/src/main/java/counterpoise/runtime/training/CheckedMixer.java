package counterpoise.runtime.training;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.BatchOversampler.MixedBatch;
import counterpoise.api.oversampler.BatchOversampler.MixingContext;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.plugin.PluginException;

/** An over-sampler of batches whose mistakes are told with its name and the numbers. */
final class CheckedMixer {

    private final BatchOversampler mixer;
    private final String label;

    CheckedMixer(BatchOversampler mixer) {
        this.mixer = mixer;
        this.label = "the " + PluginEntry.labelOf(mixer);
    }

    /**
     * Mixes a batch.
     *
     * @throws TrainingFailure if the over-sampler throws, or makes a batch that a network cannot be trained on
     */
    MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
        MixedBatch mixed;
        try {
            // A copy: what the over-sampler does to it does not reach the batch.
            mixed = mixer.mix(images, labels.clone(), context);
        } catch (PluginException | TrainingFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TrainingFailure(
                    "%s failed at step %d of the training: %s"
                            .formatted(label, context.step() + 1, TrainingFailure.said(e)),
                    e);
        }
        check(mixed, images, context.classes());
        return mixed;
    }

    private void check(MixedBatch mixed, NDArray images, int classes) {
        if (mixed == null || mixed.images() == null || mixed.labels() == null || mixed.mixedLabels() == null) {
            throw new TrainingFailure(label + " returned null, or a batch with null in it");
        }
        Shape made = mixed.images().getShape();
        Shape drawn = images.getShape();
        if (made.dimension() != drawn.dimension()
                || !made.slice(1).equals(drawn.slice(1))
                || mixed.images().getDataType() != images.getDataType()) {
            throw new TrainingFailure("%s made a batch of shape %s and type %s from one of shape %s and type %s"
                    .formatted(label, made, mixed.images().getDataType(), drawn, images.getDataType()));
        }
        long count = made.get(0);
        if (count < 1 || mixed.labels().length != count || mixed.mixedLabels().length != count) {
            throw new TrainingFailure("%s made a batch of %d images with %d first and %d second labels"
                    .formatted(label, count, mixed.labels().length, mixed.mixedLabels().length));
        }
        checkLabels(mixed.labels(), classes);
        checkLabels(mixed.mixedLabels(), classes);
        if (!(mixed.weight() >= 0 && mixed.weight() <= 1)) {
            throw new TrainingFailure(
                    "%s mixed a batch by the weight %s, which is not from 0 to 1".formatted(label, mixed.weight()));
        }
    }

    private void checkLabels(int[] labels, int classes) {
        Arrays.stream(labels)
                .filter(one -> one < 0 || one >= classes)
                .findFirst()
                .ifPresent(wrong -> {
                    throw new TrainingFailure("%s made a batch with the label %d, but labels run from 0 to %d"
                            .formatted(label, wrong, classes - 1));
                });
    }
}
