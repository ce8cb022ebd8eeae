package counterpoise.runtime.plugin;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;

/**
 * One class that a services file names, on its way to become an entry or to be refused. It learns its kind and name
 * step by step, so that a refusal can tell as much as was known.
 */
final class PluginCandidate {

    private final PluginSource source;
    private final String className;
    private final PluginClassLoader loader;
    private Optional<PluginKind> kind = Optional.empty();
    private Optional<String> name = Optional.empty();

    PluginCandidate(PluginSource source, String className, PluginClassLoader loader) {
        this.source = source;
        this.className = className;
        this.loader = loader;
    }

    /**
     * Loads, makes and checks the plugin. Call it with the plugin's loader as context loader.
     *
     * @throws UnfitPluginException if it breaks a rule, or fails in any way short of stopping the Java machine
     */
    PluginEntry<?> entry() throws UnfitPluginException {
        try {
            return entry(make(load()));
        } catch (InvocationTargetException problem) {
            throw new UnfitPluginException(Explanation.of("its constructor", problem.getCause()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError | AssertionError problem) {
            throw new UnfitPluginException(Explanation.of("a method that describes it", problem));
        }
    }

    /** The refusal of this candidate. */
    RefusedPlugin refused(UnfitPluginException reason) {
        return new RefusedPlugin(source.location(), className, kind, name, reason.getMessage());
    }

    private Class<?> load() throws UnfitPluginException {
        Class<?> type;
        try {
            // Without initialising it: what a class is can be said even when its static initialiser fails.
            type = Class.forName(className, false, loader);
        } catch (ClassNotFoundException problem) {
            throw new UnfitPluginException("there is no class of this name in its jars; correct the line in "
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
            throw new UnfitPluginException("the class does not implement " + Plugin.class.getName() + ".");
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
                "the class is of no known kind: it" + " implements Plugin, but not one of " + kindTypes() + "."));
        Class<? extends Record> optionsType = declared("optionsType()", plugin.optionsType());
        OptionsRule.check(optionsType);
        Path jar = jar(plugin.getClass());
        return new PluginEntry<>(
                declaredKind,
                declaredName,
                checkedSummary(plugin.summary()),
                revision(declared("revision()", plugin.revision()), jar),
                jar,
                optionsType,
                loader,
                ProductFactory.of(declaredKind, plugin));
    }

    private static String checkedName(String name) throws UnfitPluginException {
        if (!declared("name()", name).matches(Plugin.NAME_PATTERN)) {
            throw new UnfitPluginException("its name \"" + name + "\" does not match " + Plugin.NAME_PATTERN + ".");
        }
        return name;
    }

    private static String checkedSummary(String summary) throws UnfitPluginException {
        if (declared("summary()", summary).isBlank()) {
            throw new UnfitPluginException("its summary() is empty; say in one sentence what it does.");
        }
        return summary;
    }

    private static <T> T declared(String method, T value) throws UnfitPluginException {
        if (value == null) {
            throw new UnfitPluginException("its " + method + " returns null.");
        }
        return value;
    }

    private static String kindTypes() {
        return Arrays.stream(PluginKind.values())
                .map(kind -> kind.type().getSimpleName())
                .collect(Collectors.joining(", "));
    }

    private static Path jar(Class<?> type) throws UnfitPluginException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException problem) {
            throw new UnfitPluginException("the place of its jar cannot be told: " + problem.getMessage() + ".");
        }
    }

    private static String revision(OptionalInt declared, Path jar) throws UnfitPluginException {
        if (declared.isPresent()) {
            return Integer.toString(declared.getAsInt());
        }
        try {
            return new PluginJar(jar).digestOfClasses();
        } catch (IOException problem) {
            throw new UnfitPluginException("its jar " + jar + " cannot be read: " + problem.getMessage() + ".");
        }
    }
}
