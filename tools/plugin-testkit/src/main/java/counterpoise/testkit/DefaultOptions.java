package counterpoise.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import counterpoise.api.Option;

/**
 * Makes records of options from the defaults of their annotations. Understands the part of HOCON that defaults are
 * written in: plain and quoted values, and flat lists of them.
 */
public final class DefaultOptions {

    private DefaultOptions() {}

    /**
     * The record in which every option has its default.
     *
     * @throws IllegalArgumentException if an option has no default, a default cannot be read, or the record refuses its
     *     own defaults
     */
    public static <O extends Record> O of(Class<O> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> valueOf(type, component))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<O> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "%s refuses its own defaults: %s"
                            .formatted(type.getSimpleName(), e.getCause().getMessage()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("%s cannot be made: %s".formatted(type.getSimpleName(), e), e);
        }
    }

    /** The options that a user must give: those without a default, in nested records too. */
    public static List<String> required(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> required(component.getType(), component))
                .toList();
    }

    /** Says, in a few words, why a law about products cannot be tried. */
    static String missing(List<String> required) {
        return required.size() == 1
                ? "the option %s has no default".formatted(required.get(0))
                : "the options %s have no default".formatted(String.join(", ", required));
    }

    private static Stream<String> required(Class<?> type, RecordComponent component) {
        if (type.isRecord()) {
            return required(type.asSubclass(Record.class)).stream().map(name -> component.getName() + "." + name);
        }
        boolean given = type == Optional.class || !defaultText(component).isEmpty();
        return given ? Stream.empty() : Stream.of(component.getName());
    }

    private static String defaultText(RecordComponent component) {
        Option option = component.getAnnotation(Option.class);
        return option == null ? "" : option.defaultValue();
    }

    private static Object valueOf(Class<?> owner, RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isRecord()) {
            return of(type.asSubclass(Record.class));
        }
        String text = defaultText(component);
        if (text.isEmpty() && type == Optional.class) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("%s.%s has no default: make the record yourself"
                    .formatted(owner.getSimpleName(), component.getName()));
        }
        try {
            return parse(component.getGenericType(), text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the default of %s.%s cannot be read: %s"
                            .formatted(owner.getSimpleName(), component.getName(), e.getMessage()),
                    e);
        }
    }

    /**
     * Reads a value as HOCON writes it.
     *
     * @param type a type that {@link Option} allows, except a record
     * @throws IllegalArgumentException if {@code text} is not such a value
     */
    static Object parse(Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? Optional.of(parse(element, text))
                    : elements(text).map(item -> parse(element, item)).toList();
        }
        return scalar((Class<?>) type, unquoted(text.strip()));
    }

    private static Stream<String> elements(String text) {
        String list = text.strip();
        if (!list.startsWith("[") || !list.endsWith("]")) {
            throw new IllegalArgumentException("%s is not a list; write [a, b]".formatted(text));
        }
        String inside = list.substring(1, list.length() - 1).strip();
        return inside.isEmpty() ? Stream.empty() : Arrays.stream(inside.split(","));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static Object scalar(Class<?> type, String text) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.valueOf(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        if (type == String.class) {
            return text;
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        throw new IllegalArgumentException("%s is not a type that options may have".formatted(type.getSimpleName()));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("%s is neither true nor false".formatted(text));
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(candidate -> label((Enum<?>) candidate).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is none of %s"
                        .formatted(
                                text,
                                Arrays.stream(type.getEnumConstants())
                                        .map(candidate -> label((Enum<?>) candidate))
                                        .toList())));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
