package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import counterpoise.api.ImageShape;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.BatchOversampler.MixedBatch;
import counterpoise.testkit.fake.FakeMixingContext;
import counterpoise.testkit.fake.SeededStream;

/**
 * The checks of over-samplers that work on batches; they need an engine. Each is tried on a batch that lacks a class,
 * on one of a single class, and on one of a single image, as the last of an epoch may be.
 */
final class BatchOversamplerLaws {

    private static final int CLASSES = 4;
    private static final int[] LABELS = {0, 0, 1, 0, 3, 0, 1, 0};
    private static final List<int[]> BATCHES = List.of(LABELS, new int[] {1, 1, 1}, new int[] {2});
    private static final long SEED = 21;
    private static final int STEPS = 3;

    static final List<Law<OversamplerSubject>> LAWS = List.of(
            law("a mixed batch has the images and labels it promises", BatchOversamplerLaws::isWellFormed),
            law("the labels of a mixed batch are those of the batch drawn", BatchOversamplerLaws::labelsWereDrawn),
            law("every image lies where it was promised", BatchOversamplerLaws::keepsItsReach),
            new Law<>("another step draws other numbers", BatchOversamplerLaws::otherStepOtherBatch),
            law("the same step mixes the same batch", BatchOversamplerLaws::sameStepSameBatch),
            law("the batch drawn is left as it was", BatchOversamplerLaws::leavesTheBatch),
            law("a mixed batch belongs to the manager of its images", BatchOversamplerLaws::belongsToTheBatch));

    private BatchOversamplerLaws() {}

    private interface BatchCheck {
        void on(BatchOversampler product, Drawn drawn, Reach reach);
    }

    /** A batch as the runtime draws it. */
    private record Drawn(NDManager manager, NDArray images, int[] labels, FakeMixingContext context) {

        static Drawn of(int[] labels, ImageShape shape, long step, NDManager manager) {
            return new Drawn(
                    manager,
                    BatchOversamplerLaws.images(manager, labels.length, shape),
                    labels.clone(),
                    new FakeMixingContext(SEED, step, CLASSES, manager));
        }

        MixedBatch mixedBy(BatchOversampler product) {
            return product.mix(images, labels, context);
        }

        long step() {
            return context.step();
        }
    }

    private static Law<OversamplerSubject> law(String text, BatchCheck check) {
        return new Law<>(text, subject -> {
            BatchOversampler product = product(subject);
            for (long step = 0; step < STEPS; step++) {
                for (int[] labels : BATCHES) {
                    try (NDManager manager = NDManager.newBaseManager()) {
                        check.on(product, Drawn.of(labels, subject.pixels(), step, manager), subject.reach());
                    }
                }
            }
        });
    }

    private static Law<OversamplerSubject> law(String text, BiConsumer<BatchOversampler, Drawn> check) {
        return law(text, (product, drawn, reach) -> check.accept(product, drawn));
    }

    private static BatchOversampler product(OversamplerSubject subject) {
        if (subject.product().get() instanceof BatchOversampler product) {
            return product;
        }
        throw new LawDoesNotApply("it does not work on batches");
    }

