package counterpoise.runtime.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a dataset's files lie and what they hold.
 *
 * @param digest the digest of their content; empty if the dataset is made in memory
 * @param folder where they lie; empty if the dataset is made in memory, or not looked for
 * @param problem why the dataset cannot be used here, in a sentence
 */
public record Place(Optional<String> digest, Optional<Path> folder, Optional<String> problem) {

    /** A dataset that is made in memory. */
    public static final Place IN_MEMORY = new Place(Optional.empty(), Optional.empty(), Optional.empty());
}
