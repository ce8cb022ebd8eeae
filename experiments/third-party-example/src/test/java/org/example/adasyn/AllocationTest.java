package org.example.adasyn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {

    @Test
    void dividesByTheDensityWithoutADrawWhereItDividesEvenly() {
        // Worked by hand: 20 x 1/10, 20 x 2/10, ...; the stream has no number to give.
        assertThat(Allocation.of(new int[] {1, 2, 0, 3, 4}, 20, ScriptedContext.stream()))
                .containsExactly(2, 4, 0, 6, 8);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0.6640625, 1, 1", "0.671875, 0, 2", "0.9921875, 0, 2"})
    void drawsWhatIsLeftByThePartsLeftOver(double drawn, int first, int second) {
        // Worked by hand: 4 x (1, 2, 0, 3) / 6 is (4/6, 1 2/6, 0, 2). One is left, drawn by (4/6, 2/6, 0, 0).
        assertThat(Allocation.of(new int[] {1, 2, 0, 3}, 4, ScriptedContext.stream(ScriptedContext.bits(drawn))))
                .containsExactly(first, second, 0, 2);
    }

    @Test
    void losesNoneWhereThereAreMoreSamplesThanAreWanted() {
        int[] enemies = new int[100];
        Arrays.fill(enemies, 3);
        int[] counts = Allocation.of(enemies, 7, new SeededStream(1));
        assertThat(Arrays.stream(counts).sum()).isEqualTo(7);
    }

    @Test
    void givesEachAtLeastTheWholePartOfItsShareAndAllThatIsWanted() {
        for (int trial = 0; trial < 500; trial++) {
            SeededStream random = new SeededStream(1, "trial", trial);
            int[] enemies = new int[1 + random.nextInt(20)];
            Arrays.setAll(enemies, i -> random.nextInt(6));
            enemies[random.nextInt(enemies.length)]++;
            int total = 1 + random.nextInt(200);
            int sum = Arrays.stream(enemies).sum();

            int[] counts = Allocation.of(enemies, total, random);

            assertThat(Arrays.stream(counts).sum()).isEqualTo(total);
            for (int i = 0; i < counts.length; i++) {
                assertThat(counts[i]).isGreaterThanOrEqualTo(total * enemies[i] / sum);
                assertThat(enemies[i] > 0 || counts[i] == 0).isTrue();
            }
        }
    }

    @Test
    void followsTheDensityOnAverage() {
        // Worked by hand: 3 x (1, 2, 0, 4) / 7. The last has one for certain; two are drawn by (3, 6, 0, 5) / 14. Of
        // these each count is binomial, its standard deviation at most sqrt(2 / 4), that of the mean of 8,000 below
        // .008.
        double[] mean = new double[4];
        for (int i = 0; i < 8000; i++) {
            int[] counts = Allocation.of(new int[] {1, 2, 0, 4}, 3, new SeededStream(1, "average", i));
            Arrays.setAll(mean, sample -> mean[sample] + counts[sample] / 8000.0);
        }
        assertThat(mean).containsExactly(new double[] {3 / 7.0, 6 / 7.0, 0, 12 / 7.0}, within(0.04));
    }
}
