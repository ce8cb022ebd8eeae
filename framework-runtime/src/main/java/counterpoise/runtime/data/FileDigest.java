package counterpoise.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/** Computes, or remembers, the SHA-256 of a file. */
@FunctionalInterface
public interface FileDigest {

    /** The SHA-256 of the content of {@code file}: 64 lower-case hexadecimal digits. */
    String sha256(Path file) throws IOException;
}
