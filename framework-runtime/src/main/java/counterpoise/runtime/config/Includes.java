package counterpoise.runtime.config;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;

/**
 * Finds included files: beside the file that includes them, then among the installation's configurations. HOCON passes
 * over an include that is missing; here it is an error, since half a configuration would run as if it were the whole.
 */
final class Includes implements ConfigIncluder, ConfigIncluderFile {

    private final Path configurations;
    private final Places places;

    Includes(Path configurations, Places places) {
        this.configurations = configurations;
        this.places = places;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        ConfigParseable beside = context.relativeTo(what);
        Path standard = configurations.resolve(what);
        if (beside != null && beside.origin().filename() != null) {
            Path file = Path.of(beside.origin().filename());
            return parse(Stream.of(file, standard).toList(), what, context.parseOptions());
        }
        return parse(List.of(standard), what, context.parseOptions());
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return parse(List.of(what.toPath()), what.getPath(), context.parseOptions());
    }

    private ConfigObject parse(List<Path> candidates, String what, ConfigParseOptions options) {
        for (Path candidate : candidates) {
            if (Files.isRegularFile(candidate)) {
                return ConfigFactory.parseFile(candidate.toFile(), options.setAllowMissing(false))
                        .root();
            }
        }
        String looked = candidates.stream()
                .map(places::shown)
                .distinct()
                .reduce((a, b) -> a + " or " + b)
                .orElse("");
        throw new ConfigException.Generic("the included file \"%s\" is missing; looked for %s".formatted(what, looked));
    }
}
