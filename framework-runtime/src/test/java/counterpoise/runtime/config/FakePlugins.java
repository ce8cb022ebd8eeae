package counterpoise.runtime.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import counterpoise.api.Option;
import counterpoise.api.PluginKind;

/** A few plugins with options of their own, known by name only. */
final class FakePlugins implements PluginOptions {

    private final Map<PluginKind, Map<String, Class<? extends Record>>> types = new TreeMap<>();

    FakePlugins() {
        types.put(PluginKind.DATASET, new TreeMap<>(Map.of("shapes", None.class, "folder", Folder.class)));
        types.put(PluginKind.ARCHITECTURE, new TreeMap<>(Map.of("resnet", ResNet.class)));
        types.put(PluginKind.LOSS, new TreeMap<>(Map.of("ce", None.class, "focal", Focal.class)));
        types.put(
                PluginKind.OVERSAMPLER,
                new TreeMap<>(Map.of("none", None.class, "eos", Eos.class, "smote", Eos.class)));
        types.put(
                PluginKind.METRIC,
                new TreeMap<>(Map.of("bac", None.class, "gm", None.class, "fm", None.class, "top-k", Eos.class)));
    }

    @Override
    public Optional<Class<? extends Record>> optionsType(PluginKind kind, String name) {
        return Optional.ofNullable(types.get(kind).get(name));
    }

    @Override
    public List<String> names(PluginKind kind) {
        return List.copyOf(types.get(kind).keySet());
    }

    @Override
    public Optional<String> refusal(PluginKind kind, String name) {
        return name.equals("broken") ? Optional.of("its jar lacks a class.") : Optional.empty();
    }

    @Override
    public String searched(PluginKind kind, String name) {
        return "";
    }

    record None() {}

    record Folder(@Option("Where the images lie.") Optional<Path> root) {}

    record ResNet(@Option(value = "Layers.", defaultValue = "32", range = "[8, )") int depth) {}

    record Focal(@Option(value = "Focus.", defaultValue = "2", range = "[0, )") double gamma) {}

    record Eos(@Option(value = "Neighbours.", defaultValue = "10", range = "[1, )") int k) {}
}
