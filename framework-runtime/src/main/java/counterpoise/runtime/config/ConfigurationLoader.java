package counterpoise.runtime.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;

/** Reads a configuration's file, what it includes, what the command line sets, and what the environment gives. */
public final class ConfigurationLoader {

    private static final Set<String> TOP_LEVEL = new TreeSet<>(Set.of("experiment", "sweep", "cases"));

    /** How Typesafe Config names, in the message alone, what it could not substitute. */
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}?]+)}");

    private final Places places;
    private final Map<String, String> environment;

    /**
     * A loader that takes environment variables from the process.
     *
     * @param workingDirectory where relative names begin
     * @param installation the folder of the program, which holds {@code conf}
     */
    public ConfigurationLoader(Path workingDirectory, Path installation) {
        this(workingDirectory, installation, System.getenv());
    }

    /** A loader that takes environment variables from {@code environment}. */
    public ConfigurationLoader(Path workingDirectory, Path installation, Map<String, String> environment) {
        this.places = new Places(
                workingDirectory.toAbsolutePath().normalize(),
                installation.toAbsolutePath().normalize());
        this.environment = Map.copyOf(environment);
    }

    /** Where values come from, in the user's words. */
    public Places places() {
        return places;
    }

    /**
     * Reads a configuration.
     *
     * @param name of the file: as the user gave it, looked for in the working directory, then in the installation
     * @param overrides {@code KEY=VALUE} each, KEY a full path; a later one has the last word, and a block is merged
     *     with what the file has, as HOCON merges blocks
     * @return the configuration, with the problems that do not keep it from being bound
     * @throws ConfigurationException if the file or what it includes cannot be read, or has no experiment
     */
    public Configuration load(String name, List<String> overrides) {
        Path file = find(name);
        Problems problems = new Problems(places);
        SourceReader reader = new SourceReader(places, problems);
        Config config = reader.read(file);
        // What cannot be read leaves holes that would be reported as missing.
        problems.throwIfAny();

        List<String> overridden = new ArrayList<>();
        for (String override : overrides) {
            config = override(override, config, overridden, problems);
        }
        Set<String> keys = new TreeSet<>(config.root().keySet());
        Optional<Config> resolved = resolve(config, file, reader, problems);
        if (resolved.isEmpty()) {
            problems.throwIfAny();
        }
        ConfigObject root = resolved.orElseThrow().root();
        keys.stream()
                .filter(key -> !TOP_LEVEL.contains(key))
                .forEach(key -> problems.add(root.get(key).origin(), ConfigUtil.joinPath(key), unknown(key)));
        checkExperiment(root, file);
        ConfigObject known = root.withOnlyKey("experiment");
        for (String key : List.of("sweep", "cases")) {
            if (keys.contains(key)) {
                known = known.withValue(key, root.get(key));
            }
        }
        return new Configuration(known.toConfig(), places.shown(file), overridden, problems.list());
    }

    private static String unknown(String key) {
        boolean isExperiments = OptionField.of(ExperimentOptions.class).stream()
                .anyMatch(field -> field.key().equals(key));
        String hint = isExperiments ? "; did you mean experiment.%s?".formatted(key) : Nearest.question(key, TOP_LEVEL);
        return "unknown%s; known are %s".formatted(hint, String.join(", ", TOP_LEVEL));
    }

    private void checkExperiment(ConfigObject root, Path file) {
        Optional<ConfigValue> experiment = Blocks.at(root, "experiment");
        if (experiment.isEmpty()) {
            throw new ConfigurationException(List.of(
                    new Problem(places.shown(file), "experiment", "is missing: the block that says what is run")));
        }
        if (!(experiment.get() instanceof ConfigObject)) {
            throw new ConfigurationException(List.of(new Problem(
                    places.of(experiment.get().origin()),
                    "experiment",
                    "needs a block { ... }, found " + Blocks.text(experiment.get()))));
        }
    }

    private Path find(String name) {
        List<Path> candidates;
        try {
            candidates = List.of(
                    places.workingDirectory().resolve(name).normalize(),
                    places.installation().resolve(name).normalize());
        } catch (InvalidPathException e) {
            throw wrong(name, "is no name of a file");
        }
        for (Path candidate : candidates) {
            if (Files.isDirectory(candidate)) {
                throw wrong(name, "is a folder; name a configuration's file");
            }
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        throw wrong(
                name,
                "no such file; looked in the working directory %s and in the installation %s"
                        .formatted(places.workingDirectory(), places.installation()));
    }

    private static ConfigurationException wrong(String place, String message) {
        return new ConfigurationException(List.of(new Problem(place, "", message)));
    }

    /** {@code config} with what {@code KEY=VALUE} sets, whose keys are added to {@code overridden}. */
    static Config override(String override, Config config, List<String> overridden, Problems problems) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            problems.add(commandLine("needs KEY=VALUE, found \"%s\"".formatted(override)));
            return config;
        }
        String key = override.substring(0, equals);
        List<String> path;
        try {
            path = ConfigUtil.splitPath(key);
        } catch (ConfigException e) {
            problems.add(commandLine("\"%s\" is no path of keys; write one like experiment.seed=1".formatted(key)));
            return config;
        }
        Optional<ConfigValue> value = CommandLineValue.parse(override.substring(equals + 1));
        if (value.isEmpty()) {
            problems.add(new Problem(
                    Places.COMMAND_LINE,
                    key,
                    "is no HOCON value; plain text may not begin with [ { or a quotation mark, quote it"));
            return config;
        }
        if (value.get() instanceof ConfigObject block) {
            Blocks.leaves(block).keySet().forEach(option -> overridden.add(key + "." + option));
        } else {
            overridden.add(key);
        }
        return Blocks.of(path, value.get()).toConfig().withFallback(config);
    }

    private static Problem commandLine(String message) {
        return new Problem(Places.COMMAND_LINE, "", message);
    }

    /**
     * Puts values in the place of substitutions, from the configuration itself and then from the environment. What is
     * found nowhere is a problem and counts as null from there on, so that other problems are found too.
     */
    private Optional<Config> resolve(Config config, Path file, SourceReader reader, Problems problems) {
        Map<String, ConfigValue> variables = new LinkedHashMap<>();
        environment.forEach(
                (name, value) -> variables.put(name, ConfigValueFactory.fromAnyRef(value, Places.ENVIRONMENT)));
        Config source = config.withFallback(
                ConfigValueFactory.fromMap(variables, Places.ENVIRONMENT).toConfig());
        ConfigResolveOptions options = ConfigResolveOptions.defaults().setUseSystemEnvironment(false);
        Set<String> missing = new TreeSet<>();
        while (true) {
            try {
                Config resolved = source.resolve(options);
                for (String name : missing) {
                    resolved = resolved.withoutPath(name);
                }
                return Optional.of(resolved);
            } catch (ConfigException.UnresolvedSubstitution e) {
                Matcher matcher = SUBSTITUTION.matcher(e.getMessage());
                if (!matcher.find() || !missing.add(matcher.group(1))) {
                    problems.add(reader.sentence(e, file));
                    return Optional.empty();
                }
                String name = matcher.group(1);
                String place = e.origin() == null ? places.shown(file) : places.of(e.origin());
                problems.add(new Problem(
                        place,
                        "",
                        "${%s} is neither set here nor in the environment; ${?%s} may be absent"
                                .formatted(name, name)));
                source = source.withFallback(
                        ConfigValueFactory.fromAnyRef(null, Places.ENVIRONMENT).atPath(name));
            } catch (ConfigException e) {
                problems.add(reader.sentence(e, file));
                return Optional.empty();
            }
        }
    }
}
