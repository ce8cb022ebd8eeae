package counterpoise.runtime.config;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import counterpoise.api.PluginKind;

/** All options that an experiment can have, the plugins' among them, by path below {@code experiment}. */
final class ExperimentPaths {

    private static final String METRICS = "metrics";

    private final Map<String, Known> known = new TreeMap<>();

    /** The paths there are with {@code plugins}. */
    ExperimentPaths(PluginOptions plugins) {
        add("", ExperimentOptions.class, Optional.empty());
        ExperimentBinder.COMPONENTS.forEach((component, kind) -> addPlugins(plugins, component, kind));
        addPlugins(plugins, ExperimentBinder.METRIC, PluginKind.METRIC);
    }

    /**
     * An option that a path leads to.
     *
     * @param field the option
     * @param owner the plugin whose option it is; empty for the runtime's own
     */
    record Known(OptionField field, Optional<Owner> owner) {

        /** Whether the option is itself a list, so that a list is one value of it. */
        boolean takesLists() {
            Type type = field.type();
            return OptionField.isList(OptionField.isOptional(type) ? OptionField.argument(type) : type);
        }
    }

    /**
     * A plugin at a place of an experiment.
     *
     * @param component where it is chosen: {@code oversampler}, {@code head.loss}, {@code metric}
     * @param plugin its name
     */
    record Owner(String component, String plugin) {}

    private void addPlugins(PluginOptions plugins, String component, PluginKind kind) {
        for (String name : plugins.names(kind)) {
            Optional<Owner> owner = Optional.of(new Owner(component, name));
            plugins.optionsType(kind, name).ifPresent(type -> add("%s.%s.".formatted(component, name), type, owner));
        }
    }

    private void add(String prefix, Class<? extends Record> type, Optional<Owner> owner) {
        for (OptionField field : OptionField.of(type)) {
            String path = prefix + field.key();
            boolean optional = OptionField.isOptional(field.type());
            Type inner = optional ? OptionField.argument(field.type()) : field.type();
            Optional<Class<? extends Record>> nested = OptionField.recordType(inner);
            nested.ifPresent(record -> add(path + ".", record, owner));
            if (nested.isEmpty() || optional) {
                known.put(path, new Known(field, owner));
            }
        }
    }

    Optional<Known> find(String path) {
        return Optional.ofNullable(known.get(path));
    }

    Collection<String> all() {
        return Collections.unmodifiableSet(known.keySet());
    }

    /** Whether the option has a meaning in {@code experiment}: it is the runtime's own, or its plugin is chosen. */
    boolean applies(Known option, ConfigObject experiment) {
        return option.owner()
                .map(owner -> chosen(owner.component(), experiment).contains(owner.plugin()))
                .orElse(true);
    }

    private List<String> chosen(String component, ConfigObject experiment) {
        String path = component.equals(ExperimentBinder.METRIC) ? METRICS : component + ".plugin";
        Optional<ConfigValue> value =
                Blocks.at(experiment, path).or(() -> known.get(path).field().standard());
        return value.stream()
                .flatMap(one -> one instanceof ConfigList list ? list.stream() : Stream.of(one))
                .map(name -> String.valueOf(name.unwrapped()))
                .toList();
    }

    /** The value that {@code option}, at {@code path}, has in {@code experiment}; empty if none, or a wrong one. */
    Optional<Object> effective(String path, Known option, ConfigObject experiment, OptionBinder reader) {
        if (!applies(option, experiment)) {
            return Optional.empty();
        }
        return Blocks.at(experiment, path)
                .or(() -> option.field().standard())
                .map(value -> reader.read(option.field(), value, path));
    }
}
