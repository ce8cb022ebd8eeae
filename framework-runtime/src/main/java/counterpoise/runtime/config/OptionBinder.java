package counterpoise.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import counterpoise.api.Option;

/**
 * Reads a block of a configuration into a record of options, by what {@link Option} says of its components. Goes on
 * after a problem, so that all are found.
 */
final class OptionBinder {

    /** JSON's numbers, and those that lack a digit before or after the point; no {@code NaN}, {@code 1d}. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private final Problems problems;
    private final Map<String, Set<String>> furtherKeys;
    private final UnknownKeys unknownKeys;

    // The cells of a sweep share most of their blocks, and a block that is shared is the same object.
    private final Map<Class<?>, Map<ConfigObject, Record>> bound = new HashMap<>();
    private final Map<Class<?>, Record> standards = new HashMap<>();

    /** Explains a key that a block does not know, where there is more to say than that. */
    @FunctionalInterface
    interface UnknownKeys {
        /** A sentence for the user, or empty. */
        Optional<String> explain(String path, ConfigObject block, String key);
    }

    /**
     * A binder.
     *
     * @param furtherKeys keys that a block may hold besides its record's, by the path of the block; somebody else reads
     *     them
     */
    OptionBinder(Problems problems, Map<String, Set<String>> furtherKeys, UnknownKeys unknownKeys) {
        this.problems = problems;
        this.furtherKeys = furtherKeys;
        this.unknownKeys = unknownKeys;
    }

    /** A binder of blocks that hold nothing besides their record's options. */
    OptionBinder(Problems problems) {
        this(problems, Map.of(), (path, block, key) -> Optional.empty());
    }

    /**
     * Reads {@code block}.
     *
     * @param path of the block, for messages
     * @return empty if there was a problem
     */
    <R extends Record> Optional<R> bind(Class<R> type, ConfigObject block, String path) {
        Map<ConfigObject, Record> known = bound.computeIfAbsent(type, key -> new IdentityHashMap<>());
        Record before = known.get(block);
        if (before != null) {
            return Optional.of(type.cast(before));
        }
        Optional<R> record = bindAnew(type, block, path);
        record.ifPresent(present -> known.put(block, present));
        return record;
    }

    /** The record that a block which is not there comes to; {@code parent} is where it might have been. */
    <R extends Record> Optional<R> bindAbsent(Class<R> type, ConfigOrigin parent, String path) {
        Record before = standards.get(type);
        if (before != null) {
            return Optional.of(type.cast(before));
        }
        ConfigObject empty = ConfigFactory.empty().root().withOrigin(parent);
        Optional<R> record = bindAnew(type, empty, path);
        record.ifPresent(present -> standards.put(type, present));
        return record;
    }