    /** Normalised pixels, channels last in memory. */
    private static NDArray images(NDManager manager, int count, ImageShape shape) {
        SeededStream stream = new SeededStream(SEED, "images", 0);
        float[] values = new float[count * shape.values()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) stream.nextGaussian();
        }
        return manager.create(
                        values, new ai.djl.ndarray.types.Shape(count, shape.height(), shape.width(), shape.channels()))
                .transpose(0, 3, 1, 2);
    }

    private static void isWellFormed(BatchOversampler product, Drawn drawn) {
        MixedBatch mixed = drawn.mixedBy(product);
        long images = mixed.images().getShape().get(0);
        require(images >= 1, "the batch is empty");
        require(
                mixed.images()
                        .getShape()
                        .slice(1)
                        .equals(drawn.images().getShape().slice(1)),
                "images of %s became %s",
                drawn.images().getShape(),
                mixed.images().getShape());
        require(
                mixed.labels().length == images && mixed.mixedLabels().length == images,
                "%d images have %d labels and %d mixed labels",
                images,
                mixed.labels().length,
                mixed.mixedLabels().length);
        for (int[] labels : List.of(mixed.labels(), mixed.mixedLabels())) {
            require(
                    Arrays.stream(labels).allMatch(label -> label >= 0 && label < CLASSES),
                    "a label is not one of %d classes: %s",
                    CLASSES,
                    Arrays.toString(labels));
        }
        require(mixed.weight() >= 0 && mixed.weight() <= 1, "the weight is %s", mixed.weight());
        require(Checks.isFinite(mixed.images().toFloatArray()), "a pixel is not finite");
    }

    private static void labelsWereDrawn(BatchOversampler product, Drawn drawn) {
        MixedBatch mixed = drawn.mixedBy(product);
        for (int[] labels : List.of(mixed.labels(), mixed.mixedLabels())) {
            require(
                    Arrays.stream(labels)
                            .allMatch(label -> Arrays.stream(drawn.labels()).anyMatch(any -> any == label)),
                    "of images with the labels %s it made some with %s",
                    Arrays.toString(drawn.labels()),
                    Arrays.toString(labels));
        }
    }

    private static void keepsItsReach(BatchOversampler product, Drawn drawn, Reach reach) {
        if (reach != Reach.BETWEEN_ANY_TWO) {
            throw new LawDoesNotApply("it does not promise weighted means of images");
        }
        MixedBatch mixed = drawn.mixedBy(product);
        float[][] images = byImage(drawn.images());
        float[][] means = byImage(mixed.images());
        for (int i = 0; i < means.length; i++) {
            float[] mean = means[i];
            int label = mixed.labels()[i];
            int mixedLabel = mixed.mixedLabels()[i];
            require(
                    withLabel(label, drawn.labels()).anyMatch(one -> withLabel(mixedLabel, drawn.labels())
                            .anyMatch(other -> isMean(mean, images[one], images[other], mixed.weight()))),
                    "image %d is no mean of an image of class %d, at the weight %s, and one of class %d",
                    i,
                    label,
                    mixed.weight(),
                    mixedLabel);
        }
    }

    private static IntStream withLabel(int label, int[] labels) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == label);
    }

    private static float[][] byImage(NDArray images) {
        float[] values = images.toFloatArray();
        int size = values.length / (int) images.getShape().get(0);
        return IntStream.range(0, values.length / size)
                .mapToObj(i -> Arrays.copyOfRange(values, i * size, (i + 1) * size))
                .toArray(float[][]::new);
    }

    private static boolean isMean(float[] mean, float[] one, float[] other, double weight) {
        for (int i = 0; i < mean.length; i++) {
            double expected = weight * one[i] + (1 - weight) * other[i];
            if (!(Math.abs(mean[i] - expected) <= 1e-5 * Math.max(1, Math.abs(expected)))) {
                return false;
            }
        }
        return true;
    }

    private static void otherStepOtherBatch(OversamplerSubject subject) {
        BatchOversampler product = product(subject);
        Set<List<Float>> batches = new HashSet<>();
        for (long step = 0; step < STEPS; step++) {
            try (NDManager manager = NDManager.newBaseManager()) {
                Drawn drawn = Drawn.of(LABELS, subject.pixels(), step, manager);
                List<Float> values = new ArrayList<>();
                for (float value : drawn.mixedBy(product).images().toFloatArray()) {
                    values.add(value);
                }
                if (drawn.context().streamsLent() == 0) {
                    throw new LawDoesNotApply("it draws no random numbers");
                }
                batches.add(values);
            }
        }
        require(batches.size() > 1, "%d steps made the same of the same batch", STEPS);
    }

    private static void sameStepSameBatch(BatchOversampler product, Drawn drawn) {
        MixedBatch first = drawn.mixedBy(product);
        MixedBatch second = drawn.mixedBy(product);
        require(
                Checks.sameBits(first.images().toFloatArray(), second.images().toFloatArray()),
                "step %d: the images differ",
                drawn.step());
        require(
                Arrays.equals(first.labels(), second.labels())
                        && Arrays.equals(first.mixedLabels(), second.mixedLabels()),
                "step %d: the labels differ",
                drawn.step());
        require(
                first.weight() == second.weight(),
                "step %d: the weight is %s, then %s",
                drawn.step(),
                first.weight(),
                second.weight());
    }

    private static void leavesTheBatch(BatchOversampler product, Drawn drawn) {
        float[] before = drawn.images().toFloatArray();
        int[] labels = drawn.labels().clone();
        drawn.mixedBy(product);
        require(Checks.sameBits(drawn.images().toFloatArray(), before), "the images were changed");
        require(
                Arrays.equals(drawn.labels(), labels),
                "the labels %s became %s",
                Arrays.toString(labels),
                Arrays.toString(drawn.labels()));
    }

    private static void belongsToTheBatch(BatchOversampler product, Drawn drawn) {
        NDManager owner = drawn.mixedBy(product).images().getManager();
        require(owner == drawn.manager(), "it belongs to %s", owner.getName());
    }
}
