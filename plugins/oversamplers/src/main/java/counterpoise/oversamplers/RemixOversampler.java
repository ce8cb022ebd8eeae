package counterpoise.oversamplers;

import java.util.Arrays;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import counterpoise.api.RandomStream;
import counterpoise.api.oversampler.BatchOversampler;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;

/**
 * Remix (Bellinger, Corizzo, Japkowicz 2021, "Calibrated Resampling for Imbalanced and Long-Tails in Deep Learning",
 * Discovery Science, pp. 242-252): balances each batch, then mixes it as Mixup does (Zhang et al. 2018, arXiv
 * 1710.09412). Not the "Rebalanced Mixup" of Chou et al. 2020 that is called Remix too.
 *
 * <p>Every class that the batch drawn has is brought to the size of the batch's largest by repeating its images, drawn
 * with replacement; from these as many images as the batch had are drawn with replacement; and each is mixed with
 * one of them, itself not excluded, by one random order and one weight for the whole batch. A class that the batch
 * lacks stays absent: over many batches the classes are nearer to balance than the training set, but not balanced.
 *
 * <p>Published trainings that call themselves Remix first enlarge the training set to equal classes, and so take more
 * steps an epoch; here an epoch is one pass over the images there are.
 *
 * <p>Draws, from the stream {@code remix} of the step: for each class of the batch by label the images to repeat, in
 * the order of the batch; the images of the new batch, among the classes by label, originals before repetitions; the
 * order of their partners; the weight.
 */
final class RemixOversampler implements BatchOversampler {

    private final RemixOptions options;

    RemixOversampler(RemixOptions options) {
        this.options = options;
    }

    @Override
    public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
        RandomStream random = context.random("remix", context.step());
        int[] pool = balanced(labels, random);
        int[] first = IntStream.range(0, labels.length)
                .map(i -> pool[random.nextInt(pool.length)])
                .toArray();
        int[] second = pick(first, random.permutation(first.length));
        UniformRandomProvider uniform = random::nextLong;
        double weight =
                ChengBetaSampler.of(uniform, options.alpha(), options.alpha()).sample();
        return new MixedBatch(mixed(images, first, second, weight), pick(labels, first), pick(labels, second), weight);
    }

    /** Positions in the batch, as many of each class that is there: class by class, originals before repetitions. */
    static int[] balanced(int[] labels, RandomStream random) {
        int[][] classes = IntStream.of(labels)
                .distinct()
                .sorted()
                .mapToObj(label -> IntStream.range(0, labels.length)
                        .filter(i -> labels[i] == label)
                        .toArray())
                .toArray(int[][]::new);
        int largest =
                Arrays.stream(classes).mapToInt(images -> images.length).max().orElse(0);
        return Arrays.stream(classes)
                .flatMapToInt(images -> IntStream.range(0, largest)
                        .map(i -> i < images.length ? images[i] : images[random.nextInt(images.length)]))
                .toArray();
    }

    private static int[] pick(int[] values, int[] positions) {
        return IntStream.of(positions).map(position -> values[position]).toArray();
    }

    /** The weighted means of the images at both positions; channels last in memory, as the batch is. */
    static NDArray mixed(NDArray images, int[] first, int[] second, double weight) {
        NDArray channelsLast = images.transpose(0, 2, 3, 1);
        NDManager manager = images.getManager();
        NDArray mixed = channelsLast.get(manager.create(first)).muli((float) weight);
        mixed.addi(channelsLast.get(manager.create(second)).muli((float) (1 - weight)));
        return mixed.transpose(0, 3, 1, 2);
    }
}
