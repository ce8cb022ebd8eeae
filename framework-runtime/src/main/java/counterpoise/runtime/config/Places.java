package counterpoise.runtime.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.typesafe.config.ConfigOrigin;

/**
 * Says where a value comes from: in the user's words for messages, and for results in words that tell nothing of the
 * machine.
 *
 * @param workingDirectory absolute
 * @param installation absolute
 */
public record Places(Path workingDirectory, Path installation) {

    /** How values from the command line describe their origin. */
    static final String COMMAND_LINE = "command line";

    /** How values from environment variables describe their origin. */
    static final String ENVIRONMENT = "environment";

    /** How Typesafe Config begins the origin of a block or list that was put together from several places. */
    private static final String MERGED = "merge of ";

    private static final Pattern LINE = Pattern.compile("(.+?): (\\d+)(?:-\\d+)?");

    /** The place a value comes from: files relative to the working directory where they lie below it. */
    public String of(ConfigOrigin origin) {
        return text(origin, false);
    }

    /** The place a value comes from: files relative to the working directory or the installation, never absolute. */
    public String portable(ConfigOrigin origin) {
        return text(origin, true);
    }

    /** A path as messages show it: relative to the working directory where it lies below it. */
    public String shown(Path path) {
        Path absolute = workingDirectory.resolve(path).normalize();
        return absolute.startsWith(workingDirectory)
                ? workingDirectory.relativize(absolute).toString()
                : absolute.toString();
    }

    /**
     * A path as results show it: relative to the working directory or the installation; of a path elsewhere, the last
     * name.
     */
    public String portable(Path path) {
        Path absolute = workingDirectory.resolve(path).normalize();
        // From a clone the installation lies below the working directory: the same results wherever one stands.
        for (Path base : new Path[] {installation, workingDirectory}) {
            if (absolute.startsWith(base)) {
                return base.relativize(absolute).toString();
            }
        }
        return String.valueOf(absolute.getFileName());
    }

    /**
     * A path that a value names: relative ones begin at the file that holds the value; those of the command line, of
     * environment variables and of defaults at the working directory.
     */
    Path resolve(String path, ConfigOrigin origin) {
        Source source = Source.of(origin);
        Path base = source.isFile() ? workingDirectory.resolve(source.name()).getParent() : workingDirectory;
        return base.resolve(path).normalize();
    }

    private String text(ConfigOrigin origin, boolean portable) {
        Source source = Source.of(origin);
        if (!source.isFile()) {
            return source.name();
        }
        Path file = Path.of(source.name());
        String name = portable ? portable(file) : shown(file);
        return source.line().isEmpty() ? name : name + ":" + source.line();
    }

    /** Where a value stands, which Typesafe Config tells of merged values by a text alone. */
    private record Source(String name, String line, boolean isFile) {

        static Source of(ConfigOrigin origin) {
            if (origin.filename() != null) {
                String line = origin.lineNumber() > 0 ? String.valueOf(origin.lineNumber()) : "";
                return new Source(origin.filename(), line, true);
            }
            String text = origin.description();
            if (!text.startsWith(MERGED)) {
                return ofText(text);
            }
            // Of several files the first has the last word: the user's own before what it includes.
            List<Source> sources = Arrays.stream(
                            text.substring(MERGED.length()).split(",(?=/|[A-Za-z]:|command line|env)"))
                    .map(Source::ofText)
                    .toList();
            return sources.stream().filter(Source::isFile).findFirst().orElse(sources.get(0));
        }

        private static Source ofText(String text) {
            Matcher matcher = LINE.matcher(text);
            String name = matcher.matches() ? matcher.group(1) : text;
            boolean isFile = Path.of(name).isAbsolute();
            return new Source(name, isFile && matcher.matches() ? matcher.group(2) : "", isFile);
        }
    }
}
