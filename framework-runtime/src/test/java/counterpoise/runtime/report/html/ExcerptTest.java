package counterpoise.runtime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void keepsAllRowsWhereThereAreFew() {
        assertThat(Excerpt.spread(0, 5)).isEmpty();
        assertThat(Excerpt.spread(1, 5)).containsExactly(0);
        assertThat(Excerpt.spread(4, 5)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void spreadsTheRowsThatAreKeptFromTheFirstToTheLast() {
        assertThat(Excerpt.spread(9, 5)).containsExactly(0, 2, 4, 6, 8);
        assertThat(Excerpt.spread(200, 4)).containsExactly(0, 66, 132, 199);
        assertThat(Excerpt.spread(200, 0)).containsExactly(0, 199);
    }

    @Test
    void takesNumbersForNumbers() {
        assertThat(Excerpt.cell("0.25")).isEqualTo(0.25);
        assertThat(Excerpt.cell("-1")).isEqualTo(-1.0);
        assertThat(Excerpt.cell("")).isNull();
        assertThat(Excerpt.cell("3rd")).isEqualTo("3rd");
        assertThat(Excerpt.cell("ring")).isEqualTo("ring");
    }
}
