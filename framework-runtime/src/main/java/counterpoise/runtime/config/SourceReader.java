package counterpoise.runtime.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;

/** Reads files of HOCON, and what they include. What cannot be read is a problem and comes to nothing. */
final class SourceReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Places places;
    private final Problems problems;

    SourceReader(Places places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    Places places() {
        return places;
    }

    Problems problems() {
        return problems;
    }

    /**
     * A file that is being read.
     *
     * @param file absolute
     * @param text all of it
     */
    record Source(Path file, String text) {

        /** {@code :LINE} of the include of {@code what}, which the parser does not tell; nothing if it is not found. */
        String lineOfInclude(String what) {
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].strip().startsWith("include") && lines[i].contains('"' + what + '"')) {
                    return ":" + (i + 1);
                }
            }
            return "";
        }
    }

    /** Reads one file that no other includes. */
    Config read(Path file) {
        return read(file, Set.of());
    }

    /**
     * Reads one file.
     *
     * @param file absolute
     * @param open the files that led to it
     */
    Config read(Path file, Set<Path> open) {
        try {
            String text = Files.readString(file);
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            return parse(new Source(file, text), open);
        } catch (CharacterCodingException e) {
            problem(file, "is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            problem(file, "cannot be read: " + e.getMessage());
        } catch (ConfigException e) {
            problems.add(sentence(e, file));
        }
        return ConfigFactory.empty();
    }

    private Config parse(Source source, Set<Path> open) {
        Set<Path> nowOpen = new LinkedHashSet<>(open);
        nowOpen.add(source.file());
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription(source.file().toString())
                .setIncluder(new Includes(this, source, nowOpen));
        int before = problems.count();
        Config config = ConfigFactory.parseString(source.text(), options);
        if (config.root().isEmpty() && problems.count() == before) {
            problem(source.file(), "is empty; a configuration needs at least experiment { name = ... }");
        }
        return config;
    }

    private void problem(Path file, String message) {
        problems.add(new Problem(places.shown(file), "", message));
    }

    /** What Typesafe Config says, with our place before it and without its advice on other formats. */
    Problem sentence(ConfigException e, Path file) {
        ConfigOrigin origin = e.origin();
        String message = e.getMessage();
        if (origin != null && message.startsWith(origin.description() + ": ")) {
            message = message.substring(origin.description().length() + 2);
        }
        int advice = message.indexOf(" (if you intended");
        String sentence = advice < 0 ? message : message.substring(0, advice);
        return new Problem(
                origin == null ? places.shown(file) : places.of(origin), "", sentence.replaceAll("\\s+", " "));
    }
}
