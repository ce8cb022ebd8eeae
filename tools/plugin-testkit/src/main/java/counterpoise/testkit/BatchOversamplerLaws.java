package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.util.Arrays;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import counterpoise.api.ImageShape;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.BatchOversampler.MixedBatch;
import counterpoise.testkit.fake.FakeMixingContext;
import counterpoise.testkit.fake.SeededStream;

/** The checks of over-samplers that work on batches; they need an engine. */
final class BatchOversamplerLaws {

    private static final int CLASSES = 3;
    private static final int[] LABELS = {0, 0, 1, 0, 2, 0, 1, 0};
    private static final long SEED = 21;
    private static final int STEPS = 3;

    static final List<Law<OversamplerSubject>> LAWS = List.of(
            law("a mixed batch has the images and labels it promises", BatchOversamplerLaws::isWellFormed),
            law("the same step mixes the same batch", BatchOversamplerLaws::sameStepSameBatch),
            law("the batch drawn is left as it was", BatchOversamplerLaws::leavesTheBatch),
            law("a mixed batch belongs to the manager of its images", BatchOversamplerLaws::belongsToTheBatch));

    private BatchOversamplerLaws() {}

    private interface BatchCheck {
        void on(BatchOversampler product, Drawn drawn);
    }

    /** A batch as the runtime draws it. */
    private record Drawn(NDManager manager, NDArray images, int[] labels, long step) {

        MixedBatch mixedBy(BatchOversampler product) {
            return product.mix(images, labels, new FakeMixingContext(SEED, step, CLASSES, manager));
        }
    }

    private static Law<OversamplerSubject> law(String text, BatchCheck check) {
        return new Law<>(text, subject -> {
            if (!(subject.product().get() instanceof BatchOversampler product)) {
                throw new LawDoesNotApply("it does not work on batches");
            }
            for (long step = 0; step < STEPS; step++) {
                try (NDManager manager = NDManager.newBaseManager()) {
                    check.on(product, new Drawn(manager, images(manager, subject.pixels()), LABELS.clone(), step));
                }
            }
        });
    }

    /** Normalised pixels, channels last in memory. */
    private static NDArray images(NDManager manager, ImageShape shape) {
        SeededStream stream = new SeededStream(SEED, "images", 0);
        float[] values = new float[LABELS.length * shape.values()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) stream.nextGaussian();
        }
        return manager.create(
                        values,
                        new ai.djl.ndarray.types.Shape(LABELS.length, shape.height(), shape.width(), shape.channels()))
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
        drawn.mixedBy(product);
        require(Checks.sameBits(drawn.images().toFloatArray(), before), "the images were changed");
        require(
                Arrays.equals(drawn.labels(), LABELS),
                "the labels %s became %s",
                Arrays.toString(LABELS),
                Arrays.toString(drawn.labels()));
    }

    private static void belongsToTheBatch(BatchOversampler product, Drawn drawn) {
        NDManager owner = drawn.mixedBy(product).images().getManager();
        require(owner == drawn.manager(), "it belongs to %s", owner.getName());
    }
}
