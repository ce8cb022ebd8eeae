package counterpoise.runtime.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param place where: {@code conf/table2.conf:12}, {@code command line}, {@code environment}
 * @param path which key; may be empty
 * @param message what, and what to do
 */
public record Problem(String place, String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty() ? "%s: %s".formatted(place, message) : "%s: %s: %s".formatted(place, path, message);
    }
}
