package counterpoise.runtime.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import counterpoise.api.Option;

/**
 * One option: a component of an options record.
 *
 * @param key as configurations write it
 * @param type its type, with arguments
 * @param option what is said of it
 * @param component the component
 * @param standard the value where none is given; empty for one that must be given, is optional or is a block
 * @param range the numbers allowed, if not all are
 */
record OptionField(
        String key,
        Type type,
        Option option,
        RecordComponent component,
        Optional<ConfigValue> standard,
        Optional<Interval> range) {

    /** The options of a record, in its order. */
    static List<OptionField> of(Class<? extends Record> type) {
        return FIELDS.get(type);
    }

    private static final ClassValue<List<OptionField>> FIELDS = new ClassValue<>() {
        @Override
        protected List<OptionField> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> {
                        component.getAccessor().setAccessible(true);
                        Option option = annotation(component);
                        return new OptionField(
                                kebab(component.getName()),
                                component.getGenericType(),
                                option,
                                component,
                                standard(option),
                                option.range().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(Interval.parse(option.range())));
                    })
                    .toList();
        }
    };

    private static Option annotation(RecordComponent component) {
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            throw new IllegalArgumentException("component %s of %s has no @Option annotation"
                    .formatted(
                            component.getName(), component.getDeclaringRecord().getName()));
        }
        return option;
    }

    private static Optional<ConfigValue> standard(Option option) {
        return option.defaultValue().isEmpty() ? Optional.empty() : Optional.of(parse(option.defaultValue()));
    }

    /** The value that an annotation writes as HOCON. */
    static ConfigValue parse(String text) {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription("default");
        return ConfigFactory.parseString("value = " + text, options).getValue("value");
    }

    /** {@code camelCase} as {@code camel-case}. */
    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** An enum constant as configurations write it. */
    static String label(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of this option in {@code options}. */
    Object valueIn(Record options) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** Whether {@code type} is {@code Optional<...>}. */
    static boolean isOptional(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == Optional.class;
    }

    /** Whether {@code type} is {@code List<...>}. */
    static boolean isList(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class;
    }

    /** The type in {@code Optional<...>} or {@code List<...>}. */
    static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /** The record type that {@code type} is, if it is one. */
    static Optional<Class<? extends Record>> recordType(Type type) {
        return type instanceof Class<?> raw && raw.isRecord()
                ? Optional.of(raw.asSubclass(Record.class))
                : Optional.empty();
    }

    /** A type in words for the user: {@code whole number}, {@code one of a, b}. */
    static String inWords(Type type) {
        if (isOptional(type)) {
            return inWords(argument(type)) + ", optional";
        }
        if (isList(type)) {
            return listInWords(argument(type));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return "whole number";
        }
        if (raw == double.class || raw == Double.class) {
            return "number";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        }
        if (raw == String.class) {
            return "text";
        }
        if (raw == Path.class) {
            return "path";
        }
        if (raw.isEnum()) {
            return "one of " + labels(raw).stream().collect(Collectors.joining(", "));
        }
        return "block";
    }

    /** A list of a type in words: {@code list of whole numbers}. */
    static String listInWords(Type element) {
        return "list of " + inWords(element).replaceAll("(number|path)$", "$1s");
    }

    /** The constants of an enum as configurations write them. */
    static List<String> labels(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(OptionField::label).toList();
    }
}
