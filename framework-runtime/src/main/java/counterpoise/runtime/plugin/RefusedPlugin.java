package counterpoise.runtime.plugin;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.PluginKind;

/**
 * A plugin that was found and could not be taken.
 *
 * @param source the jar or folder it lies in
 * @param className the class that its services file names; empty where the whole jar or folder was refused
 * @param kind its kind, where that much could be learned
 * @param name its name, where that much could be learned
 * @param reason what is wrong and what to do, a sentence for its author
 */
public record RefusedPlugin(
        Path source, String className, Optional<PluginKind> kind, Optional<String> name, String reason) {

    /** Whether this may be the plugin that a user means by {@code kind} and {@code name}. */
    boolean mayBe(PluginKind kind, String name) {
        return this.kind.map(kind::equals).orElse(true)
                && this.name.map(name::equals).orElse(true);
    }

    /** The refusal as a sentence. */
    @Override
    public String toString() {
        String plugin = className.isEmpty() ? source.toString() : className + " in " + source;
        return plugin + " was refused: " + reason;
    }
}
