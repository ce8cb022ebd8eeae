package counterpoise.runtime.report.html;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A picture that a plugin left to be looked at, as it goes into the page.
 *
 * @param name the name of its file
 * @param caption what stands below it
 * @param address holds all of it
 */
record Picture(String name, String caption, String address) {

    /** Which files are pictures, by their ending. A page shows them as images, in which no script runs. */
    private static final Map<String, String> TYPES = Map.of("png", "image/png", "svg", "image/svg+xml");

    /** The picture in a file; empty if it is something else. */
    static Optional<Picture> of(String name, String caption, byte[] content) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return Optional.ofNullable(type)
                .map(known -> new Picture(
                        name,
                        caption,
                        "data:%s;base64,%s".formatted(known, Base64.getEncoder().encodeToString(content))));
    }
}
