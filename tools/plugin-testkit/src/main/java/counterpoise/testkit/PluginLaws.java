package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;
import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.loss.LossPlugin;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.oversampler.OversamplerPlugin;

/** The laws that plugins of all kinds keep. */
public final class PluginLaws {

    private static final String SERVICES = "META-INF/services/counterpoise.api.Plugin";

    /** The end of a sentence with another after it; not the full stop of an abbreviation. */
    private static final Pattern SECOND_SENTENCE =
            Pattern.compile("(?<!\\b(?:e\\.g|i\\.e|cf|vs|al|Fig|Sec|Eq))[.!?]\\s+\\p{Lu}");

    static final List<Law<Plugin<?>>> LAWS = Stream.concat(
                    Stream.<Law<Plugin<?>>>of(
                            new Law<>("a plugin is of one kind", PluginLaws::isOfOneKind),
                            new Law<>("the name matches the pattern", PluginLaws::nameMatches),
                            new Law<>("the summary is one sentence with a full stop", PluginLaws::summaryIsASentence),
                            new Law<>("the revision, if there is one, is at least 1", PluginLaws::revisionIsPositive),
                            new Law<>("name, type of options and revision never change", PluginLaws::staysTheSame),
                            new Law<>(
                                    "the class and a constructor without parameters are public", PluginLaws::isPublic),
                            new Law<>("the plugin is declared as a service", PluginLaws::isDeclared),
                            new Law<>("the options are a record", PluginLaws::optionsAreARecord),
                            new Law<>("a product can be made with the defaults", PluginLaws::makesAProduct)),
                    OptionLaws.LAWS.stream())
            .toList();

    private PluginLaws() {}

    /** How many laws there are. */
    public static int count() {
        return LAWS.size();
    }

    /** Every law about one plugin. */
    public static List<LawCase> cases(Plugin<?> plugin) {
        return LawCase.of(LAWS, plugin, "");
    }

    private static void isOfOneKind(Plugin<?> plugin) {
        List<PluginKind> kinds = Stream.of(PluginKind.values())
                .filter(kind -> kind.type().isInstance(plugin))
                .toList();
        require(kinds.size() == 1, "%s is of the kinds %s", plugin.getClass().getName(), kinds);
    }

    private static void nameMatches(Plugin<?> plugin) {
        require(
                plugin.name().matches(Plugin.NAME_PATTERN),
                "the name \"%s\" does not match %s",
                plugin.name(),
                Plugin.NAME_PATTERN);
    }

    private static void summaryIsASentence(Plugin<?> plugin) {
        String summary = plugin.summary();
        require(!summary.isBlank(), "the summary is empty");
        require(summary.endsWith("."), "the summary does not end with a full stop: %s", summary);
        require(
                summary.lines().count() == 1,
                "the summary has %d lines",
                summary.lines().count());
        require(!SECOND_SENTENCE.matcher(summary).find(), "the summary is more than one sentence: %s", summary);
    }

    private static void revisionIsPositive(Plugin<?> plugin) {
        plugin.revision().ifPresent(revision -> require(revision >= 1, "the revision is %d", revision));
    }

    private static void staysTheSame(Plugin<?> plugin) {
        require(plugin.name().equals(plugin.name()), "the name changes from call to call");
        require(plugin.optionsType() == plugin.optionsType(), "the type of the options changes from call to call");
        require(plugin.revision().equals(plugin.revision()), "the revision changes from call to call");
    }

    private static void isPublic(Plugin<?> plugin) throws NoSuchMethodException {
        Class<?> type = plugin.getClass();
        require(Modifier.isPublic(type.getModifiers()), "%s is not public", type.getName());
        require(
                Stream.of(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0),
                "%s has no public constructor without parameters",
                type.getName());
    }

    private static void isDeclared(Plugin<?> plugin) throws IOException {
        List<String> declared = new ArrayList<>();
        for (URL file : services(plugin.getClass().getClassLoader())) {
            declared.addAll(namesIn(file));
        }
        String name = plugin.getClass().getName();
        require(declared.contains(name), "%s does not name %s, but %s", SERVICES, name, declared);
    }

    /** A loader of the plugin's own may give the program's services for the plugin's: only its own files are asked. */
    private static List<URL> services(ClassLoader loader) throws IOException {
        return Collections.list(
                loader instanceof URLClassLoader own ? own.findResources(SERVICES) : loader.getResources(SERVICES));
    }

    private static List<String> namesIn(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        // A cached jar file would stay open after the plugin's class loader is closed.
        connection.setUseCaches(false);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .toList();
        }
    }

    private static void optionsAreARecord(Plugin<?> plugin) {
        require(
                plugin.optionsType().isRecord(),
                "%s is not a record",
                plugin.optionsType().getName());
    }

    private static <O extends Record> void makesAProduct(Plugin<O> plugin) {
        OptionLaws.requireRecord(plugin);
        List<String> required = DefaultOptions.required(plugin.optionsType());
        if (!required.isEmpty()) {
            throw new LawDoesNotApply(DefaultOptions.missing(required));
        }
        O options = DefaultOptions.of(plugin.optionsType());
        require(
                options.equals(DefaultOptions.of(plugin.optionsType())),
                "two records of the same options are not equal: %s",
                options);
        product(plugin, options);
    }

    private static <O extends Record> void product(Plugin<O> plugin, O options) {
        if (plugin instanceof DatasetPlugin<O> datasets) {
            requireProduct(datasets.create(options));
        } else if (plugin instanceof ArchitecturePlugin<O> architectures) {
            requireProduct(architectures.create(options));
        } else if (plugin instanceof LossPlugin<O> losses) {
            requireProduct(losses.create(options));
        } else if (plugin instanceof OversamplerPlugin<O> oversamplers) {
            requireProduct(oversamplers.create(options));
        } else if (plugin instanceof MetricPlugin<O> metrics) {
            requireProduct(metrics.create(options));
        }
    }

    private static void requireProduct(Object product) {
        require(product != null, "create returned null");
    }
}
