package counterpoise.runtime.store;

/**
 * What a stage knows of one of its files.
 *
 * @param bytes its size
 * @param sha256 its checksum, 64 lower-case hexadecimal digits
 */
public record StoredFile(long bytes, String sha256) {}
