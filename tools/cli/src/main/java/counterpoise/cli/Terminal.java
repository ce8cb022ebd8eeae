package counterpoise.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal that the program was started on. */
final class Terminal {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
    private static final int PATIENCE_SECONDS = 1;

    /**
     * The size of a terminal.
     *
     * @param columns characters a line
     * @param rows lines
     */
    record Size(int columns, int rows) {}

    private Terminal() {}

    /** Whether stderr is a terminal on which the cursor can be moved; the launcher says whether it is one. */
    static boolean canBeDrawnOn() {
        String kind = System.getenv("TERM");
        return Boolean.getBoolean("counterpoise.terminal") && kind != null && !kind.isEmpty() && !kind.equals("dumb");
    }

    /** Its size now, which changes as the user drags its window; asked of {@code stty}, since Java does not say. */
    static Size size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return parse(said).orElseGet(Terminal::sizeAtStart);
            }
        } catch (IOException e) {
            // There is no such command here, or no terminal to ask.
            return sizeAtStart();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sizeAtStart();
    }

    /** Reads {@code rows columns}; empty if a terminal does not know its size and says 0. */
    static Optional<Size> parse(String said) {
        Matcher matcher = SIZE.matcher(said);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Size size = new Size(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
        return size.columns() > 0 && size.rows() > 0 ? Optional.of(size) : Optional.empty();
    }

    private static Size sizeAtStart() {
        return new Size(Math.max(1, Integer.getInteger("counterpoise.columns", 80)), 24);
    }
}
