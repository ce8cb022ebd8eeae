package counterpoise.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Which build of Counterpoise this is. */
public final class Build {

    private static final Properties PROPERTIES = read();

    private Build() {}

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version, such as {@code 0.1.0}. */
    public static String version() {
        return PROPERTIES.getProperty("version");
    }

    /**
     * The version of the API that plugins are compiled against, such as {@code 1.0}. Its own, not the program's: the
     * major number changes when plugins must be changed, the minor one when something is added.
     */
    public static String apiVersion() {
        return PROPERTIES.getProperty("api");
    }

    /** The version of DJL that plugins share with the program, such as {@code 0.35.1}. */
    public static String djlVersion() {
        return PROPERTIES.getProperty("djl");
    }

    /**
     * Tells one layout of the installation from the next: its revision and when it was built. Empty where the program
     * does not run from an installation.
     */
    public static String layout() {
        String installation = System.getProperty("counterpoise.installation", "");
        Path revision = Path.of(installation, "REVISION");
        try {
            return Files.isRegularFile(revision)
                    ? Files.readString(revision).strip() + " of " + Files.getLastModifiedTime(revision)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source revision it was built from, or {@code unknown} outside a repository; the launcher says it. */
    public static String revision() {
        return System.getProperty("counterpoise.revision", "unknown");
    }
}
