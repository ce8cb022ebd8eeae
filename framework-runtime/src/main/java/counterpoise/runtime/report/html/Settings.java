package counterpoise.runtime.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import counterpoise.runtime.report.PathlessText;

/** The effective configurations of trials, parted into what all share and what each has of its own. */
final class Settings {

    private final List<List<Setting>> trials = new ArrayList<>();
    private final Map<Setting, Setting> known = new HashMap<>();

    /** By path, the settings whose value all trials added so far have; the origin is empty where it differs. */
    private Map<String, Setting> shared;

    /**
     * A value.
     *
     * @param path where it stands under {@code experiment}
     * @param value as text
     * @param origin where it was set; empty for a default
     */
    record Setting(String path, String value, String origin) {}

    /** Adds the configuration of a trial. */
    void add(JsonNode experiment, Map<String, String> origins) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        collect("", experiment, origins, settings);
        trials.add(List.copyOf(settings.values()));
        if (shared == null) {
            shared = new LinkedHashMap<>(settings);
        } else {
            shared.values().removeIf(setting -> !sameValue(setting, settings.get(setting.path())));
            shared.replaceAll((path, setting) ->
                    setting.equals(settings.get(path)) ? setting : new Setting(path, setting.value(), ""));
        }
    }

    private static boolean sameValue(Setting setting, Setting other) {
        return other != null && setting.value().equals(other.value());
    }

    /** Values of many trials are the same: each is kept once. Of an empty block there is nothing to say. */
    private void collect(String path, JsonNode node, Map<String, String> origins, Map<String, Setting> settings) {
        if (!node.isObject()) {
            String value = node.isTextual() ? node.textValue() : node.toString();
            Setting setting = new Setting(path, PathlessText.of(value), origins.getOrDefault(path, ""));
            settings.put(path, known.computeIfAbsent(setting, same -> same));
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), origins, settings);
        }
    }

    /** What all trials have in common. */
    List<Setting> shared() {
        return shared == null ? List.of() : List.copyOf(shared.values());
    }

    /** What a trial has and not all others, by the number of trials added before it. */
    List<Setting> own(int trial) {
        return trials.get(trial).stream()
                .filter(setting -> !shared.containsKey(setting.path()))
                .toList();
    }
}
