package counterpoise.runtime.config;

import java.nio.file.Path;

import com.typesafe.config.ConfigOrigin;

/**
 * Says where a value comes from in the user's words: files relative to the working directory or to the installation,
 * never an absolute path that would tell of the machine.
 *
 * @param workingDirectory absolute
 * @param installation absolute
 */
public record Places(Path workingDirectory, Path installation) {

    /** How values from the command line describe their origin. */
    static final String COMMAND_LINE = "command line";

    /** How Typesafe Config describes values from environment variables. */
    private static final String ENVIRONMENT = "env var";

    /** The place a value comes from. */
    public String of(ConfigOrigin origin) {
        if (origin.filename() != null) {
            String file = shown(Path.of(origin.filename()));
            return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
        }
        if (origin.description().startsWith(ENVIRONMENT)) {
            return "environment";
        }
        return origin.description();
    }

    /** A path as messages show it. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path base : new Path[] {workingDirectory, installation}) {
            if (absolute.startsWith(base)) {
                return base.relativize(absolute).toString();
            }
        }
        return path.getFileName().toString();
    }

    /** A path that a value names: relative ones begin at the file that holds the value, or at the working directory. */
    Path resolve(String path, ConfigOrigin origin) {
        Path base = origin.filename() == null
                ? workingDirectory
                : Path.of(origin.filename()).toAbsolutePath().getParent();
        return base.resolve(path).normalize();
    }
}
