package counterpoise.runtime.fetch;

import java.nio.file.Path;
import java.util.List;

/**
 * A dataset that is there and whole.
 *
 * @param folder where its files lie
 * @param wasThere whether it was there before
 * @param verified of each file what was compared, and what could not be, in words
 */
public record Fetched(Path folder, boolean wasThere, List<String> verified) {

    /** Copies the list. */
    public Fetched {
        verified = List.copyOf(verified);
    }
}
