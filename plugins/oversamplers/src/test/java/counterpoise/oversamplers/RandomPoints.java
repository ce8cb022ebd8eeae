package counterpoise.oversamplers;

import java.util.SplittableRandom;

/** Overlapping clouds of 40, 17 and 9 points in three dimensions, the classes mixed in the order of the rows. */
final class RandomPoints {

    private RandomPoints() {}

    static Points of(long seed) {
        return on(seed, 0);
    }

    /** The same on a grid, so that many distances are equal and many samples too. */
    static Points onAGrid(long seed) {
        return on(seed, 1);
    }

    private static Points on(long seed, double grid) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] left = {40, 17, 9};
        Points points = Points.none();
        while (left[0] + left[1] + left[2] > 0) {
            int label = random.nextInt(3);
            if (left[label] > 0) {
                left[label]--;
                double[] point = random.doubles(3, 0, 4).map(x -> x + label).toArray();
                for (int i = 0; grid > 0 && i < point.length; i++) {
                    point[i] = Math.rint(point[i] / grid) * grid;
                }
                points = points.with(label, Points.at(point));
            }
        }
        return points;
    }
}
