package counterpoise.generative.gamo;

import java.util.Arrays;

import counterpoise.api.RandomStream;

/** Draws the classes of generated samples: each as often as it lacks samples. */
final class LabelDraw {

    private final long[] sums;

    /** @param lacking how many samples each class lacks, by label; one at least lacks some */
    LabelDraw(int[] lacking) {
        this.sums = new long[lacking.length];
        long sum = 0;
        for (int label = 0; label < lacking.length; label++) {
            sum += lacking[label];
            sums[label] = sum;
        }
    }

    /** As many labels, in ascending order. */
    int[] next(int count, RandomStream stream) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = of(stream.nextDouble());
        }
        Arrays.sort(labels);
        return labels;
    }

    /** The label at a fraction, from 0 (inclusive) to 1 (exclusive), of all that is lacking. */
    int of(double fraction) {
        long place = (long) (fraction * sums[sums.length - 1]);
        int label = 0;
        while (sums[label] <= place) {
            label++;
        }
        return label;
    }
}
