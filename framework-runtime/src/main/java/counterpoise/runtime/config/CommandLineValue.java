package counterpoise.runtime.config;

import java.util.Optional;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;

/**
 * Reads a value from the command line: HOCON where it begins with a bracket or a quotation mark, or is a number,
 * boolean or null; else plain text, in which HOCON would find comments and substitutions in paths and addresses.
 */
final class CommandLineValue {

    private static final String HOCON = "(?s)[\\[{\"].*|true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?";

    private CommandLineValue() {}

    /** The value that {@code text} writes; empty if it begins as HOCON and is none. */
    static Optional<ConfigValue> parse(String text) {
        if (!text.matches(HOCON)) {
            return Optional.of(ConfigValueFactory.fromAnyRef(text, Places.COMMAND_LINE));
        }
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(Places.COMMAND_LINE);
        try {
            Config parsed = ConfigFactory.parseString("value = " + text, options);
            // More than the one key means that the text closed what it had opened and went on.
            return parsed.root().size() == 1 ? Optional.of(parsed.root().get("value")) : Optional.empty();
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }
}
