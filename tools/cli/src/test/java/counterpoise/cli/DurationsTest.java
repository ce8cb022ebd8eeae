package counterpoise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import counterpoise.runtime.run.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @Test
    void areReadable() {
        assertThat(Durations.readable(9.96)).isEqualTo("10.0 s");
        assertThat(Durations.readable(119)).isEqualTo("119 s");
        assertThat(Durations.readable(121)).isEqualTo("2 min 1 s");
        assertThat(Durations.readable(7260)).isEqualTo("2 h 1 min");
    }

    @Test
    void areReadAsTheyAreWritten() {
        assertThat(Durations.written("--timeout", "90s")).hasSeconds(90);
        assertThat(Durations.written("--timeout", "30m")).hasMinutes(30);
        assertThat(Durations.written("--timeout", "2h")).hasHours(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "0s", "-1s", "1.5h", "soon", "90 s", "9999999s"})
    void areRefusedOtherwise(String text) {
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> Durations.written("--timeout", text))
                .withMessage("--timeout: needs a time above 0 such as 90s, 30m or 2h, found " + text);
    }
}
