package counterpoise.runtime.config;

import java.util.List;

import com.typesafe.config.Config;

/**
 * A configuration as it was read: resolved, not yet bound.
 *
 * @param config with {@code experiment}, and perhaps {@code sweep} and {@code cases}
 * @param file the file's place, for messages
 * @param overridden the paths that the command line set, in full
 * @param problems what is wrong so far; told together with what is found on binding
 */
public record Configuration(Config config, String file, List<String> overridden, List<Problem> problems) {

    private static final String EXPERIMENT = "experiment.";

    /** Copies the lists. */
    public Configuration {
        overridden = List.copyOf(overridden);
        problems = List.copyOf(problems);
    }

    /** Of the paths that the command line set, those below {@code experiment}, without it. */
    List<String> overriddenOptions() {
        return overridden.stream()
                .filter(path -> path.startsWith(EXPERIMENT))
                .map(path -> path.substring(EXPERIMENT.length()))
                .toList();
    }
}
