package counterpoise.datasets.celeba;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import counterpoise.api.RandomStream;

/**
 * The images of one class, divided at random.
 *
 * @param train those to train on
 * @param test those to test on, none of them trained on
 */
record Split(List<String> train, List<String> test) {

    /**
     * Draws the test images, then the training images from the rest. More training images leave those drawn before; in
     * both parts the order is that of {@code names}.
     *
     * @param names the images of the class, more than {@code test}
     * @param trainAtMost training images, if there are as many
     */
    static Split draw(List<String> names, int test, int trainAtMost, RandomStream random) {
        int[] order = random.permutation(names.size());
        int end = (int) Math.min(names.size(), (long) test + trainAtMost);
        return new Split(chosen(names, order, test, end), chosen(names, order, 0, test));
    }

    private static List<String> chosen(List<String> names, int[] order, int from, int end) {
        int[] rows = Arrays.copyOfRange(order, from, end);
        Arrays.sort(rows);
        List<String> chosen = new ArrayList<>(rows.length);
        for (int row : rows) {
            chosen.add(names.get(row));
        }
        return chosen;
    }
}
