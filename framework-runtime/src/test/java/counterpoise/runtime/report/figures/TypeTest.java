package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TypeTest {

    @Test
    void isAsWideAsHelvetica() {
        // E 667, O 778, S 667 thousandths, from the font's metrics.
        assertThat(Type.width("EOS", 10)).isCloseTo(21.12, within(1e-9));
        assertThat(Type.width("~", 1000)).isEqualTo(584);
        assertThat(Type.width(" ", 1000)).isEqualTo(278);
        assertThat(Type.width("iw", 1000)).isEqualTo(222 + 722);
        assertThat(Type.width("漢", 1000)).isEqualTo(1000);
    }

    @Test
    void isCutWhereItIsTooWide() {
        assertThat(Type.fitted("EOS", 10, 21.2)).isEqualTo("EOS");
        assertThat(Type.fitted("Borderline", 10, 30)).isEqualTo("Bor…");
        assertThat(Type.fitted("Borderline", 10, 0)).isEqualTo("…");
        // Never half a character: the face is one, of two chars.
        assertThat(Type.fitted("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 10, 25)).isEqualTo("\ud83d\ude00…");
    }

    @Test
    void breaksBetweenWords() {
        assertThat(Type.wrapped("one two three", 10, 40, 3)).containsExactly("one two", "three");
        assertThat(Type.wrapped("one two three", 10, 40, 1)).containsExactly("one tw…");
        assertThat(Type.wrapped("", 10, 40, 2)).containsExactly("");
    }
}
