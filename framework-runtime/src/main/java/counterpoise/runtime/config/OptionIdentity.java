package counterpoise.runtime.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.api.Option;

/** Options as JSON: all of them, to be read again or shown; or those that results depend on, for keys. */
public final class OptionIdentity {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DIGITS_THAT_TELL_ALL_DOUBLES_APART = 17;

    /** What the JSON is for. */
    private enum Use {
        KEY,
        READING,
        SHOWING
    }

    private OptionIdentity() {}

    /**
     * The options that change results, in the order of the record: places and neutral ones are left out, and those
     * added later at the value that means the behaviour before them.
     */
    public static ObjectNode of(Record options) {
        ObjectNode node = JSON.createObjectNode();
        for (OptionField field : OptionField.of(options.getClass())) {
            Object value = field.valueIn(options);
            if (field.option().role() == Option.Role.IDENTITY && !isAsBefore(field, value)) {
                node.set(field.key(), node(value, Use.KEY));
            }
        }
        return node;
    }

    /** All options, in the order of the record; what is absent is left out. */
    static ObjectNode all(Record options) {
        return all(options, Use.READING);
    }

    /** Like {@link #all}, but of paths only the last name, since the others tell of the machine. */
    static ObjectNode shown(Record options) {
        return all(options, Use.SHOWING);
    }

    private static ObjectNode all(Record options, Use use) {
        ObjectNode node = JSON.createObjectNode();
        for (OptionField field : OptionField.of(options.getClass())) {
            Object value = field.valueIn(options);
            if (!value.equals(Optional.empty())) {
                node.set(field.key(), node(value, use));
            }
        }
        return node;
    }

    private static boolean isAsBefore(OptionField field, Object value) {
        return !field.option().asBefore().isEmpty() && field.option().asBefore().equals(text(value));
    }

    private static String text(Object value) {
        return node(value, Use.KEY).asText();
    }

    private static JsonNode node(Object value, Use use) {
        if (value instanceof Optional<?> optional) {
            return optional.map(present -> node(present, use)).orElse(JSON.nullNode());
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(element -> array.add(node(element, use)));
            return array;
        }
        if (value instanceof Record nested) {
            return use == Use.KEY ? of(nested) : all(nested, use);
        }
        if (value instanceof Double number) {
            return JSON.getNodeFactory().numberNode(shortest(number));
        }
        if (value instanceof Enum<?> constant) {
            return JSON.getNodeFactory().textNode(OptionField.label(constant));
        }
        if (value instanceof Path path) {
            Path last = path.getFileName();
            return JSON.getNodeFactory().textNode((use == Use.SHOWING && last != null ? last : path).toString());
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

    private static BigDecimal normal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
