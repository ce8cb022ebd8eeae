package counterpoise.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.Imbalance.Profile;
import org.junit.jupiter.api.Test;

/** The lists are those that the programs of Cui et al. (2019) and Cao et al. (2019) print. */
class ClassCountsTest {

    private static final int[] CIFAR_10 =
            IntStream.generate(() -> 5000).limit(10).toArray();

    @Test
    void exponentialCountsOfCifar10() {
        assertThat(exponential(100)).containsExactly(5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50);
        assertThat(exponential(50)).containsExactly(5000, 3237, 2096, 1357, 878, 568, 368, 238, 154, 100);
        assertThat(exponential(10)).containsExactly(5000, 3871, 2997, 2320, 1796, 1391, 1077, 834, 645, 500);
        assertThat(Arrays.stream(exponential(100)).sum()).isEqualTo(12_406);
        assertThat(Arrays.stream(exponential(50)).sum()).isEqualTo(13_996);
        assertThat(Arrays.stream(exponential(10)).sum()).isEqualTo(20_431);
    }

    @Test
    void exponentialCountsOfCifar100() {
        int[] counts = ClassCounts.exponential(500, 100, 10);
        assertThat(counts)
                .containsExactly(
                        500, 488, 477, 466, 455, 445, 434, 424, 415, 405, 396, 387, 378, 369, 361, 352, 344, 336, 328,
                        321, 314, 306, 299, 292, 286, 279, 273, 266, 260, 254, 248, 243, 237, 232, 226, 221, 216, 211,
                        206, 201, 197, 192, 188, 183, 179, 175, 171, 167, 163, 159, 156, 152, 149, 145, 142, 139, 135,
                        132, 129, 126, 123, 121, 118, 115, 112, 110, 107, 105, 102, 100, 98, 95, 93, 91, 89, 87, 85, 83,
                        81, 79, 77, 75, 74, 72, 70, 69, 67, 66, 64, 63, 61, 60, 58, 57, 56, 54, 53, 52, 51, 50);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(19_573);
        int[] steeper = ClassCounts.exponential(500, 100, 100);
        assertThat(Arrays.stream(steeper).sum()).isEqualTo(10_847);
        assertThat(steeper[99]).isEqualTo(5);
    }

    @Test
    void exponentialCountsOfSvhn() {
        // Worked by hand: the natural training counts of the digits 1 to 9 and 0, in this order, hold 5000 to 50.
        int[] natural = {13_861, 10_585, 8_497, 7_458, 6_882, 5_727, 5_595, 5_045, 4_659, 4_948};
        Imbalance hundredfold = new Imbalance(Profile.EXPONENTIAL, 100, OptionalInt.of(5000));
        assertThat(ClassCounts.of(hundredfold, List.of(), names(10), natural))
                .containsExactly(5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50);
        // From the digit 0 on, of which there are 4,948.
        assertThat(ClassCounts.exponential(4948, 10, 100))
                .containsExactly(4948, 2966, 1778, 1066, 639, 383, 229, 137, 82, 49);
    }

    @Test
    void exponentialCountsNeverRise() {
        for (double ratio : new double[] {1, 1.5, 7, 40, 100, 1000}) {
            int[] counts = ClassCounts.exponential(5000, 13, ratio);
            assertThat(counts[0]).isEqualTo(5000);
            assertThat(IntStream.range(1, 13).allMatch(i -> counts[i] <= counts[i - 1]))
                    .isTrue();
            assertThat(counts[12]).isBetween((int) (5000 / ratio) - 1, (int) Math.ceil(5000 / ratio));
        }
    }

    @Test
    void stepCountsHaveTwoHeights() {
        // worked by hand: the first 5 / 2 = 2 classes are large
        assertThat(ClassCounts.step(1000, 5, 100)).containsExactly(1000, 1000, 10, 10, 10);
        assertThat(of(new Imbalance(Profile.STEP, 100)))
                .containsExactly(5000, 5000, 5000, 5000, 5000, 50, 50, 50, 50, 50);
    }

    @Test
    void noneKeepsWhatThereIs() {
        assertThat(ClassCounts.of(Imbalance.NONE, List.of(), names(3), new int[] {4, 9, 2}))
                .containsExactly(4, 9, 2);
    }

    @Test
    void countsAreTakenAsGiven() {
        Imbalance counts = new Imbalance(Profile.COUNTS, 1);
        assertThat(ClassCounts.of(counts, List.of(3, 1), names(2), new int[] {4, 9}))
                .containsExactly(3, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassCounts.of(counts, List.of(3), names(2), new int[] {4, 9}))
                .withMessage(
                        "The imbalance gives counts for 1 classes, but the dataset has 2: give one count a class.");
    }

    @Test
    void theLargestCountIsThatOfTheLargestClassUnlessGiven() {
        Imbalance tenfold = new Imbalance(Profile.EXPONENTIAL, 10);
        assertThat(ClassCounts.of(tenfold, List.of(), names(2), new int[] {100, 90}))
                .containsExactly(100, 10);
        Imbalance tenfoldOf50 = new Imbalance(Profile.EXPONENTIAL, 10, OptionalInt.of(50));
        assertThat(ClassCounts.of(tenfoldOf50, List.of(), names(2), new int[] {100, 90}))
                .containsExactly(50, 5);
    }

    @Test
    void refusesMoreImagesThanAClassHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassCounts.of(
                        new Imbalance(Profile.EXPONENTIAL, 10), List.of(), names(2), new int[] {4948, 13861}))
                .withMessage(
                        "The imbalance wants 13861 samples of class 0 (class0), but there are 4948: ask for fewer.");
    }

    @Test
    void refusesAClassWithoutImages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassCounts.of(
                        new Imbalance(Profile.EXPONENTIAL, 100), List.of(), names(2), new int[] {20, 20}))
                .withMessage("The imbalance leaves class 1 (class1) with 0 samples: lower the ratio, or ask for more.");
    }

    private static int[] exponential(double ratio) {
        return of(new Imbalance(Profile.EXPONENTIAL, ratio));
    }

    private static int[] of(Imbalance imbalance) {
        return ClassCounts.of(imbalance, List.of(), names(10), CIFAR_10);
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(label -> "class" + label).toList();
    }
}
