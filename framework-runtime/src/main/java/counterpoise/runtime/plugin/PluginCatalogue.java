package counterpoise.runtime.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    private final Set<PluginEntry<?>> shipped = new HashSet<>();
    private final List<RefusedPlugin> refused = new ArrayList<>();

    private PluginCatalogue(List<Path> folders, List<Path> single) {
        this.folders = List.copyOf(folders);
        for (PluginKind kind : PluginKind.values()) {
            entries.put(kind, new TreeMap<>());
        }
        Map<String, List<PluginEntry<?>>> claims = new TreeMap<>();
        Set<PluginSource> seen = new HashSet<>();
        for (int i = 0; i < folders.size(); i++) {
            for (PluginSource source : PluginSource.in(folders.get(i))) {
                // A folder named twice is no conflict.
                if (seen.add(source)) {
                    scan(source, i == 0, claims);
                }
            }
        }
        for (Path location : single) {
            PluginSource source = new PluginSource(location);
            if (seen.add(source)) {
                scan(source, false, claims);
            }
        }
        claims.values().forEach(this::settle);
    }

    /** Adds what {@code source} holds to those who claim a name, by kind and name. */
    private void scan(PluginSource source, boolean isShipped, Map<String, List<PluginEntry<?>>> claims) {
        PluginScan scan = PluginScan.of(source, PluginCatalogue.class.getClassLoader());
        refused.addAll(scan.refused());
        for (PluginEntry<?> entry : scan.entries()) {
            claims.computeIfAbsent(entry.label(), label -> new ArrayList<>()).add(entry);
            if (isShipped) {
                shipped.add(entry);
            }
        }
    }

    /** A shipped plugin keeps its name; of several others that claim one none does: no rule tells which is meant. */
    private void settle(List<PluginEntry<?>> claimants) {
        List<PluginEntry<?>> entitled =
                claimants.stream().filter(shipped::contains).toList();
        if (entitled.isEmpty()) {
            entitled = claimants;
        }
        for (PluginEntry<?> entry : claimants) {
            if (!entitled.contains(entry)) {
                refused.add(RefusedPlugin.of(entry, nameOfShipped(entry, entitled.get(0))));
            } else if (entitled.size() > 1) {
                refused.add(RefusedPlugin.of(entry, nameOfSeveral(entry, entitled)));
            } else {
                entries.get(entry.kind()).put(entry.name(), entry);
            }
        }
    }

    private static String nameOfShipped(PluginEntry<?> entry, PluginEntry<?> shipped) {
        return "its name %s is that of the %s that comes with Counterpoise, in %s; give it another."
                .formatted(entry.name(), entry.kind().label(), shipped.jar());
    }

    private static String nameOfSeveral(PluginEntry<?> entry, List<PluginEntry<?>> entitled) {
        String jars =
                entitled.stream().map(one -> one.jar().toString()).distinct().collect(Collectors.joining(" and "));
        return ("its name %s is that of %d plugins of the kind %s, in %s, and nothing tells which is meant; remove or"
                        + " rename all but one.")
                .formatted(entry.name(), entitled.size(), entry.kind().label(), jars);
    }

    /**
     * Loads the plugins in {@code folders}: each jar, and each folder of jars, in one of them is a plugin with a class
     * loader of its own. One that takes the name of a shipped plugin is refused; so are all of the user's that have the
     * same kind and name, as no rule could tell which of them is meant.
     *
     * @param folders the folder shipped with Counterpoise and those the user names, in this order
     * @throws PluginException if a folder does not exist
     */
    public static PluginCatalogue load(List<Path> folders) {
        return new PluginCatalogue(folders, List.of());
    }

    /**
     * Loads the plugins that are shipped and one of the user's beside them, as {@link #load} would if it lay in a
     * folder of the user's.
     *
     * @param shipped the folder shipped with Counterpoise
     * @param single a jar, or a folder of jars, without links; it may be one of the shipped
     * @throws PluginException if the shipped folder does not exist
     */
    public static PluginCatalogue loadOne(Path shipped, Path single) {
        return new PluginCatalogue(List.of(shipped), List.of(single));
    }

    /** All plugins, by kind and then name. */
    public List<PluginEntry<?>> entries() {
        List<PluginEntry<?>> all = new ArrayList<>();
        entries.values().forEach(ofKind -> all.addAll(ofKind.values()));
        return List.copyOf(all);
    }

    /**
     * Tells one state of the plugins that do not come with Counterpoise from the next, by the digests of their
     * classes; empty where there are none.
     *
     * @throws PluginException if a jar can no longer be read
     */
    public String stateOfFurther() {
        return entries().stream()
                .filter(entry -> !shipped.contains(entry))
                .map(PluginEntry::digestOfClasses)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** The plugins that were found and could not be taken. */
    public List<RefusedPlugin> refused() {
        return List.copyOf(refused);
    }

    @Override
    public List<String> names(PluginKind kind) {
        return List.copyOf(entries.get(kind).keySet());
    }

    @Override
    public Optional<Class<? extends Record>> optionsType(PluginKind kind, String name) {
        return find(kind, name).map(PluginEntry::optionsType);
    }

    @Override
    public Optional<String> refusal(PluginKind kind, String name) {
        if (find(kind, name).isPresent()) {
            return Optional.empty();
        }
        // Those that share a name share the reason.
        Map<String, List<String>> places = refused.stream()
                .filter(plugin -> plugin.is(kind, name))
                .collect(Collectors.groupingBy(
                        RefusedPlugin::reason,
                        LinkedHashMap::new,
                        Collectors.mapping(RefusedPlugin::place, Collectors.toList())));
        return places.entrySet().stream()
                .map(entry -> entry.getKey()
                        + (entry.getValue().size() == 1 ? " It is " : " They are ")
                        + String.join(" and ", entry.getValue()) + ".")
                .reduce((first, second) -> first + " " + second);
    }

    /** Of those refused only such as failed before they told their names, or other names than this. */
    @Override
    public String searched(PluginKind kind, String name) {
        String places = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        String nameless = refused.stream()
                .filter(plugin -> plugin.mayBe(kind, name) && plugin.name().isEmpty())
                .map(RefusedPlugin::toString)
                .collect(Collectors.joining(" "));
        return "Plugins were looked for in " + places + "."
                + (nameless.isEmpty() ? "" : " It may be one that did not come to tell its name: " + nameless);
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

    private Optional<PluginEntry<?>> find(PluginKind kind, String name) {
        return Optional.ofNullable(entries.get(kind).get(name));
    }

    /** Safe, as {@link ProductFactory#of} makes what the kind says. */
    @SuppressWarnings("unchecked")
    private <P> PluginEntry<P> typed(PluginKind kind, String name) {
        return (PluginEntry<P>) get(kind, name);
    }

    private String missing(PluginKind kind, String name) {
        Optional<String> refusal = refusal(kind, name);
        if (refusal.isPresent()) {
            return "The " + kind.label() + " " + name + " was refused: " + refusal.get();
        }
        List<String> similar = Nearest.of(name, names(kind));
        String hint = similar.isEmpty()
                ? "there are " + String.join(", ", names(kind)) + "."
                : "did you mean " + String.join(" or ", similar) + "?";
        return "There is no " + kind.label() + " " + name + "; "
                + (names(kind).isEmpty() ? "there is none at all." : hint) + " " + searched(kind, name);
    }
}
