package counterpoise.runtime.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads the classes of one plugin.
 *
 * <p>The parent is the platform loader: the application's classes stay out of sight. Shared packages come from the
 * application loader only, everything else from the platform or the plugin's own jars only.
 */
final class PluginClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Path location;
    private final ClassLoader application;

    PluginClassLoader(Path location, List<Path> jars, ClassLoader application) {
        super(location.toString(), urls(jars), ClassLoader.getPlatformClassLoader());
        this.location = location;
        this.application = application;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SharedPackages.holdClass(name) ? application.loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
        return SharedPackages.holdResource(name) ? application.getResource(name) : findResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return SharedPackages.holdResource(name) ? application.getResources(name) : findResources(name);
    }

    /** Names the plugin, so that a {@link ClassCastException} tells whose class it is about. */
    @Override
    public String toString() {
        return "plugin " + location;
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream().map(PluginClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
