package counterpoise.runtime.config;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;

/**
 * Finds what a file includes: beside the file, then among the installation's configurations. HOCON passes over an
 * include that is missing; here it is a problem, since half a configuration would run as if it were the whole.
 */
final class Includes implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    private final SourceReader reader;
    private final SourceReader.Source including;
    private final Set<Path> open;

    /**
     * The includes of one file.
     *
     * @param open the files that are being read: this one, and those that led to it
     */
    Includes(SourceReader reader, SourceReader.Source including, Set<Path> open) {
        this.reader = reader;
        this.including = including;
        this.open = open;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        return find(what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return find(what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return refuse(what.toString());
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return refuse(what);
    }

    private ConfigObject refuse(String what) {
        problem(what, "includes \"%s\", which is no file; save it as a file and include that".formatted(what));
        return ConfigFactory.empty().root();
    }

    private ConfigObject find(String what) {
        List<Path> candidates = candidates(what);
        for (Path candidate : candidates) {
            if (Files.isRegularFile(candidate)) {
                return read(what, candidate);
            }
        }
        String looked = candidates.stream().map(reader.places()::shown).collect(Collectors.joining(" or "));
        problem(what, "includes \"%s\", which is missing; looked for %s".formatted(what, looked));
        return ConfigFactory.empty().root();
    }

    private List<Path> candidates(String what) {
        Set<Path> candidates = new LinkedHashSet<>();
        try {
            candidates.add(including.file().resolveSibling(what).normalize());
            candidates.add(
                    reader.places().installation().resolve("conf").resolve(what).normalize());
        } catch (InvalidPathException e) {
            return List.of();
        }
        return new ArrayList<>(candidates);
    }

    private ConfigObject read(String what, Path file) {
        if (open.contains(file)) {
            problem(what, "includes \"%s\", which is being read already: a circle".formatted(what));
            return ConfigFactory.empty().root();
        }
        return reader.read(file, open).root();
    }

    private void problem(String what, String message) {
        reader.problems()
                .add(new Problem(reader.places().shown(including.file()) + including.lineOfInclude(what), "", message));
    }
}
