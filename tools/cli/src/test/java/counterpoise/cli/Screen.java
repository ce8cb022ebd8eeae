package counterpoise.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that knows the few commands that are used here, and refuses all others. */
final class Screen {

    private static final Pattern TOKEN =
            Pattern.compile("\u001b\\[(\\?7l|\\?7h|\\d+A|K|J)|([\\r\\n])|([^\\u001b\\r\\n]+)|(.)", Pattern.DOTALL);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);

    /** What is printed to it. */
    PrintStream stream() {
        return stream;
    }

    /** What stands on it now. */
    List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        int column = 0;
        Matcher token = TOKEN.matcher(text());
        while (token.find()) {
            if (token.group(4) != null) {
                throw new AssertionError("what does this ask of a terminal: " + token.group(4));
            } else if (token.group(3) != null) {
                StringBuilder line = lines.get(row);
                String text = token.group(3);
                line.setLength(Math.max(line.length(), column + text.length()));
                line.replace(column, column + text.length(), text);
                column += text.length();
            } else if ("\r".equals(token.group(2))) {
                column = 0;
            } else if ("\n".equals(token.group(2))) {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (token.group(1).endsWith("A")) {
                row -= Integer.parseInt(token.group(1).replace("A", ""));
            } else if (token.group(1).equals("K")) {
                cut(lines.get(row), column);
            } else if (token.group(1).equals("J")) {
                cut(lines.get(row), column);
                lines.subList(row + 1, lines.size()).clear();
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    private static void cut(StringBuilder line, int column) {
        line.setLength(Math.min(line.length(), column));
    }

    /** Whether long lines go on in the next, as a user expects. */
    boolean breaksLines() {
        return text().lastIndexOf("\u001b[?7h") >= text().lastIndexOf("\u001b[?7l");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
