package counterpoise.runtime.config;

import java.util.List;
import java.util.Optional;

import com.typesafe.config.Config;

/**
 * A configuration as it was read: resolved, not yet bound.
 *
 * @param config with {@code experiment}, and perhaps {@code sweep} and {@code cases}
 * @param file the file's place, for messages
 * @param overridden the paths that the command line set
 */
public record Configuration(Config config, String file, List<String> overridden) {

    /** The block of a name, if there is one. */
    Optional<Config> block(String name) {
        return config.hasPath(name) ? Optional.of(config.getConfig(name)) : Optional.empty();
    }
}
