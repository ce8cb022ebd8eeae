package counterpoise.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import counterpoise.api.Option;

/**
 * Reads a block of a configuration into a record of options, by what {@link Option} says of its components. Goes on
 * after a problem, so that all are found.
 */
final class OptionBinder {

    private static final Map<String, ConfigValue> DEFAULTS = new ConcurrentHashMap<>();

    private final Problems problems;
    private final Map<String, Set<String>> furtherKeys;

    /**
     * A binder.
     *
     * @param furtherKeys keys that a block may hold besides its record's, by the path of the block; somebody else reads
     *     them
     */
    OptionBinder(Problems problems, Map<String, Set<String>> furtherKeys) {
        this.problems = problems;
        this.furtherKeys = furtherKeys;
    }

    /**
     * Reads {@code block}.
     *
     * @param path of the block, for messages
     * @return empty if there was a problem
     */
    <R extends Record> Optional<R> bind(Class<R> type, ConfigObject block, String path) {
        int before = problems.count();
        List<OptionField> fields = OptionField.of(type);
        checkKeys(fields, block, path);
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            OptionField field = fields.get(i);
            values[i] = value(field, block, path.isEmpty() ? field.key() : path + "." + field.key());
        }
        return problems.count() > before ? Optional.empty() : construct(type, values, block.origin(), path);
    }

    private void checkKeys(List<OptionField> fields, ConfigObject block, String path) {
        Set<String> known = new TreeSet<>(furtherKeys.getOrDefault(path, Set.of()));
        fields.forEach(field -> known.add(field.key()));
        for (String key : new TreeSet<>(block.keySet())) {
            if (!known.contains(key)) {
                String hint = Nearest.to(key, known)
                        .map("; did you mean %s?"::formatted)
                        .orElse(known.isEmpty() ? "; it takes no options" : "; known are " + String.join(", ", known));
                problems.add(block.get(key).origin(), path.isEmpty() ? key : path + "." + key, "unknown" + hint);
            }
        }
    }

    private Object value(OptionField field, ConfigObject block, String path) {
        ConfigValue value = block.get(field.key());
        if (value != null && value.valueType() != ConfigValueType.NULL) {
            return convert(field.type(), value, field.option(), path);
        }
        if (OptionField.isOptional(field.type())) {
            return Optional.empty();
        }
        Optional<Class<? extends Record>> nested = OptionField.recordType(field.type());
        if (nested.isPresent()) {
            ConfigObject empty = ConfigFactory.empty().root().withOrigin(block.origin());
            return bind(nested.get(), empty, path).orElse(null);
        }
        if (field.option().defaultValue().isEmpty()) {
            problems.add(block.origin(), path, "is missing: " + field.option().value());
            return null;
        }
        ConfigValue standard = DEFAULTS.computeIfAbsent(field.option().defaultValue(), OptionBinder::parse);
        return convert(field.type(), standard, field.option(), path);
    }

    private static ConfigValue parse(String text) {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription("default");
        return ConfigFactory.parseString("value = " + text, options).getValue("value");
    }

    private Object convert(Type type, ConfigValue value, Option option, String path) {
        if (OptionField.isOptional(type)) {
            return Optional.ofNullable(convert(OptionField.argument(type), value, option, path));
        }
        if (OptionField.isList(type)) {
            return list(OptionField.argument(type), value, option, path);
        }
        Optional<Class<? extends Record>> nested = OptionField.recordType(type);
        if (nested.isPresent()) {
            return block(nested.get(), value, path);
        }
        Object converted = scalar((Class<?>) type, value, path);
        return converted != null && isAllowed(converted, value.origin(), option, path) ? converted : null;
    }

    private List<Object> list(Type element, ConfigValue value, Option option, String path) {
        if (!(value instanceof ConfigList list)) {
            wrong(value, path, "a list of " + OptionField.inWords(element));
            return null;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object converted = convert(element, list.get(i), option, "%s[%d]".formatted(path, i));
            if (converted != null) {
                elements.add(converted);
            }
        }
        return elements;
    }

    private Record block(Class<? extends Record> type, ConfigValue value, String path) {
        if (value instanceof ConfigObject block) {
            return bind(type, block, path).orElse(null);
        }
        OptionField first = OptionField.of(type).get(0);
        if (first.type() == Path.class && value.valueType() == ConfigValueType.STRING) {
            // A block that is about a file may be written as the file alone.
            ConfigObject block =
                    ConfigFactory.empty().root().withOrigin(value.origin()).withValue(first.key(), value);
            return bind(type, block, path).orElse(null);
        }
        wrong(value, path, "a block { ... }");
        return null;
    }

    private Object scalar(Class<?> type, ConfigValue value, String path) {
        if (value.valueType() == ConfigValueType.LIST || value.valueType() == ConfigValueType.OBJECT) {
            wrong(value, path, need(type));
            return null;
        }
        String text = String.valueOf(value.unwrapped());
        if (type == String.class) {
            return text;
        }
        if (type == Path.class) {
            return problems.places().resolve(text, value.origin());
        }
        if (type.isEnum()) {
            return constant(type, text, value, path);
        }
        Object converted = parse(type, text);
        if (converted == null) {
            wrong(value, path, need(type));
        }
        return converted;
    }

    private Object constant(Class<?> type, String text, ConfigValue value, String path) {
        Optional<?> constant = Arrays.stream(type.getEnumConstants())
                .filter(candidate -> OptionField.label(candidate).equals(text))
                .findFirst();
        if (constant.isEmpty()) {
            wrong(value, path, OptionField.inWords(type));
        }
        return constant.orElse(null);
    }

    /**
     * The number or truth value that {@code text} writes; environment variables and command lines give numbers as text.
     */
    private static Object parse(Class<?> type, String text) {
        try {
            if (type == int.class || type == Integer.class) {
                return new BigDecimal(text).intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return new BigDecimal(text).longValueExact();
            }
            if (type == double.class || type == Double.class) {
                double number = Double.parseDouble(text);
                return Double.isFinite(number) ? number : null;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static String need(Class<?> type) {
        String words = OptionField.inWords(type);
        return words.equals("whole number") || words.equals("number") || words.equals("path") ? "a " + words : words;
    }

    private void wrong(ConfigValue value, String path, String needed) {
        String found =
                switch (value.valueType()) {
                    case OBJECT -> "a block";
                    case LIST -> "a list";
                    case STRING -> "\"" + value.unwrapped() + "\"";
                    case NUMBER, BOOLEAN, NULL -> String.valueOf(value.unwrapped());
                };
        problems.add(value.origin(), path, "needs %s, found %s".formatted(needed, found));
    }

    private boolean isAllowed(Object value, ConfigOrigin origin, Option option, String path) {
        if (!option.range().isEmpty() && value instanceof Number number) {
            Interval range = Interval.parse(option.range());
            if (!range.contains(number.doubleValue())) {
                problems.add(origin, path, "needs %s, found %s".formatted(range.inWords(), value));
                return false;
            }
        }
        if (!option.pattern().isEmpty() && !value.toString().matches(option.pattern())) {
            problems.add(origin, path, "needs to match %s, found \"%s\"".formatted(option.pattern(), value));
            return false;
        }
        return true;
    }

    private <R extends Record> Optional<R> construct(Class<R> type, Object[] values, ConfigOrigin origin, String path) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                problems.add(origin, path, wrong.getMessage());
                return Optional.empty();
            }
            throw new IllegalStateException("the options record " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }
}
