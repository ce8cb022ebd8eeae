package counterpoise.api.dataset;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file of a dataset.
 *
 * @param path below the dataset's folder, with slashes
 * @param bytes the size it must have, if that is known
 * @param sha256 the checksum it must have, 64 lower-case hexadecimal digits; where it is empty, any content is taken
 *     and its digest counts as part of the experiment
 */
public record DataFile(String path, OptionalLong bytes, Optional<String> sha256) {}
