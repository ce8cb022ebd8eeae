package counterpoise.generative.images;

import java.util.Arrays;
import java.util.List;

/** How far samples are from those most like them. */
final class NearestOther {

    private NearestOther() {}

    /**
     * The mean over samples of the Euclidean distance to the nearest other one; it becomes less the more samples there
     * are, so that only sets of equal size compare.
     *
     * @param samples at least two, of equal length
     */
    static double meanDistance(List<float[]> samples) {
        double[] nearest = new double[samples.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < nearest.length; i++) {
            for (int j = 0; j < i; j++) {
                double square = squaredDistance(samples.get(i), samples.get(j));
                nearest[i] = Math.min(nearest[i], square);
                nearest[j] = Math.min(nearest[j], square);
            }
        }
        return Arrays.stream(nearest).map(Math::sqrt).average().orElseThrow();
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
