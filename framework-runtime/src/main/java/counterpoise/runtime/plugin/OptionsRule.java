package counterpoise.runtime.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import counterpoise.api.Option;
import counterpoise.runtime.config.OptionsCheck;

/** The rule for records of options: every component is described by {@link Option} and of a type that can be read. */
final class OptionsRule {

    private static final Set<Class<?>> PRIMITIVE = Set.of(int.class, long.class, double.class, boolean.class);
    private static final Set<Class<?>> BOXED = Set.of(Integer.class, Long.class, Double.class, Boolean.class);

    /** The records around the component at hand, outermost first. */
    private final Deque<Class<?>> around = new ArrayDeque<>();

    private OptionsRule() {}

    /** Checks {@code type} and the records in it. */
    static void check(Class<?> type) throws UnfitPluginException {
        if (!type.isRecord()) {
            throw new UnfitPluginException(
                    "optionsType() is " + type.getTypeName() + ", which is not a record; make it one.");
        }
        new OptionsRule().checkRecord(type);
        Optional<String> problem = OptionsCheck.problem(type.asSubclass(Record.class));
        if (problem.isPresent()) {
            throw new UnfitPluginException(problem.get() + ".");
        }
    }

    private void checkRecord(Class<?> type) throws UnfitPluginException {
        if (around.contains(type)) {
            throw new UnfitPluginException("the record of options " + type.getTypeName()
                    + " contains itself; options cannot be nested without end.");
        }
        around.addLast(type);
        for (RecordComponent component : type.getRecordComponents()) {
            checkDocumented(component);
            checkType(component, component.getGenericType(), true);
        }
        around.removeLast();
    }

    private static void checkDocumented(RecordComponent component) throws UnfitPluginException {
        Option option = component.getAnnotation(Option.class);
        if (option == null || option.value().isBlank()) {
            throw new UnfitPluginException("the option " + describe(component)
                    + " is not documented; annotate it with @Option(\"what it means\").");
        }
    }

    private void checkType(RecordComponent component, Type type, boolean outermost) throws UnfitPluginException {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == List.class && isScalar(element, BOXED)) {
                return;
            }
            if (generic.getRawType() == Optional.class && outermost) {
                checkType(component, element, false);
                return;
            }
        } else if (isScalar(type, outermost ? PRIMITIVE : BOXED)) {
            return;
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            checkRecord(nested);
            return;
        }
        throw new UnfitPluginException("the option " + describe(component) + " has the type "
                + component.getGenericType().getTypeName() + ", which no configuration can give; use int, long, double,"
                + " boolean, String, an enum, Path, a List or Optional of these, or a record.");
    }

    private static boolean isScalar(Type type, Set<Class<?>> numbers) {
        return type instanceof Class<?> scalar
                && (numbers.contains(scalar) || scalar == String.class || scalar == Path.class || scalar.isEnum());
    }

    private static String describe(RecordComponent component) {
        return component.getName() + " of " + component.getDeclaringRecord().getTypeName();
    }
}
