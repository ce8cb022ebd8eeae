package counterpoise.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/** Computes, or remembers, the SHA-256 of a file or of all files in a folder. */
@FunctionalInterface
public interface FileDigest {

    /**
     * The SHA-256 of the content of a file, or of names and contents of all files below a folder that are not hidden:
     * 64 lower-case hexadecimal digits.
     */
    String sha256(Path fileOrFolder) throws IOException;
}
