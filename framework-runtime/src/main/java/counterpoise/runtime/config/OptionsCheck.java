package counterpoise.runtime.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import counterpoise.api.Option;

/**
 * Whether what a record of options says of itself can be used: a mistake in an annotation is its author's, and would
 * otherwise be met by whoever happens to configure it first.
 */
public final class OptionsCheck {

    private OptionsCheck() {}

    /**
     * What is wrong with the keys, ranges, patterns and defaults of {@code type} and the records in it: a sentence
     * without its full stop, or empty.
     */
    public static Optional<String> problem(Class<? extends Record> type) {
        List<OptionField> fields;
        try {
            fields = OptionField.of(type);
        } catch (IllegalArgumentException | ConfigException problem) {
            return Optional.of("an @Option of " + type.getTypeName() + " cannot be read: " + problem.getMessage());
        }
        Set<String> keys = new HashSet<>();
        for (OptionField field : fields) {
            Optional<String> problem = keys.add(field.key())
                    ? problem(field)
                    : Optional.of("two options of " + type.getTypeName() + " are read from the key " + field.key()
                            + "; name one of them otherwise");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return standards(type, fields);
    }

    private static Optional<String> problem(OptionField field) {
        Option option = field.option();
        String where = field.component().getName() + " of "
                + field.component().getDeclaringRecord().getTypeName();
        try {
            Pattern.compile(option.pattern());
        } catch (PatternSyntaxException problem) {
            return Optional.of("the pattern of the option " + where + " is no regular expression: "
                    + problem.getDescription().toLowerCase(Locale.ROOT));
        }
        Optional<Class<? extends Record>> nested = OptionField.recordType(
                OptionField.isOptional(field.type()) ? OptionField.argument(field.type()) : field.type());
        if (nested.isPresent()) {
            return problem(nested.get());
        }
        for (String text : List.of(option.defaultValue(), option.asBefore())) {
            if (!text.isEmpty()) {
                Optional<String> problem = unreadable(field, text);
                if (problem.isPresent()) {
                    return Optional.of("the option " + where + " " + problem.get() + " by its own @Option");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unreadable(OptionField field, String text) {
        Problems problems = problems();
        try {
            new OptionBinder(problems).read(field, OptionField.parse(text), field.key());
        } catch (ConfigException problem) {
            return Optional.of("cannot be \"" + text + "\": " + problem.getMessage());
        }
        return first(problems);
    }

    /** The record of all defaults, where every option has one, must be one that its own constructor takes. */
    private static Optional<String> standards(Class<? extends Record> type, List<OptionField> fields) {
        if (!isComplete(fields)) {
            return Optional.empty();
        }
        Problems problems = problems();
        new OptionBinder(problems)
                .bindAbsent(type, ConfigFactory.empty("defaults").origin(), "");
        return first(problems).map(problem -> "the defaults of " + type.getTypeName() + " do not fit: " + problem);
    }

    private static boolean isComplete(List<OptionField> fields) {
        return fields.stream()
                .allMatch(field -> field.standard().isPresent()
                        || OptionField.isOptional(field.type())
                        || OptionField.recordType(field.type())
                                .map(nested -> isComplete(OptionField.of(nested)))
                                .orElse(false));
    }

    private static Optional<String> first(Problems problems) {
        return problems.list().stream().map(Problem::message).findFirst();
    }

    private static Problems problems() {
        Path here = Path.of("").toAbsolutePath();
        return new Problems(new Places(here, here));
    }
}
