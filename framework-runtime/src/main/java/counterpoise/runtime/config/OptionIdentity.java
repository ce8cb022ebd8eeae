package counterpoise.runtime.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.api.Option;

/** Options as JSON: all of them, to be read again; or those that results depend on, for keys. */
public final class OptionIdentity {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DIGITS_THAT_TELL_ALL_DOUBLES_APART = 17;
    private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private OptionIdentity() {}

    /**
     * The options that change results, in the order of the record. Places and neutral ones are left out, and so are
     * options added later at the value that means the behaviour before them ({@code null} for one that is optional),
     * and blocks of which nothing is left.
     */
    public static ObjectNode of(Record options) {
        ObjectNode node = JSON.createObjectNode();
        for (OptionField field : OptionField.of(options.getClass())) {
            Object value = field.valueIn(options);
            if (field.option().role() == Option.Role.IDENTITY && !isAsBefore(field, value)) {
                JsonNode identity = node(value, OptionIdentity::of, Path::toString);
                if (!(value instanceof Record) || !identity.isEmpty()) {
                    node.set(field.key(), identity);
                }
            }
        }
        return node;
    }

    /** The paths of the options that are places, by key: what lies there is what results depend on. */
    public static Map<String, Path> places(Record options) {
        Map<String, Path> places = new LinkedHashMap<>();
        for (OptionField field : OptionField.of(options.getClass())) {
            Object value = field.valueIn(options);
            Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (present instanceof Record nested) {
                places(nested).forEach((key, path) -> places.put(field.key() + "." + key, path));
            } else if (field.option().role() == Option.Role.PLACE && present instanceof Path path) {
                places.put(field.key(), path);
            }
        }
        return places;
    }

    /** All options, in the order of the record; what is absent is left out. */
    static ObjectNode all(Record options, Function<Path, String> paths) {
        ObjectNode node = JSON.createObjectNode();
        for (OptionField field : OptionField.of(options.getClass())) {
            Object value = field.valueIn(options);
            if (!isAbsent(value)) {
                node.set(field.key(), node(value, nested -> all(nested, paths), paths));
            }
        }
        return node;
    }

    private static boolean isAbsent(Object value) {
        return value.equals(Optional.empty());
    }

    private static boolean isAsBefore(OptionField field, Object value) {
        String asBefore = field.option().asBefore();
        if (asBefore.isEmpty()) {
            return false;
        }
        if (asBefore.equals("null")) {
            return isAbsent(value);
        }
        Path here = Path.of("").toAbsolutePath();
        Problems problems = new Problems(new Places(here, here));
        Object before = new OptionBinder(problems).read(field, OptionField.parse(asBefore), field.key());
        problems.throwIfAny();
        return before.equals(value);
    }

    private static JsonNode node(Object value, Function<Record, ObjectNode> nested, Function<Path, String> paths) {
        if (value instanceof Optional<?> optional) {
            return optional.map(present -> node(present, nested, paths)).orElse(JSON.nullNode());
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(element -> array.add(node(element, nested, paths)));
            return array;
        }
        if (value instanceof Record block) {
            return nested.apply(block);
        }
        if (value instanceof Double number) {
            return JSON.getNodeFactory().numberNode(shortest(number));
        }
        if (value instanceof Enum<?> constant) {
            return JSON.getNodeFactory().textNode(OptionField.label(constant));
        }
        if (value instanceof Path path) {
            return JSON.getNodeFactory().textNode(paths.apply(path));
        }
        return JSON.valueToTree(value);
    }

    /**
     * The shortest decimal that reads as {@code value}. Computed here because {@link Double#toString} gave longer ones
     * than needed before Java 19, and a key must not depend on the Java version.
     */
    public static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_THAT_TELL_ALL_DOUBLES_APART; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return normal(rounded);
            }
        }
        return normal(exact.round(new MathContext(DIGITS_THAT_TELL_ALL_DOUBLES_APART)));
    }

    /** Without an exponent, but for numbers so large that readers of HOCON take their digits for no number. */
    private static BigDecimal normal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.abs().compareTo(LARGEST_LONG) <= 0 ? stripped.setScale(0) : stripped;
    }
}
