package counterpoise.runtime.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Properties;

/** Which libtorch the workers will load, without loading it: what DJL would find, in DJL's order. */
final class Libtorch {

    private static final String NATIVES = "native/lib/pytorch.properties";
    private static final String ENGINE = "pytorch-engine.properties";

    private Libtorch() {}

    /** Major and minor version, such as {@code 2.7}. */
    static String minorVersion() {
        String[] parts = version().split("\\.");
        return parts.length < 2 ? parts[0] : parts[0] + "." + parts[1];
    }

    private static String version() {
        String environment = System.getenv("PYTORCH_VERSION");
        String wanted = environment != null ? environment : System.getProperty("PYTORCH_VERSION");
        if (wanted != null) {
            return wanted;
        }
        ClassLoader loader = Libtorch.class.getClassLoader();
        URL natives = loader.getResource(NATIVES);
        return natives != null ? property(natives, "version") : property(loader.getResource(ENGINE), "pytorch_version");
    }

    private static String property(URL resource, String name) {
        Properties properties = new Properties();
        try (InputStream in = resource.openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(name);
    }
}
