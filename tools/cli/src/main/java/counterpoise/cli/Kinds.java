package counterpoise.cli;

import java.util.Arrays;
import java.util.List;

import counterpoise.api.PluginKind;
import counterpoise.runtime.config.Nearest;
import counterpoise.runtime.run.RequestException;

/** The kinds of plugin as the command line writes them. */
final class Kinds {

    private Kinds() {}

    static List<String> labels() {
        return Arrays.stream(PluginKind.values()).map(PluginKind::label).toList();
    }

    /**
     * The kind that is written {@code label}.
     *
     * @throws RequestException if there is none; the message names the nearest
     */
    static PluginKind named(String label) {
        int kind = labels().indexOf(label);
        if (kind < 0) {
            String hint = Nearest.to(label, labels())
                    .map("did you mean %s?"::formatted)
                    .orElse("there are " + String.join(", ", labels()));
            throw new RequestException("there is no kind of plugin \"%s\"; %s".formatted(label, hint));
        }
        return PluginKind.values()[kind];
    }
}
