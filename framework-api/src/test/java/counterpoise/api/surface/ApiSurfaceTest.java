package counterpoise.api.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;

import counterpoise.api.Plugin;
import counterpoise.api.surface.SurfaceFile.Version;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the surface of the API, so that no plugin breaks by accident, and its version with it. */
class ApiSurfaceTest {

    private static final Path WRITTEN_DOWN = Path.of("src/test/resources/counterpoise/api/surface/api-surface.txt");
    private static final String WRITE = "api-surface.write";
    private static final String RELEASE = "api-surface.release";
    private static final String COMMAND = "mvn -pl framework-api test -Dtest=ApiSurfaceTest -D%s=true";

    /** What jars will say in their manifests. */
    private static final Version VERSION = Version.of(
            Objects.requireNonNull(System.getProperty("api.version"), "Maven tells the version; run this with Maven"));

    private static SortedSet<Line> surface;

    @BeforeAll
    static void readTheSurface() throws IOException, ClassNotFoundException, URISyntaxException {
        surface = Surface.of(Path.of(
                Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(WRITTEN_DOWN, writtenDown().today(surface).text());
        }
        if (Boolean.getBoolean(RELEASE)) {
            Files.writeString(
                    WRITTEN_DOWN, writtenDown().today(surface).released(VERSION).text());
        }
    }

    @Test
    void isTheOneWrittenDown() throws IOException {
        SurfaceFile file = writtenDown();
        assertThat(file.differences(file.today(surface)))
                .as("What a plugin can be compiled against has changed: what is gone (-), or has come (+). If that is"
                        + " meant, write it down by\n    " + COMMAND.formatted(WRITE) + "\n")
                .isEmpty();
        assertThat(file.text()).isEqualTo(Files.readString(WRITTEN_DOWN));
    }

    @Test
    void hasAVersionThatTellsOfItsChanges() throws IOException {
        SurfaceFile file = writtenDown().today(surface);
        assertThat(VERSION)
                .as(
                        "Since version %s of the API its surface has changed: raise api.version in the parent pom.xml"
                                + " to %s, so that programs refuse plugins that do not fit them.%n%s%nAs long as %s"
                                + " has not been released, the change can be taken into it instead, by%n    %s%n",
                        file.version(),
                        file.needed(),
                        file.breaks().isEmpty()
                                ? "It has only grown."
                                : "What breaks plugins:\n  " + String.join("\n  ", file.breaks()),
                        file.version(),
                        COMMAND.formatted(RELEASE))
                .matches(version -> version.isAtLeast(file.needed()), "is at least " + file.needed());
    }

    private static SurfaceFile writtenDown() throws IOException {
        return SurfaceFile.parse(Files.exists(WRITTEN_DOWN) ? Files.readString(WRITTEN_DOWN) : "");
    }
}
