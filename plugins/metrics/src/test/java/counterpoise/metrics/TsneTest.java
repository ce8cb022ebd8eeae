package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import counterpoise.api.RandomStream;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class TsneTest {

    private static final int HALF = 60;

    /** Two normal clusters in ten dimensions, their centres 10 deviations apart on every axis. */
    private static float[][] clusters() {
        RandomStream random = new SeededStream(5, "clusters", 0);
        float[][] rows = new float[2 * HALF][10];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < 10; k++) {
                rows[i][k] = (float) (random.nextGaussian() + (i < HALF ? 0 : 10));
            }
        }
        return rows;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    @Test
    void keepsSeparatedClustersApart() {
        double[][] places = Tsne.embed(clusters(), 20, 500);
        for (int i = 0; i < places.length; i++) {
            int nearest = -1;
            for (int j = 0; j < places.length; j++) {
                boolean nearer = nearest < 0 || distance(places[i], places[j]) < distance(places[i], places[nearest]);
                if (j != i && nearer) {
                    nearest = j;
                }
            }
            assertThat(nearest / HALF).as("cluster of the neighbour of %d", i).isEqualTo(i / HALF);
        }
        double within = mean(places, 0, HALF, 0, HALF);
        assertThat(mean(places, 0, HALF, HALF, 2 * HALF)).isGreaterThan(2 * within);
    }

    private static double mean(double[][] places, int from, int to, int otherFrom, int otherTo) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            for (int j = otherFrom; j < otherTo; j++) {
                sum += distance(places[i], places[j]);
            }
        }
        return sum / (to - from) / (otherTo - otherFrom);
    }

    @Test
    void lowersTheCost() {
        float[][] rows = clusters();
        Similarities similarities = Similarities.of(rows, 20);
        double before = similarities.cost(flat(Tsne.embed(rows, 20, 0)));
        double after = similarities.cost(flat(Tsne.embed(rows, 20, 500)));
        assertThat(after).isLessThan(before / 3);
    }

    private static double[] flat(double[][] places) {
        double[] flat = new double[2 * places.length];
        for (int i = 0; i < places.length; i++) {
            flat[2 * i] = places[i][0];
            flat[2 * i + 1] = places[i][1];
        }
        return flat;
    }

    @Test
    void givesTheSameBitsForTheSameRows() {
        double[][] first = Tsne.embed(clusters(), 20, 60);
        assertThat(Tsne.embed(clusters(), 20, 60)).isDeepEqualTo(first);
    }

    @Test
    void placesCopiesOfRows() {
        // Random over-sampling makes these.
        float[][] rows = clusters();
        for (int i = 1; i < 40; i++) {
            rows[i] = rows[0];
        }
        double[][] places = Tsne.embed(rows, 10, 300);
        assertThat(flat(places)).doesNotContain(Double.NaN).hasSize(4 * HALF);
        assertThat(distance(places[0], places[1])).isLessThan(distance(places[0], places[2 * HALF - 1]));
    }

    @Test
    void hasAPerplexityForFewPoints() {
        assertThat(Tsne.perplexity(2000)).isEqualTo(30);
        assertThat(Tsne.perplexity(31)).isEqualTo(10);
        assertThatThrownBy(() -> Tsne.embed(new float[][] {{0}, {1}}, Tsne.perplexity(2), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
