package counterpoise.runtime.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.report.trial.TrialJson;

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

    /** Adds the configuration of a trial. Values of many trials are the same: each is kept once. */
    void add(TrialJson trial) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        trial.settings().forEach((path, value) -> {
            Setting setting = new Setting(path, value, trial.origins().getOrDefault(path, ""));
            settings.put(path, known.computeIfAbsent(setting, same -> same));
        });
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
