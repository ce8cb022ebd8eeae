package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LibtorchTest {

    private static final String WANTED = "PYTORCH_VERSION";

    private final String before = System.getProperty(WANTED);

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(WANTED);
        } else {
            System.setProperty(WANTED, before);
        }
    }

    @Test
    void readsTheVersionThatLiesOnTheClassPath() {
        System.clearProperty(WANTED);
        assertThat(Libtorch.minorVersion()).matches("\\d+\\.\\d+");
    }

    @Test
    void followsTheVersionThatTheUserWants() {
        System.setProperty(WANTED, "2.5.1");
        assertThat(Libtorch.minorVersion()).isEqualTo("2.5");
        System.setProperty(WANTED, "3");
        assertThat(Libtorch.minorVersion()).isEqualTo("3");
    }
}
