package counterpoise.cli;

import java.nio.file.Path;
import java.util.List;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
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

    static Injector injector(List<Path> plugins, Path store) {
        return Guice.createInjector(
                Stage.DEVELOPMENT, new CoordinatorModule(Path.of("").toAbsolutePath(), folder(), plugins, store));
    }
}
