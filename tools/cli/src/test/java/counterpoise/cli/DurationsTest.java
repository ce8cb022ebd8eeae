package counterpoise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void areReadable() {
        assertThat(Durations.readable(9.96)).isEqualTo("10.0 s");
        assertThat(Durations.readable(119)).isEqualTo("119 s");
        assertThat(Durations.readable(121)).isEqualTo("2 min 1 s");
        assertThat(Durations.readable(7260)).isEqualTo("2 h 1 min");
    }
}
