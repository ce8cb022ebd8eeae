package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import counterpoise.api.Option;
import counterpoise.api.Plugin;

/** The checks of how a plugin declares its options. */
final class OptionLaws {

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);
    private static final Set<Class<?>> PRIMITIVES = Set.of(int.class, long.class, double.class, boolean.class);
    private static final Set<Class<?>> BOXED = Set.of(Integer.class, Long.class, Double.class, Boolean.class);

    static final List<Law<Plugin<?>>> LAWS = List.of(
            new Law<>("every option says what it means", each(OptionLaws::isDescribed)),
            new Law<>("every option has a type that the API allows", each(OptionLaws::hasAllowedType)),
            new Law<>("every default can be read", each(OptionLaws::defaultIsReadable)),
            new Law<>("every range is an interval over numbers", each(OptionLaws::rangeIsAnInterval)),
            new Law<>("every default lies in the range and matches the pattern", each(OptionLaws::defaultIsAllowed)),
            new Law<>("only paths are places", each(OptionLaws::placeIsAPath)));

    private OptionLaws() {}

    private static Law.Check<Plugin<?>> each(Consumer<RecordComponent> check) {
        return plugin -> {
            requireRecord(plugin);
            components(plugin.optionsType()).forEach(check);
        };
    }

    /** Options that are none break a law of their own, and have no components. */
    static void requireRecord(Plugin<?> plugin) {
        if (!plugin.optionsType().isRecord()) {
            throw new LawDoesNotApply("the options are no record");
        }
    }

    /** The components of a record and of the records in it, optional ones too. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> elementType(component) instanceof Class<?> nested && nested.isRecord()
                        ? Stream.concat(Stream.of(component), components(nested))
                        : Stream.of(component));
    }

    private static Optional<Option> annotation(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Option.class));
    }

    private static Optional<String> defaultText(RecordComponent component) {
        return annotation(component).map(Option::defaultValue).filter(text -> !text.isEmpty());
    }

    private static Optional<String> rangeText(RecordComponent component) {
        return annotation(component).map(Option::range).filter(text -> !text.isEmpty());
    }

    /** The element type of a list, optional or optional list, else the type itself. */
    private static Type elementType(RecordComponent component) {
        Type type = component.getGenericType();
        while (type instanceof ParameterizedType generic) {
            type = generic.getActualTypeArguments()[0];
        }
        return type;
    }

    private static void isDescribed(RecordComponent component) {
        require(annotation(component).isPresent(), "%s has no @Option", component.getName());
        require(
                !component.getAnnotation(Option.class).value().isBlank(),
                "the @Option of %s has no text",
                component.getName());
    }

    private static void hasAllowedType(RecordComponent component) {
        Type type = component.getGenericType();
        boolean allowed = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? isAllowed(generic.getActualTypeArguments()[0], BOXED)
                : isAllowed(type, PRIMITIVES);
        require(allowed, "%s is a %s", component.getName(), type.getTypeName());
    }

    private static boolean isAllowed(Type type, Set<Class<?>> numbers) {
        return isScalar(type, numbers)
                || type instanceof Class<?> nested && nested.isRecord()
                || type instanceof ParameterizedType generic
                        && generic.getRawType() == List.class
                        && isScalar(generic.getActualTypeArguments()[0], BOXED);
    }

    private static boolean isScalar(Type type, Set<Class<?>> numbers) {
        return type instanceof Class<?> scalar
                && (numbers.contains(scalar) || scalar == String.class || scalar == Path.class || scalar.isEnum());
    }

    private static void defaultIsReadable(RecordComponent component) {
        defaultText(component).ifPresent(text -> read(component, text));
        annotation(component)
                .map(Option::asBefore)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> read(component, text));
    }

    private static Object read(RecordComponent component, String text) {
        require(
                !component.getType().isRecord(),
                "%s is a record, whose own options have defaults",
                component.getName());
        try {
            return DefaultOptions.parse(component.getGenericType(), text);
        } catch (IllegalArgumentException e) {
            throw new AssertionError("%s: %s".formatted(component.getName(), e.getMessage()), e);
        }
    }

    private static void rangeIsAnInterval(RecordComponent component) {
        rangeText(component).ifPresent(text -> {
            require(
                    elementType(component) instanceof Class<?> type && NUMBERS.contains(type),
                    "%s has a range, but is a %s",
                    component.getName(),
                    component.getGenericType().getTypeName());
            interval(component, text);
        });
    }

    private static Interval interval(RecordComponent component, String text) {
        try {
            return Interval.parse(text);
        } catch (IllegalArgumentException e) {
            throw new AssertionError("%s: %s".formatted(component.getName(), e.getMessage()), e);
        }
    }

    private static void defaultIsAllowed(RecordComponent component) {
        if (defaultText(component).isEmpty()) {
            return;
        }
        Option option = component.getAnnotation(Option.class);
        List<?> values = values(read(component, option.defaultValue()));
        rangeText(component)
                .map(text -> interval(component, text))
                .ifPresent(interval -> values.forEach(value -> require(
                        interval.contains(((Number) value).doubleValue()),
                        "the default %s of %s is not in %s",
                        value,
                        component.getName(),
                        option.range())));
        if (!option.pattern().isEmpty()) {
            values.forEach(value -> require(
                    value.toString().matches(option.pattern()),
                    "the default %s of %s does not match %s",
                    value,
                    component.getName(),
                    option.pattern()));
        }
    }

    private static List<?> values(Object value) {
        Object held = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
        return held instanceof List<?> list ? list : List.of(held);
    }

    private static void placeIsAPath(RecordComponent component) {
        boolean place = annotation(component)
                .filter(option -> option.role() == Option.Role.PLACE)
                .isPresent();
        require(
                !place || elementType(component) == Path.class,
                "%s is a place, but a %s",
                component.getName(),
                component.getGenericType().getTypeName());
    }
}
