package counterpoise.runtime.training;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.plugin.PluginException;

/** A feature extractor whose mistakes are told with its architecture's name and the numbers. */
final class CheckedExtractor {

    private final Architecture architecture;
    private final FeatureExtractor extractor;
    private final String label;

    private CheckedExtractor(Architecture architecture, FeatureExtractor extractor, String label) {
        this.architecture = architecture;
        this.extractor = extractor;
        this.label = label;
    }

    /**
     * Builds and initializes an extractor, from the engine's generator.
     *
     * @param manager gets the parameters
     * @throws TrainingFailure if the architecture fails, or leaves out a parameter: it would be trained, but neither
     *     saved nor found again
     */
    static CheckedExtractor build(Architecture architecture, ImageShape images, NDManager manager) {
        String label = "the " + PluginEntry.labelOf(architecture);
        try {
            FeatureExtractor extractor = architecture.build(images);
            if (extractor == null) {
                throw new TrainingFailure(label + " built null for images of " + images);
            }
            // Weights without an initializer of their own get DJL's, which is Kaiming-normal by the fan in.
            Shape input = new Shape(1, images.channels(), images.height(), images.width());
            PluginEntry.calling(architecture, "the initialize() of its network", () -> {
                extractor.block().initialize(manager, DataType.FLOAT32, input);
                return null;
            });
            CheckedExtractor checked = new CheckedExtractor(architecture, extractor, label);
            checked.checkParameters();
            return checked;
        } catch (PluginException | TrainingFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TrainingFailure(
                    "%s failed to build a network for images of %s: %s"
                            .formatted(label, images, TrainingFailure.said(e)),
                    e);
        }
    }

    private void checkParameters() {
        Set<Parameter> listed = Collections.newSetFromMap(new IdentityHashMap<>());
        listed.addAll(extractor.parameters().values());
        for (Pair<String, Parameter> own : extractor.block().getParameters()) {
            if (!listed.contains(own.getValue())) {
                throw new TrainingFailure("%s lists %d parameters and leaves out %s of its block, which has %d"
                        .formatted(
                                label,
                                listed.size(),
                                own.getKey(),
                                extractor.block().getParameters().size()));
            }
        }
    }

    Map<String, Parameter> parameters() {
        return extractor.parameters();
    }

    int width() {
        return extractor.width();
    }

    String headName() {
        return extractor.headName();
    }

    /**
     * Embeds images, see {@link Network#embed}.
     *
     * @throws TrainingFailure if the block fails, or makes anything but {@code width} float32 of each image
     * @throws PluginException if it fails with an error, or an exception that it does not declare
     */
    NDArray embed(ParameterStore store, NDArray images, boolean training) {
        NDList made;
        try {
            made = PluginEntry.calling(architecture, "the forward() of its network", () -> extractor
                    .block()
                    .forward(store, new NDList(images), training));
        } catch (PluginException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TrainingFailure(
                    "%s failed on images of shape %s: %s".formatted(label, images.getShape(), TrainingFailure.said(e)),
                    e);
        }
        Shape wanted = new Shape(images.getShape().get(0), extractor.width());
        if (made == null
                || made.size() != 1
                || made.get(0) == null
                || !made.get(0).getShape().equals(wanted)
                || made.get(0).getDataType() != DataType.FLOAT32) {
            throw new TrainingFailure(
                    "%s made %s of images of shape %s, but its width of %d means one float32 array of %s"
                            .formatted(label, described(made), images.getShape(), extractor.width(), wanted));
        }
        return made.get(0);
    }

    private static String described(NDList made) {
        if (made == null || made.stream().anyMatch(Objects::isNull)) {
            return "null";
        }
        return made.size() == 1
                ? "a %s array of %s"
                        .formatted(made.get(0).getDataType(), made.get(0).getShape())
                : made.size() + " arrays";
    }
}
