package counterpoise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalBlockTest {

    private Screen screen;
    private TerminalBlock block;

    @BeforeEach
    void open() {
        screen = new Screen();
        block = new TerminalBlock(screen.stream());
    }

    @Test
    void isDrawnOverItself() {
        block.show(List.of("one 10%", "two 20%", "whole"));
        block.show(List.of("one 5%", "whole"));
        assertThat(screen.lines()).containsExactly("one 5%", "whole");
        block.show(List.of("one 6%", "two 21%", "three", "whole"));
        assertThat(screen.lines()).containsExactly("one 6%", "two 21%", "three", "whole");
    }

    @Test
    void standsBelowTheLinesThatStay() {
        block.print("before");
        block.show(List.of("one", "whole"));
        block.print("first event");
        block.print("second event");
        block.show(List.of("one", "whole"));
        assertThat(screen.lines()).containsExactly("before", "first event", "second event", "one", "whole");
    }

    @Test
    void leavesNothingBehind() {
        block.print("event");
        block.show(List.of("one", "two", "whole"));
        block.clear();
        assertThat(screen.lines()).containsExactly("event", "");
        assertThat(screen.breaksLines()).isTrue();
    }
}
