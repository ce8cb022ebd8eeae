package counterpoise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

    @Test
    void readsWhatSttySays() {
        assertThat(Terminal.parse("24 80\n")).contains(new Terminal.Size(80, 24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "24 0\n", "stty: no terminal", "999999 80\n"})
    void takesNothingElseForASize(String said) {
        assertThat(Terminal.parse(said)).isEmpty();
    }
}
