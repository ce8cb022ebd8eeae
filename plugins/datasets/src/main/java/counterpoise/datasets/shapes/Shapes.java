package counterpoise.datasets.shapes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import counterpoise.api.Images;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;

/**
 * Images of {@link Shape}s. Image {@code i} of a part has the label {@code i % 10} and depends on the options that say
 * how to draw, on the part and on {@code i} alone: more images of each class leave the first as they are.
 */
final class Shapes implements ImageDataset {

    private static final int IMAGES_BETWEEN_PROGRESS = 256;

    private final ShapesOptions options;

    Shapes(ShapesOptions options) {
        this.options = options;
    }

    @Override
    public List<String> classNames(DatasetContext context) {
        return Arrays.stream(Shape.values())
                .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Mean and deviation of all pixels of 100,000 training images drawn with the default options, rounded. */
    @Override
    public Normalisation normalisation() {
        return new Normalisation(List.of(.50, .50, .50), List.of(.24, .24, .24));
    }

    /** Every shape has an axis of symmetry, so that its mirror image is one of its class. */
    @Override
    public Augmentation augmentation() {
        return new Augmentation(2, true);
    }

    @Override
    public Imbalance imbalance() {
        return new Imbalance(Imbalance.Profile.EXPONENTIAL, 50);
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) {
        int perClass =
                switch (part) {
                    case TRAIN -> options.trainPerClass();
                    case TEST -> options.testPerClass();
                };
        Shape[] shapes = Shape.values();
        int[] labels = IntStream.range(0, perClass * shapes.length)
                .map(image -> image % shapes.length)
                .toArray();

        ShapePainter painter = new ShapePainter(options);
        String stream = "%s images of seed %d".formatted(part.name().toLowerCase(Locale.ROOT), options.seed());
        byte[] pixels = new byte[labels.length * Canvas.SHAPE.values()];
        for (int image = 0; image < labels.length; image++) {
            if (image % IMAGES_BETWEEN_PROGRESS == 0) {
                context.progress((double) image / labels.length);
            }
            painter.paint(shapes[labels[image]], context.random(stream, image))
                    .write(pixels, image * Canvas.SHAPE.values());
        }
        return new LabelledImages(Images.of(Canvas.SHAPE, pixels), labels);
    }
}
