package counterpoise.cli;

import java.nio.file.Path;
import java.util.List;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import counterpoise.runtime.plugin.PluginException;
import counterpoise.runtime.run.CoordinatorModule;

/** The folder that the program runs from; the launcher says where it is. */
final class Installation {

    private Installation() {}

    static Path folder() {
        String folder = System.getProperty("counterpoise.installation");
        if (folder == null) {
            throw new IllegalStateException("start the program by run-experiment, which says where it lies");
        }
        return Path.of(folder);
    }

    /** A part of the coordinator, wired for the plugins and the store that the user names. */
    static <T> T part(Class<T> type, List<Path> plugins, Path store) {
        Injector injector = Guice.createInjector(
                Stage.DEVELOPMENT, new CoordinatorModule(Path.of("").toAbsolutePath(), folder(), plugins, store));
        try {
            return injector.getInstance(type);
        } catch (ProvisionException e) {
            // What is wrong with a plugin is what the user asks, not that it was Guice that loaded it.
            if (e.getCause() instanceof PluginException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
