package counterpoise.api.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The surface as it is written down: that of a version, with marks where there is more or less now. A type's lines
 * stand below its name; {@code +} has come since that version, {@code -} has gone.
 *
 * @param version the version that the unmarked and the gone lines make up
 * @param then the lines of that version
 * @param now the lines of today
 */
record SurfaceFile(Version version, SortedSet<Line> then, SortedSet<Line> now) {

    private static final String HEADER =
            """
            # What a plugin can be compiled against; ApiSurfaceTest says how to write it down anew.
            # + has come since this version, - has gone.
            """;

    private static final Pattern MARKED = Pattern.compile(" {2}([+ -]) (.*)");
    private static final String VERSION = "version ";

    /** A version of the API. */
    record Version(int major, int minor) {

        static Version of(String text) {
            String[] numbers = text.split("\\.");
            return new Version(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }

        /** Whether this is {@code other} or a later one. */
        boolean isAtLeast(Version other) {
            return major > other.major || major == other.major && minor >= other.minor;
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    static SurfaceFile parse(String text) {
        Version version = new Version(0, 0);
        SortedSet<Line> then = new TreeSet<>();
        SortedSet<Line> now = new TreeSet<>();
        String type = "";
        for (String line : text.lines().toList()) {
            Matcher marked = MARKED.matcher(line);
            if (marked.matches()) {
                Line one = new Line(type, marked.group(2));
                if (!marked.group(1).equals("+")) {
                    then.add(one);
                }
                if (!marked.group(1).equals("-")) {
                    now.add(one);
                }
            } else if (line.startsWith(VERSION)) {
                version = Version.of(line.substring(VERSION.length()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                type = line;
            }
        }
        return new SurfaceFile(version, then, now);
    }

    String text() {
        StringBuilder text =
                new StringBuilder(HEADER).append(VERSION).append(version).append('\n');
        SortedSet<Line> all = new TreeSet<>(then);
        all.addAll(now);
        String type = "";
        for (Line line : all) {
            if (!line.type().equals(type)) {
                type = line.type();
                text.append('\n').append(type).append('\n');
            }
            String mark = !then.contains(line) ? "+" : now.contains(line) ? " " : "-";
            text.append("  ").append(mark).append(' ').append(line.text()).append('\n');
        }
        return text.toString();
    }

    /** The same version with other lines today. */
    SurfaceFile today(SortedSet<Line> lines) {
        return new SurfaceFile(version, then, lines);
    }

    /** The lines of today as those of a version. */
    SurfaceFile released(Version of) {
        return new SurfaceFile(of, now, now);
    }

    /** What breaks plugins of the version: what has gone, and what those who have implemented a type now lack. */
    List<String> breaks() {
        SortedSet<String> types = then.stream().map(Line::type).collect(Collectors.toCollection(TreeSet::new));
        Stream<String> gone = minus(then, now).stream().map(line -> "gone: " + line);
        Stream<String> lacking = minus(now, then).stream()
                .filter(line -> line.mustBeImplemented() && types.contains(line.type()))
                .map(line -> "without a default: " + line);
        return Stream.concat(gone, lacking).toList();
    }

    /** The least version that today's lines can have. */
    Version needed() {
        if (!breaks().isEmpty()) {
            return new Version(version.major() + 1, 0);
        }
        return now.equals(then) ? version : new Version(version.major(), version.minor() + 1);
    }

    /** What this has and {@code other} does not, marked by -, and the other way round, marked by +. */
    List<String> differences(SurfaceFile other) {
        List<String> differences = new ArrayList<>();
        SortedSet<Line> all = new TreeSet<>(minus(now, other.now));
        all.addAll(minus(other.now, now));
        all.forEach(line -> differences.add((now.contains(line) ? "- " : "+ ") + line));
        return differences;
    }

    private static SortedSet<Line> minus(SortedSet<Line> from, SortedSet<Line> without) {
        SortedSet<Line> left = new TreeSet<>(from);
        left.removeAll(without);
        return left;
    }
}
