package counterpoise.runtime.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;
import counterpoise.runtime.config.ReservedNames;

/**
 * One class that a services file names, on its way to become an entry or to be refused. It learns its kind and name
 * step by step, so that a refusal can tell as much as was known.
 */
final class PluginCandidate {

    private final ServiceLine line;
    private final Map<Path, PluginJar> jars;
    private final PluginClassLoader loader;
    private Optional<PluginKind> kind = Optional.empty();
    private Optional<String> name = Optional.empty();

    /** The class that {@code line} names, of the plugin that {@code jars} belong to. */
    PluginCandidate(ServiceLine line, Map<Path, PluginJar> jars, PluginClassLoader loader) {
        this.line = line;
        this.jars = jars;
        this.loader = loader;
    }

    /**
     * Loads, makes and checks the plugin. Call it with the plugin's loader as context loader.
     *
     * @throws UnfitPluginException if it breaks a rule, or fails in any way short of stopping the Java machine
     */
    PluginEntry<?> entry() throws UnfitPluginException {
        String before = PluginAtWork.begin("%s of %s".formatted(line.text(), line.jar()));
        try {
            return entry(make(load()));
        } catch (InvocationTargetException problem) {
            throw new UnfitPluginException(Explanation.of("its constructor", problem.getCause()));
        } catch (UnfitPluginException problem) {
            throw problem;
        } catch (Exception | Error problem) {
            // Of any kind: what is compiled from another language declares none, and throws errors for less.
            throw new UnfitPluginException(Explanation.of("a method that describes it", problem));
        } finally {
            PluginAtWork.end(before);
        }
    }

    /** The refusal of this candidate. */
    RefusedPlugin refused(UnfitPluginException reason) {
        return new RefusedPlugin(
                line.jar(), OptionalInt.of(line.number()), line.text(), kind, name, reason.getMessage());
    }

    private Class<?> load() throws UnfitPluginException {
        Class<?> type;
        try {
            // Without initialising it: what a class is can be said even when its static initialiser fails.
            type = Class.forName(line.text(), false, loader);
        } catch (ClassNotFoundException problem) {
            throw new UnfitPluginException("there is no class of this name in its jars; correct this line of "
                    + PluginJar.SERVICES + " or add the class.");
        } catch (LinkageError problem) {
            throw new UnfitPluginException(Explanation.of("loading it", problem));
        }
        if (type.getClassLoader() != loader) {
            throw new UnfitPluginException("the class is not the plugin's own; name a class of its jars.");
        }
        return type;
    }

    private Plugin<?> make(Class<?> type) throws UnfitPluginException, ReflectiveOperationException {
        if (!Plugin.class.isAssignableFrom(type)) {
            throw new UnfitPluginException(
                    "the class does not implement " + Plugin.class.getName() + ", by way of one of " + kindTypes()
                            + "; implement the one of its kind, or take it out of " + PluginJar.SERVICES + ".");
        }
        kind = kind(type);
        return (Plugin<?>) constructor(type).newInstance();
    }

    private static Optional<PluginKind> kind(Class<?> type) throws UnfitPluginException {
        List<PluginKind> kinds = Arrays.stream(PluginKind.values())
                .filter(kind -> kind.type().isAssignableFrom(type))
                .toList();
        if (kinds.size() > 1) {
            throw new UnfitPluginException("the class is of several kinds: "
                    + kinds.stream().map(PluginKind::label).collect(Collectors.joining(", "))
                    + "; write a class for each.");
        }
        return kinds.stream().findFirst();
    }

    private static Constructor<?> constructor(Class<?> type) throws UnfitPluginException {
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new UnfitPluginException("the class is not public; make it public.");
        }
        if (type.isInterface()) {
            throw new UnfitPluginException("it is an interface; name a class that implements it.");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new UnfitPluginException("the class is abstract; name a class that is not.");
        }
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException problem) {
            throw new UnfitPluginException(
                    "the class has no public constructor without parameters; give it one, and make"
                            + " it static if it is a nested class.");
        }
    }

    private PluginEntry<?> entry(Plugin<?> plugin) throws UnfitPluginException {
        String declaredName = checkedName(plugin.name());
        name = Optional.of(declaredName);
        PluginKind declaredKind = kind.orElseThrow(() -> new UnfitPluginException(
                "the class is of no kind that this program knows: it implements Plugin, but not one of " + kindTypes()
                        + "; implement one of them."));
        checkNotReserved(declaredKind, declaredName);
        Class<? extends Record> optionsType = declared("optionsType()", plugin.optionsType());
        OptionsRule.check(optionsType);
        return new PluginEntry<>(
                declaredKind,
                declaredName,
                checkedSummary(plugin.summary()),
                declared("revision()", plugin.revision()),
                optionsType,
                new PluginEntry.Origin(jar(plugin.getClass()), line, loader),
                ProductFactory.of(declaredKind, plugin));
    }

    private static String checkedName(String name) throws UnfitPluginException {
        if (!declared("name()", name).matches(Plugin.NAME_PATTERN)) {
            throw new UnfitPluginException("its name \"" + name + "\" does not match " + Plugin.NAME_PATTERN
                    + "; call it by lower-case letters, digits and dashes.");
        }
        return name;
    }

    private static void checkNotReserved(PluginKind kind, String name) throws UnfitPluginException {
        if (ReservedNames.of(kind).contains(name)) {
            throw new UnfitPluginException("its name " + name + " is reserved, as are for the kind " + kind.label()
                    + ": " + String.join(", ", ReservedNames.of(kind)) + "; give it another.");
        }
    }

    private static String checkedSummary(String summary) throws UnfitPluginException {
        if (declared("summary()", summary).isBlank()) {
            throw new UnfitPluginException("its summary() is empty; say in one sentence what it does.");
        }
        return summary;
    }

    private static <T> T declared(String method, T value) throws UnfitPluginException {
        if (value == null) {
            throw new UnfitPluginException("its " + method + " returns null; return a value.");
        }
        return value;
    }

    private static String kindTypes() {
        return Arrays.stream(PluginKind.values())
                .map(kind -> kind.type().getSimpleName())
                .collect(Collectors.joining(", "));
    }

    private PluginJar jar(Class<?> type) throws UnfitPluginException {
        try {
            Path path = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return jars.getOrDefault(path, jars.get(line.jar()));
        } catch (URISyntaxException problem) {
            throw new UnfitPluginException("the place of its jar cannot be told: " + problem.getMessage() + ".");
        }
    }
}
