package counterpoise.cli;

import java.io.PrintStream;
import java.util.List;

/** A block of lines at the end of a terminal that is drawn in place, below lines that stay. Not thread-safe. */
final class TerminalBlock {

    private static final String ESCAPE = "\u001b[";

    private static final String TO_END_OF_LINE = ESCAPE + "K";
    private static final String TO_END_OF_SCREEN = ESCAPE + "J";

    /** A terminal that has just been made narrower must not break lines, or the block would grow. */
    private static final String BREAK_NO_LINES = ESCAPE + "?7l";

    private static final String BREAK_LINES = ESCAPE + "?7h";

    private final PrintStream terminal;
    private int shown;

    TerminalBlock(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Prints a line that stays, in the place of the block. */
    void print(String line) {
        terminal.print(toTop() + TO_END_OF_SCREEN + line + "\n");
        terminal.flush();
        shown = 0;
    }

    /** Draws the block over the one before. The cursor stays at the end of its last line. */
    void show(List<String> lines) {
        StringBuilder drawn = new StringBuilder(toTop()).append(BREAK_NO_LINES);
        drawn.append(String.join(TO_END_OF_LINE + "\n", lines));
        terminal.print(drawn.append(BREAK_LINES).append(TO_END_OF_SCREEN));
        terminal.flush();
        shown = lines.size();
    }

    /** Takes the block away. */
    void clear() {
        terminal.print(toTop() + TO_END_OF_SCREEN);
        terminal.flush();
        shown = 0;
    }

    private String toTop() {
        return shown > 1 ? "\r" + ESCAPE + (shown - 1) + "A" : shown == 1 ? "\r" : "";
    }
}
