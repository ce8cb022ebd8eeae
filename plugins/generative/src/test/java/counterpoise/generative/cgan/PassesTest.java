package counterpoise.generative.cgan;

import static org.assertj.core.api.Assertions.assertThat;

import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class PassesTest {

    private final Passes passes = new Passes(new int[] {3, 5, 7, 11}, new SeededStream(1, "order", 0));

    @Test
    void everyRowComesOnceAPass() {
        assertThat(passes.next(4)).containsExactlyInAnyOrder(3, 5, 7, 11);
        int[] first = passes.next(3);
        int[] rest = passes.next(1);

        assertThat(first).doesNotContain(rest).doesNotHaveDuplicates();
    }

    @Test
    void aBatchMayBeLargerThanAPass() {
        assertThat(passes.next(12)).containsOnly(3, 5, 7, 11).hasSize(12);
        assertThat(new Passes(new int[] {9}, new SeededStream(1, "order", 0)).next(3))
                .containsExactly(9, 9, 9);
    }
}
