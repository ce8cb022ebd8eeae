package counterpoise.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.runtime.store.Sha256;
import org.junit.jupiter.api.Test;

class SubsetSamplerTest {

    /** Ten classes of 5000 images in turn: the position of the i-th image of a class is 10 i + label. */
    private static final int[] CIFAR_10_LABELS =
            IntStream.range(0, 50_000).map(i -> i % 10).toArray();

    private static final int[] CIFAR_10_COUNTS = {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50};

    @Test
    void keepsTheFirstOfEachShuffledClass() {
        Subset subset = SubsetSampler.draw(CIFAR_10_LABELS, CIFAR_10_COUNTS, 0, 0);
        int[] train = subset.train();
        assertThat(train).hasSize(12_406).doesNotHaveDuplicates();
        assertThat(subset.trainCounts()).containsExactly(CIFAR_10_COUNTS);
        // NumPy: consecutive RandomState(0).shuffle of the 5000 positions of each class, classes 0, 1 and 9
        assertThat(Arrays.copyOf(train, 6)).containsExactly(3980, 38330, 48360, 45720, 6360, 25450);
        assertThat(Arrays.copyOfRange(train, 5000, 5006)).containsExactly(5971, 3321, 5211, 39351, 48001, 11021);
        assertThat(Arrays.copyOfRange(train, 12_356, 12_362)).containsExactly(22049, 38169, 22069, 25079, 19269, 47659);
        assertThat(subset.validation()).isEmpty();
    }

    @Test
    void isGroupedByClassInLabelOrder() {
        int[] train =
                SubsetSampler.draw(CIFAR_10_LABELS, CIFAR_10_COUNTS, 10, 0).train();
        int[] labels = Arrays.stream(train).map(i -> CIFAR_10_LABELS[i]).toArray();
        assertThat(labels).isSorted();
    }

    @Test
    void theValidationPartIsTheLastOfWhatIsKept() {
        int[] all = SubsetSampler.draw(CIFAR_10_LABELS, CIFAR_10_COUNTS, 0, 0).train();
        Subset split = SubsetSampler.draw(CIFAR_10_LABELS, CIFAR_10_COUNTS, 0, 0.1);
        // worked by hand: a tenth of each count, cut
        assertThat(split.validationCounts()).containsExactly(500, 299, 179, 107, 64, 38, 23, 13, 8, 5);
        int from = 0;
        int train = 0;
        int validation = 0;
        for (int label = 0; label < 10; label++) {
            int set = split.validationCounts()[label];
            int rest = CIFAR_10_COUNTS[label] - set;
            assertThat(Arrays.copyOfRange(split.train(), train, train + rest))
                    .containsExactly(Arrays.copyOfRange(all, from, from + rest));
            assertThat(Arrays.copyOfRange(split.validation(), validation, validation + set))
                    .containsExactly(Arrays.copyOfRange(all, from + rest, from + rest + set));
            from += CIFAR_10_COUNTS[label];
            train += rest;
            validation += set;
        }
        assertThat(split.trainCounts()[9]).isEqualTo(45);
    }

    @Test
    void eachClassOfTwoGivesOneToValidation() {
        int[] labels = {0, 0, 0, 1, 1, 2};
        Subset subset = SubsetSampler.draw(labels, new int[] {3, 2, 1}, 0, 0.01);
        assertThat(subset.trainCounts()).containsExactly(2, 1, 1);
        assertThat(subset.validationCounts()).containsExactly(1, 1, 0);
        assertThat(Stream.of(subset.train(), subset.validation())
                        .flatMapToInt(Arrays::stream)
                        .sorted())
                .containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void theDigestIsThatOfLittleEndianLongs() {
        Subset subset = SubsetSampler.draw(new int[] {1, 0}, new int[] {1, 1}, 0, 0);
        assertThat(subset.train()).containsExactly(1, 0);
        // worked by hand: the positions 1 and 0 as eight bytes each, lowest first
        var digest = Sha256.start();
        digest.update(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(subset.digest()).isEqualTo(Sha256.hex(digest));
    }

    @Test
    void anotherSeedIsAnotherCut() {
        assertThat(SubsetSampler.draw(CIFAR_10_LABELS, CIFAR_10_COUNTS, 0, 0).digest())
                .isEqualTo(SubsetSampler.draw(CIFAR_10_LABELS, CIFAR_10_COUNTS, 0, 0)
                        .digest())
                .isNotEqualTo(SubsetSampler.draw(CIFAR_10_LABELS, CIFAR_10_COUNTS, 10, 0)
                        .digest());
    }

    @Test
    void refusesLabelsCountsSeedsAndFractionsThatCannotBe() {
        int[] labels = {0, 1, 2};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubsetSampler.draw(labels, new int[] {1, 1}, 0, 0))
                .withMessage("Training image 2 has the label 2, but the dataset has the classes 0 to 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubsetSampler.draw(labels, new int[] {1, 2, 1}, 0, 0))
                .withMessage("2 images of class 1 are to be kept, but there are 1.");
        assertThatIllegalArgumentException().isThrownBy(() -> SubsetSampler.draw(labels, new int[] {1, 1, 1}, -1, 0));
        for (double fraction : new double[] {-0.1, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SubsetSampler.draw(labels, new int[] {1, 1, 1}, 0, fraction));
        }
    }
}