    private <R extends Record> Optional<R> bindAnew(Class<R> type, ConfigObject block, String path) {
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
                String message = unknownKeys.explain(path, block, key).orElseGet(() -> unknown(key, known));
                String shown = ConfigUtil.joinPath(key);
                problems.add(block.get(key).origin(), path.isEmpty() ? shown : path + "." + shown, message);
            }
        }
    }

    private static String unknown(String key, Set<String> known) {
        String hint = known.isEmpty() ? "; there are no options here" : "; known are " + String.join(", ", known);
        return "unknown"
                + Nearest.to(key, known).map("; did you mean %s?"::formatted).orElse(hint);
    }

    private Object value(OptionField field, ConfigObject block, String path) {
        ConfigValue value = block.get(field.key());
        if (value != null && value.valueType() != ConfigValueType.NULL) {
            return read(field, value, path);
        }
        if (OptionField.isOptional(field.type())) {
            return Optional.empty();
        }
        Optional<Class<? extends Record>> nested = OptionField.recordType(field.type());
        if (nested.isPresent()) {
            return bindAbsent(nested.get(), block.origin(), path).orElse(null);
        }
        if (field.standard().isEmpty()) {
            problems.add(block.origin(), path, "is missing: " + field.option().value());
            return null;
        }
        return read(field, field.standard().get(), path);
    }

    /** Reads one value as the option {@code field}; null if there was a problem. */
    Object read(OptionField field, ConfigValue value, String path) {
        return convert(field.type(), value, field, path);
    }

    private Object convert(Type type, ConfigValue value, OptionField field, String path) {
        if (OptionField.isOptional(type)) {
            return Optional.ofNullable(convert(OptionField.argument(type), value, field, path));
        }
        if (OptionField.isList(type)) {
            return list(OptionField.argument(type), value, field, path);
        }
        Optional<Class<? extends Record>> nested = OptionField.recordType(type);
        if (nested.isPresent()) {
            return block(nested.get(), value, path);
        }
        Object converted = scalar((Class<?>) type, value, path);
        return converted != null && isAllowed(converted, value.origin(), field, path) ? converted : null;
    }

    private List<Object> list(Type element, ConfigValue value, OptionField field, String path) {
        if (!(value instanceof ConfigList list)) {
            wrong(value, path, "a " + OptionField.listInWords(element));
            return null;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object converted = convert(element, list.get(i), field, "%s[%d]".formatted(path, i));
            if (converted != null) {
                elements.add(converted);
            }
        }
        return List.copyOf(elements);
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
        if (value instanceof ConfigList || value instanceof ConfigObject || isNull(value)) {
            wrong(value, path, need(type));
            return null;
        }
        String text = text(value);
        if (type == String.class) {
            return text;
        }
        if (type == Path.class) {
            return path(text, value, path);
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

    /** A scalar as it was written: {@code 007} stays so where text is wanted. */
    private static String text(ConfigValue value) {
        return value.valueType() == ConfigValueType.NUMBER
                ? value.atKey("number").getString("number")
                : String.valueOf(value.unwrapped());
    }

    private static boolean isNull(ConfigValue value) {
        return value.valueType() == ConfigValueType.NULL;
    }

    private Path path(String text, ConfigValue value, String path) {
        try {
            if (!text.isBlank()) {
                return problems.places().resolve(text, value.origin());
            }
        } catch (InvalidPathException e) {
            // Said below, in the same words as of every other value.
        }
        wrong(value, path, need(Path.class));
        return null;
    }

    private Object constant(Class<?> type, String text, ConfigValue value, String path) {
        Optional<?> constant = Arrays.stream(type.getEnumConstants())
                .filter(candidate -> OptionField.label(candidate).equals(text))
                .findFirst();
        if (constant.isEmpty()) {
            String hint = Nearest.question(text, OptionField.labels(type));
            problems.add(value.origin(), path, needs(value, OptionField.inWords(type)) + hint);
        }
        return constant.orElse(null);
    }

    /**
     * The number or truth value that {@code text} writes; environment variables and command lines give numbers as text.
     */
    private static Object parse(Class<?> type, String text) {
        if (type == boolean.class || type == Boolean.class) {
            return switch (text) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default -> null;
            };
        }
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        try {
            if (type == int.class || type == Integer.class) {
                return new BigDecimal(text).intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return new BigDecimal(text).longValueExact();
            }
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** What a scalar has to be, to follow "needs". */
    private static String need(Class<?> type) {
        String words = OptionField.inWords(type);
        return words.equals("whole number") || words.equals("number") || words.equals("path") ? "a " + words : words;
    }

    private void wrong(ConfigValue value, String path, String needed) {
        problems.add(value.origin(), path, needs(value, needed));
    }

    private static String needs(ConfigValue value, String needed) {
        String found =
                switch (value.valueType()) {
                    case OBJECT -> "a block";
                    case LIST -> "a list";
                    case STRING -> "\"" + value.unwrapped() + "\"";
                    case NUMBER, BOOLEAN, NULL -> text(value);
                };
        return "needs %s, found %s".formatted(needed, found);
    }

    private boolean isAllowed(Object value, ConfigOrigin origin, OptionField field, String path) {
        if (field.range().isPresent()
                && value instanceof Number number
                && !field.range().get().contains(number.doubleValue())) {
            problems.add(
                    origin,
                    path,
                    "needs %s, found %s".formatted(field.range().get().inWords(), shown(number)));
            return false;
        }
        String pattern = field.option().pattern();
        if (!pattern.isEmpty() && !value.toString().matches(pattern)) {
            problems.add(origin, path, "needs to match %s, found \"%s\"".formatted(pattern, value));
            return false;
        }
        return true;
    }

    private static String shown(Number number) {
        return number instanceof Double value ? OptionIdentity.shortest(value).toPlainString() : number.toString();
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
            // A plugin's mistake; it must not look like one of Counterpoise's, nor hide the problems found so far.
            problems.add(origin, path, "the plugin's record of options fails: " + e.getCause());
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }
}
