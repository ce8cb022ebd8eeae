package counterpoise.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/** What {@code cases} changes in the cells that fit; one after the other, so that a case sees what earlier ones set. */
final class Cases {

    private static final String FORM = "needs the form { when { path = value }, set { path = value } }";

    private final ExperimentPaths paths;
    private final OptionBinder reader;
    private final Problems problems;
    private final List<Case> cases = new ArrayList<>();

    /**
     * Reads {@code cases} from a configuration.
     *
     * @param swept the paths that are swept, which no case may set: the cell would not be what the sweep calls it
     */
    Cases(Configuration configuration, ExperimentPaths paths, List<String> swept, Problems problems) {
        this.paths = paths;
        this.reader = new OptionBinder(problems);
        this.problems = problems;
        ConfigValue value = configuration.config().root().get("cases");
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return;
        }
        if (!(value instanceof ConfigList list)) {
            problems.add(value.origin(), "cases", "needs a list of { when { ... }, set { ... } }");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            read(list.get(i), "cases[%d]".formatted(i), swept, configuration.overriddenOptions());
        }
    }

    /** One of the cases: which cells it fits, and what it sets in them. */
    private record Case(Conditions when, Map<String, ConfigValue> set) {}

    private void read(ConfigValue value, String place, List<String> swept, List<String> overridden) {
        if (!(value instanceof ConfigObject object)
                || !object.keySet().equals(Set.of("when", "set"))
                || !(object.get("when") instanceof ConfigObject when)
                || !(object.get("set") instanceof ConfigObject set)) {
            problems.add(value.origin(), place, FORM);
            return;
        }
        Map<String, ConfigValue> changes = new LinkedHashMap<>();
        Blocks.leaves(set).forEach((path, change) -> {
            if (isAllowed(path, change, place + ".set." + path, swept)
                    && overridden.stream().noneMatch(given -> Blocks.overlap(given, path))) {
                changes.put(path, change);
            }
        });
        cases.add(new Case(Conditions.read(when, place + ".when", paths, problems), changes));
    }

    private boolean isAllowed(String path, ConfigValue change, String place, List<String> swept) {
        Optional<ExperimentPaths.Known> option = paths.find(path);
        if (option.isEmpty()) {
            problems.add(change.origin(), place, "unknown" + Nearest.question(path, paths.all()));
            return false;
        }
        if (swept.stream().anyMatch(axis -> Blocks.overlap(axis, path))) {
            problems.add(change.origin(), place, "is swept, and a case must not change what the sweep says of a cell");
            return false;
        }
        return change.valueType() == ConfigValueType.NULL
                || reader.read(option.get().field(), change, place) != null;
    }

    /** Whether a case may choose another plugin for {@code component}. */
    boolean choose(String component) {
        return cases.stream().anyMatch(one -> one.set().keySet().stream()
                .anyMatch(path ->
                        path.equals(component + ".plugin") || component.equals("metric") && path.equals("metrics")));
    }

    /** {@code experiment} after all cases that fit it. */
    ConfigObject apply(ConfigObject experiment) {
        ConfigObject changed = experiment;
        for (Case one : cases) {
            if (one.when().fit(changed, paths, reader)) {
                for (Map.Entry<String, ConfigValue> change : one.set().entrySet()) {
                    changed = Blocks.with(changed, change.getKey(), change.getValue());
                }
            }
        }
        return changed;
    }
}
