package counterpoise.runtime.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import counterpoise.runtime.config.OptionIdentity;
import counterpoise.runtime.store.Sha256;

/** What lies in the files that options name, each read once a plan. */
final class FileDigests {

    private final Map<Path, String> known = new HashMap<>();

    /**
     * The SHA-256 of a file.
     *
     * @param option the path of the option, for the message
     * @throws PlanException if it is no file that can be read
     */
    String of(Path file, String option) {
        String digest = known.get(file);
        if (digest == null) {
            if (!Files.isRegularFile(file)) {
                throw new PlanException(option, "there is no file %s".formatted(file));
            }
            try {
                digest = Sha256.ofFile(file);
            } catch (IOException e) {
                throw new PlanException(option, "cannot read %s: %s".formatted(file, e.getMessage()));
            }
            known.put(file, digest);
        }
        return digest;
    }

    /** The SHA-256 of each file that a plugin's options name, by key; {@code block} is where the options stand. */
    Map<String, String> of(Record options, String block) {
        Map<String, String> digests = new LinkedHashMap<>();
        OptionIdentity.places(options).forEach((key, path) -> digests.put(key, of(path, block + "." + key)));
        return digests;
    }
}
