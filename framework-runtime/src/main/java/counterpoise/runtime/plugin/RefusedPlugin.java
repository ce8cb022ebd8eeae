package counterpoise.runtime.plugin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import counterpoise.api.PluginKind;

/**
 * A plugin that was found and could not be taken.
 *
 * @param source the jar that names it, or the jar or folder that was refused as a whole
 * @param line where the jar's services file names it; empty where the whole jar or folder was refused
 * @param className the class that its services file names; empty where the whole jar or folder was refused
 * @param kind its kind, where that much could be learned
 * @param name its name, where that much could be learned
 * @param reason what is wrong and what to do, a sentence for its author
 */
public record RefusedPlugin(
        Path source,
        OptionalInt line,
        String className,
        Optional<PluginKind> kind,
        Optional<String> name,
        String reason) {

    /** The refusal of a jar or folder as a whole. */
    static RefusedPlugin whole(Path source, String reason) {
        return new RefusedPlugin(source, OptionalInt.empty(), "", Optional.empty(), Optional.empty(), reason);
    }

    /** The refusal of an entry that was to be taken; what else it might do is no matter. */
    static RefusedPlugin of(PluginEntry<?> entry, String reason) {
        return new RefusedPlugin(
                entry.jar(),
                OptionalInt.of(entry.serviceLine()),
                entry.className(),
                Optional.of(entry.kind()),
                Optional.of(entry.name()),
                reason);
    }

    /** Whether this is the plugin that a user means by {@code kind} and {@code name}. */
    boolean is(PluginKind kind, String name) {
        return mayBe(kind, name) && this.name.isPresent();
    }

    /** Whether this may be the plugin that a user means by {@code kind} and {@code name}. */
    boolean mayBe(PluginKind kind, String name) {
        return this.kind.map(kind::equals).orElse(true)
                && this.name.map(name::equals).orElse(true);
    }

    /** Where it was found, for its author: class, jar, and line of the services file, as far as there are such. */
    public String place() {
        return line.isEmpty()
                ? source.toString()
                : "%s in %s (line %d of %s)".formatted(className, source, line.getAsInt(), PluginJar.SERVICES);
    }

    /** The refusal as a sentence. */
    @Override
    public String toString() {
        return place() + " was refused: " + reason;
    }
}
