package counterpoise.runtime.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.api.Option;

/**
 * An option, described for a user.
 *
 * @param key with dots before the keys of nested blocks
 * @param type in words
 * @param standard the value where none is given; {@code required} or {@code absent} if there is none
 * @param range in words; empty if all are allowed
 * @param meaning in a sentence
 * @param role how it enters the key of results
 */
public record OptionDescription(
        String key, String type, String standard, String range, String meaning, Option.Role role) {

    /** The options of a record, those of nested records among them. */
    public static List<OptionDescription> of(Class<? extends Record> type) {
        List<OptionDescription> descriptions = new ArrayList<>();
        describe(type, "", descriptions);
        return descriptions;
    }

    private static void describe(Class<? extends Record> type, String prefix, List<OptionDescription> descriptions) {
        for (OptionField field : OptionField.of(type)) {
            String key = prefix + field.key();
            Type innermost = OptionField.isOptional(field.type()) ? OptionField.argument(field.type()) : field.type();
            Optional<Class<? extends Record>> nested = OptionField.recordType(innermost);
            if (nested.isPresent()) {
                describe(nested.get(), key + ".", descriptions);
            } else {
                descriptions.add(describe(key, field));
            }
        }
    }

    private static OptionDescription describe(String key, OptionField field) {
        Option option = field.option();
        String standard = option.defaultValue();
        if (standard.isEmpty()) {
            standard = OptionField.isOptional(field.type()) ? "absent" : "required";
        }
        String range = field.range().map(Interval::inWords).orElse("");
        return new OptionDescription(
                key, OptionField.inWords(field.type()), standard, range, option.value(), option.role());
    }
}
