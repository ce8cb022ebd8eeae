package counterpoise.datasets;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

import counterpoise.api.Option;

/** Makes the options that a configuration without a word on them gives. */
public final class DefaultOptions {

    private DefaultOptions() {}

    /** The options of {@code type} with every component at the default its annotation states. */
    public static <O extends Record> O of(Class<O> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(DefaultOptions::value).toArray();
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(RecordComponent component) {
        String text = component.getAnnotation(Option.class).defaultValue();
        Class<?> type = component.getType();
        if (type == int.class) {
            return Integer.valueOf(text);
        } else if (type == long.class) {
            return Long.valueOf(text);
        } else if (type == double.class) {
            return Double.valueOf(text);
        } else if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        } else if (type == Optional.class && text.isEmpty()) {
            return Optional.empty();
        }
        throw new AssertionError("%s cannot be \"%s\"".formatted(component, text));
    }
}
