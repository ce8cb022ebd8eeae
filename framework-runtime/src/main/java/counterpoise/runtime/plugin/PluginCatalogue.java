package counterpoise.runtime.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import counterpoise.api.PluginKind;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.Metric;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.runtime.config.Nearest;
import counterpoise.runtime.config.PluginOptions;

/**
 * All plugins, by kind and name, and those that had to be refused.
 *
 * <p>Lives as long as the Java machine: its class loaders are never closed. Immutable, for any number of threads.
 */
public final class PluginCatalogue implements PluginOptions {

    private final List<Path> folders;
    private final Map<PluginKind, SortedMap<String, PluginEntry<?>>> entries = new EnumMap<>(PluginKind.class);
    private final List<RefusedPlugin> refused;

    private PluginCatalogue(List<Path> folders, List<PluginScan> scans) {
        this.folders = List.copyOf(folders);
        for (PluginKind kind : PluginKind.values()) {
            entries.put(kind, new TreeMap<>());
        }
        scans.forEach(scan -> scan.entries().forEach(this::add));
        this.refused = scans.stream().flatMap(scan -> scan.refused().stream()).toList();
    }

    /**
     * Loads the plugins in {@code folders}: each jar, and each folder of jars, in one of them is a plugin with a class
     * loader of its own.
     *
     * @param folders the folder shipped with Counterpoise and those the user names, in this order
     * @throws PluginException if a folder does not exist, or two plugins have the same kind and name
     */
    public static PluginCatalogue load(List<Path> folders) {
        ClassLoader application = PluginCatalogue.class.getClassLoader();
        return new PluginCatalogue(
                folders,
                folders.stream()
                        .flatMap(folder -> PluginSource.in(folder).stream())
                        .distinct() // a folder named twice is no conflict
                        .map(source -> PluginScan.of(source, application))
                        .toList());
    }

    /** All plugins, by kind and then name. */
    public List<PluginEntry<?>> entries() {
        List<PluginEntry<?>> all = new ArrayList<>();
        entries.values().forEach(ofKind -> all.addAll(ofKind.values()));
        return List.copyOf(all);
    }

    /** The plugins that were found and could not be taken. */
    public List<RefusedPlugin> refused() {
        return refused;
    }

    @Override
    public List<String> names(PluginKind kind) {
        return List.copyOf(entries.get(kind).keySet());
    }

    @Override
    public Optional<Class<? extends Record>> optionsType(PluginKind kind, String name) {
        return find(kind, name).map(PluginEntry::optionsType);
    }

    /**
     * Why there is no plugin of this kind and name, as a sentence, if it was refused or may be among those refused; a
     * plugin that fails early has not told its name.
     */
    @Override
    public Optional<String> refusal(PluginKind kind, String name) {
        if (find(kind, name).isPresent()) {
            return Optional.empty();
        }
        List<RefusedPlugin> candidates =
                refused.stream().filter(plugin -> plugin.mayBe(kind, name)).toList();
        List<RefusedPlugin> sameName =
                candidates.stream().filter(plugin -> plugin.name().isPresent()).toList();
        if (!sameName.isEmpty()) {
            return Optional.of(sentences(sameName));
        }
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of("It may be one of those that did not tell their names: " + sentences(candidates));
    }

    /**
     * The plugin of this kind and name.
     *
     * @throws PluginException if there is none; the message names the nearest, where was looked and what was refused
     */
    public PluginEntry<?> get(PluginKind kind, String name) {
        return find(kind, name).orElseThrow(() -> new PluginException(missing(kind, name)));
    }

    /** The dataset of this name; otherwise as {@link #get}. */
    public PluginEntry<Dataset> dataset(String name) {
        return typed(PluginKind.DATASET, name);
    }

    /** The architecture of this name; otherwise as {@link #get}. */
    public PluginEntry<Architecture> architecture(String name) {
        return typed(PluginKind.ARCHITECTURE, name);
    }

    /** The loss of this name; otherwise as {@link #get}. */
    public PluginEntry<Loss> loss(String name) {
        return typed(PluginKind.LOSS, name);
    }

    /** The over-sampler of this name; otherwise as {@link #get}. */
    public PluginEntry<Oversampler> oversampler(String name) {
        return typed(PluginKind.OVERSAMPLER, name);
    }

    /** The metric of this name; otherwise as {@link #get}. */
    public PluginEntry<Metric> metric(String name) {
        return typed(PluginKind.METRIC, name);
    }

    private void add(PluginEntry<?> entry) {
        PluginEntry<?> other = entries.get(entry.kind()).putIfAbsent(entry.name(), entry);
        if (other != null) {
            throw new PluginException("Two plugins are the " + entry.kind().label() + " " + entry.name() + ": one in "
                    + other.jar() + ", one in " + entry.jar() + "; remove or rename one of them.");
        }
    }

    private Optional<PluginEntry<?>> find(PluginKind kind, String name) {
        return Optional.ofNullable(entries.get(kind).get(name));
    }

    /** Safe, as {@link ProductFactory#of} makes what the kind says. */
    @SuppressWarnings("unchecked")
    private <P> PluginEntry<P> typed(PluginKind kind, String name) {
        return (PluginEntry<P>) get(kind, name);
    }

    private String missing(PluginKind kind, String name) {
        List<String> similar = Nearest.of(name, names(kind));
        String hint = similar.isEmpty()
                ? "there are " + String.join(", ", names(kind)) + "."
                : "did you mean " + String.join(" or ", similar) + "?";
        String places = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        return Stream.of(
                        "There is no " + kind.label() + " " + name + "; "
                                + (names(kind).isEmpty() ? "there is none at all." : hint),
                        "Plugins were looked for in " + places + ".",
                        refusal(kind, name).orElse(""))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String sentences(List<RefusedPlugin> plugins) {
        return plugins.stream()
                .sorted(Comparator.comparing(RefusedPlugin::source))
                .map(RefusedPlugin::toString)
                .collect(Collectors.joining(" "));
    }
}
