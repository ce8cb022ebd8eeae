package counterpoise.oversamplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.BatchOversampler.MixedBatch;
import counterpoise.api.oversampler.Space;
import counterpoise.testkit.fake.FakeMixingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemixOversamplerTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void worksOnBatchesAlone() {
        assertThat(remix(0.2).spaces()).containsExactly(Space.BATCH);
    }

    @Test
    void bringsEveryClassOfTheBatchToItsLargest() {
        // Worked by hand: of class 0 positions 1, 2 and 3; of class 2 positions 0 and 4, and the second of them again.
        ScriptedContext context = new ScriptedContext(RandomPoints.of(0), new int[3], 1);
        assertThat(RemixOversampler.balanced(new int[] {2, 0, 0, 0, 2}, context.random("remix", 0)))
                .containsExactly(1, 2, 3, 0, 4, 4);
        assertThat(context.isUsedUp()).isTrue();
    }

    @Test
    void mixesImagesByTheWeight() {
        // Worked by hand: .3 (1, 0) + .7 (0, 1).
        NDArray images = manager.create(new float[] {1, 0, 0, 1}, new Shape(2, 1, 1, 2));
        NDArray mixed = RemixOversampler.mixed(images, new int[] {0, 1, 0}, new int[] {1, 0, 0}, 0.3);
        assertThat(mixed.getShape()).isEqualTo(new Shape(3, 1, 1, 2));
        assertThat(mixed.toFloatArray()).containsExactly(0.3f, 0.7f, 0.7f, 0.3f, 1, 0);
    }

    @Test
    void keepsTheOrderOfChannelsHeightAndWidth() {
        float[] values = new float[2 * 2 * 3];
        IntStream.range(0, values.length).forEach(i -> values[i] = i);
        NDArray image = manager.create(values, new Shape(1, 2, 2, 3));
        NDArray mixed = RemixOversampler.mixed(image, new int[] {0}, new int[] {0}, 1);
        assertThat(mixed.getShape()).isEqualTo(new Shape(1, 2, 2, 3));
        assertThat(mixed.toFloatArray()).containsExactly(values);
    }

    @Test
    void leavesChannelsLastInMemory() {
        NDArray batch = manager.randomNormal(new Shape(4, 5, 6, 3)).transpose(0, 3, 1, 2);
        NDArray mixed = RemixOversampler.mixed(batch, new int[] {0, 1, 2, 3}, new int[] {3, 1, 0, 2}, 0.5);
        float before = mixed.sum().getFloat();
        // Flattened in the order of the memory an array is a view of itself, through which it can be written, else a
        // copy.
        mixed.transpose(0, 2, 3, 1).reshape(-1).addi(1);
        assertThat(mixed.sum().getFloat()).isCloseTo(before + mixed.size(), within(0.01f));
    }

    @Test
    void takesClassesAboutEquallyOftenAndPairsEveryImageOnce() {
        int[] labels = new int[64];
        Arrays.fill(labels, 60, 64, 1);
        int rare = 0;
        for (int step = 0; step < 50; step++) {
            MixedBatch mixed = mix(remix(0.2), labels, step);
            assertThat(mixed.labels()).hasSize(64);
            int[] sorted = mixed.labels().clone();
            int[] mixedSorted = mixed.mixedLabels().clone();
            Arrays.sort(sorted);
            Arrays.sort(mixedSorted);
            assertThat(mixedSorted).isEqualTo(sorted);
            rare += Arrays.stream(sorted).sum();
        }
        // 1600 of 3200 expected, standard deviation 28.
        assertThat(rare).isBetween(1459, 1741);
    }

    @Test
    void drawsWeightsFromTheBetaDistribution() {
        for (double alpha : new double[] {0.2, 1, 4}) {
            double[] weights = IntStream.range(0, 4000)
                    .mapToDouble(
                            step -> mix(remix(alpha), new int[] {0, 1}, step).weight())
                    .toArray();
            double mean = Arrays.stream(weights).average().orElseThrow();
            double variance = Arrays.stream(weights)
                    .map(weight -> (weight - mean) * (weight - mean))
                    .average()
                    .orElseThrow();
            // Of Beta(a, a): mean 1 / 2, variance 1 / (4 (2 a + 1)); five standard errors of 4000 draws allowed.
            double expected = 1 / (4 * (2 * alpha + 1));
            assertThat(mean).isBetween(0.5 - 5 * Math.sqrt(expected / 4000), 0.5 + 5 * Math.sqrt(expected / 4000));
            assertThat(variance).isBetween(0.93 * expected, 1.07 * expected);
        }
    }

    private MixedBatch mix(BatchOversampler remix, int[] labels, long step) {
        try (NDManager batch = manager.newSubManager()) {
            NDArray images = batch.zeros(new Shape(labels.length, 1, 1, 1));
            return remix.mix(images, labels, new FakeMixingContext(1, step, 2, batch));
        }
    }

    private static BatchOversampler remix(double alpha) {
        return (BatchOversampler) new RemixPlugin().create(new RemixOptions(alpha));
    }
}
