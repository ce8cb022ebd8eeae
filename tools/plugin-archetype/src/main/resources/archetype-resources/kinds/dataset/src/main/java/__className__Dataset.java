package ${package};

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import counterpoise.api.RandomStream;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;

/**
 * Images of one bright Gaussian blob on noise. The blobs of a class lie about one point of a circle round the centre.
 * Image {@code i} of a part has the label {@code i % 5} and depends on the part and on {@code i} alone.
 */
final class ${className}Dataset implements ImageDataset {

    private static final int CLASSES = 5;
    private static final int TEST_PER_CLASS = 50;
    private static final ImageShape SHAPE = new ImageShape(16, 16, 1);
    private static final int IMAGES_BETWEEN_PROGRESS = 256;

    /** In pixels: of the circle, of the scatter about its points, and of a blob. */
    private static final double RADIUS = 4;

    private static final double SCATTER = 1.5;
    private static final double SIZE = 2;

    private final int trainPerClass;

    ${className}Dataset(int trainPerClass) {
        this.trainPerClass = trainPerClass;
    }

    @Override
    public List<String> classNames(DatasetContext context) {
        return IntStream.range(0, CLASSES)
                .mapToObj(label -> "at %d degrees".formatted(label * 360 / CLASSES))
                .toList();
    }

    /** Mean and deviation of all pixels, rounded. */
    @Override
    public Normalisation normalisation() {
        return new Normalisation(List.of(0.17), List.of(0.19));
    }

    @Override
    public Imbalance imbalance() {
        return new Imbalance(Imbalance.Profile.EXPONENTIAL, 20);
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) {
        int perClass = part == Part.TRAIN ? trainPerClass : TEST_PER_CLASS;
        int[] labels =
                IntStream.range(0, perClass * CLASSES).map(image -> image % CLASSES).toArray();
        String stream = part.name().toLowerCase(Locale.ROOT) + " images";
        byte[] pixels = new byte[labels.length * SHAPE.values()];
        for (int image = 0; image < labels.length; image++) {
            if (image % IMAGES_BETWEEN_PROGRESS == 0) {
                context.progress((double) image / labels.length);
            }
            draw(labels[image], context.random(stream, image), pixels, image * SHAPE.values());
        }
        return new LabelledImages(Images.of(SHAPE, pixels), labels);
    }

    private static void draw(int label, RandomStream random, byte[] pixels, int offset) {
        double angle = 2 * Math.PI * label / CLASSES;
        double x = (SHAPE.width() - 1) / 2.0 + RADIUS * Math.cos(angle) + SCATTER * random.nextGaussian();
        double y = (SHAPE.height() - 1) / 2.0 - RADIUS * Math.sin(angle) + SCATTER * random.nextGaussian();
        for (int row = 0; row < SHAPE.height(); row++) {
            for (int column = 0; column < SHAPE.width(); column++) {
                double squaredDistance = (column - x) * (column - x) + (row - y) * (row - y);
                double blob = 0.7 * Math.exp(-squaredDistance / (2 * SIZE * SIZE));
                double value = 0.1 + blob + 0.05 * random.nextGaussian();
                pixels[offset + row * SHAPE.width() + column] =
                        (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
            }
        }
    }
}
