package counterpoise.api.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import counterpoise.api.surface.SurfaceFile.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceFileTest {

    private static final String TEXT =
            """
            # What a plugin can be compiled against; ApiSurfaceTest says how to write it down anew.
            # + has come since this version, - has gone.
            version 1.4

            a.One
                is public interface
                method abstract int count()
              + method default int size()

            b.Two
                is public record
                components (int x)
              - method int twice()
            """;

    @Test
    void isReadAsItWasWritten() {
        assertThat(SurfaceFile.parse(TEXT).text()).isEqualTo(TEXT);
    }

    @Test
    void takesTodaysLinesForThoseOfAReleasedVersion() {
        assertThat(SurfaceFile.parse(TEXT).released(new Version(2, 0)).text())
                .contains("version 2.0", "    method default int size()")
                .doesNotContain("  + ", "  - ", "twice");
    }

    @Test
    void tellsWhatIsGoneAndWhatHasCome() {
        SurfaceFile file = SurfaceFile.parse(TEXT);
        SurfaceFile other = SurfaceFile.parse(TEXT.replace("(int x)", "(long x)"));
        assertThat(file.differences(other))
                .containsExactly("- b.Two: components (int x)", "+ b.Two: components (long x)");
        assertThat(file.differences(file)).isEmpty();
    }

    /** Each is a line that is not there and comes, or is there and goes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.One | method static int of(int) | 1.5",
                "a.One | method default int size() | 1.5",
                "a.One | constant MORE             | 1.5",
                "a.One | annotation @Deprecated    | 1.5",
                "a.New | is public interface       | 1.5",
                // Whoever implements the type lacks it.
                "a.One | method abstract int more() | 2.0",
                "a.One | method protected abstract int more() | 2.0",
                // It goes.
                "a.One | method abstract int count() | 2.0",
                "a.One | is public interface       | 2.0",
                "b.Two | components (int x)        | 2.0",
            })
    void needsANewMinorVersionForMoreAndAMajorOneForWhatBreaks(String type, String text, String needed) {
        SurfaceFile file = SurfaceFile.parse(TEXT.replaceAll("  [+-] .*\n", ""));
        assertThat(file.needed()).hasToString("1.4");
        SortedSet<Line> today = new TreeSet<>(file.now());
        Line line = new Line(type, text);
        if (!today.remove(line)) {
            today.add(line);
        }
        assertThat(file.today(today).needed()).hasToString(needed);
        assertThat(file.today(today).breaks())
                .isEqualTo(
                        needed.equals("1.5")
                                ? List.of()
                                : List.of((today.contains(line) ? "without a default: " : "gone: ") + line));
    }

    @Test
    void aNewTypeMayHaveWhatMustBeImplemented() {
        String text = "version 1.4\n\na.One\n    is public interface\n\nb.New\n  + is public interface\n"
                + "  + method abstract int size()\n";
        assertThat(SurfaceFile.parse(text).needed()).hasToString("1.5");
        assertThat(SurfaceFile.parse(text).breaks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.4, 1.4, true", "1.10, 1.4, true", "2.0, 1.4, true", "1.3, 1.4, false", "1.9, 2.0, false"})
    void ordersVersionsByTheirNumbers(String version, String other, boolean isAtLeast) {
        assertThat(Version.of(version).isAtLeast(Version.of(other))).isEqualTo(isAtLeast);
    }
}
