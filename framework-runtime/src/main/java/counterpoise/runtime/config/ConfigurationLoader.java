package counterpoise.runtime.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;

/** Reads a configuration's file, what it includes, and what the command line sets. */
public final class ConfigurationLoader {

    private static final Set<String> TOP_LEVEL = new TreeSet<>(Set.of("experiment", "sweep", "cases"));

    private final Places places;

    /**
     * A loader.
     *
     * @param workingDirectory where relative names begin
     * @param installation the folder of the program, which holds {@code conf}
     */
    public ConfigurationLoader(Path workingDirectory, Path installation) {
        this.places = new Places(
                workingDirectory.toAbsolutePath().normalize(),
                installation.toAbsolutePath().normalize());
    }

    /** Where values come from, in the user's words. */
    public Places places() {
        return places;
    }

    /**
     * Reads a configuration.
     *
     * @param name of the file: as the user gave it, looked for in the working directory, then in the installation
     * @param overrides {@code KEY=VALUE} each
     * @throws ConfigurationException if anything is wrong with file or overrides
     */
    public Configuration load(String name, List<String> overrides) {
        Path file = find(name);
        Problems problems = new Problems(places);
        List<String> overridden = new ArrayList<>();
        Config config = parse(file);
        if (config.isEmpty()) {
            throw wrong(places.shown(file), "is empty; a configuration needs at least experiment { name = ... }");
        }
        for (String override : overrides) {
            config = apply(override, config, overridden);
        }
        config = resolve(config, file);
        for (String key : new TreeSet<>(config.root().keySet())) {
            if (!TOP_LEVEL.contains(key)) {
                problems.add(
                        config.root().get(key).origin(),
                        key,
                        "unknown" + Nearest.question(key, TOP_LEVEL) + "; known are " + String.join(", ", TOP_LEVEL));
            }
        }
        if (!config.hasPath("experiment")) {
            problems.add(config.origin(), "experiment", "is missing: the block that says what is run");
        }
        problems.throwIfAny();
        return new Configuration(config, places.shown(file), overridden);
    }

    private Path find(String name) {
        Path working = places.workingDirectory().resolve(name).normalize();
        Path installed = places.installation().resolve(name).normalize();
        for (Path candidate : List.of(working, installed)) {
            if (Files.isDirectory(candidate)) {
                throw wrong(name, "is a folder; name a configuration's file");
            }
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        throw wrong(
                name, "no such file in the working directory or the installation; its own configurations are in conf/");
    }

    private Config parse(Path file) {
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .appendIncluder(new Includes(places.installation().resolve("conf"), places));
        try {
            return ConfigFactory.parseFile(file.toFile(), options);
        } catch (ConfigException e) {
            throw sentence(e, file);
        }
    }

    private Config resolve(Config config, Path file) {
        try {
            return config.resolve();
        } catch (ConfigException e) {
            throw sentence(e, file);
        }
    }

    private ConfigurationException sentence(ConfigException e, Path file) {
        ConfigOrigin origin = e.origin();
        String place = origin == null ? places.shown(file) : places.of(origin);
        String message = e.getMessage();
        if (origin != null && message.startsWith(origin.description() + ": ")) {
            message = message.substring(origin.description().length() + 2);
        }
        int hint = message.indexOf(" (if you intended");
        return wrong(place, hint < 0 ? message : message.substring(0, hint));
    }

    private static ConfigurationException wrong(String place, String message) {
        return new ConfigurationException(List.of(new Problem(place, "", message)));
    }

    private static Config apply(String override, Config config, List<String> overridden) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw wrong(Places.COMMAND_LINE, "needs KEY=VALUE, found \"%s\"".formatted(override));
        }
        String key = override.substring(0, equals);
        try {
            ConfigUtil.splitPath(key);
            overridden.add(key);
            return config.withValue(key, value(override.substring(equals + 1)));
        } catch (ConfigException e) {
            throw wrong(Places.COMMAND_LINE, "\"%s\" cannot be read: %s".formatted(override, e.getMessage()));
        }
    }

    /**
     * HOCON where it looks like it: brackets, quotes, numbers, true, false, null; else plain text, paths and addresses
     * included.
     */
    private static ConfigValue value(String text) {
        boolean hocon = text.startsWith("[")
                || text.startsWith("{")
                || text.startsWith("\"")
                || text.matches("true|false|null|[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
        if (!hocon) {
            return ConfigValueFactory.fromAnyRef(text, Places.COMMAND_LINE);
        }
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(Places.COMMAND_LINE);
        return ConfigFactory.parseString("value = " + text, options)
                .resolve()
                .root()
                .get("value");
    }
}
