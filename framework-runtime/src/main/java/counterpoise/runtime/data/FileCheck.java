package counterpoise.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.dataset.DataFile;

/** Compares a file with what is declared of it. */
public final class FileCheck {

    private FileCheck() {}

    /**
     * How a file differs from what it should be, in words that follow its name; empty if it does not.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<String> difference(DataFile declared, Path file, FileDigest digest) throws IOException {
        long bytes = Files.size(file);
        if (declared.bytes().isPresent() && declared.bytes().getAsLong() != bytes) {
            return Optional.of("has %d bytes, but should have %d"
                    .formatted(bytes, declared.bytes().getAsLong()));
        }
        if (declared.sha256().isPresent()) {
            String found = digest.sha256(file);
            if (!found.equals(declared.sha256().get())) {
                return Optional.of("has the SHA-256 %s, but should have %s"
                        .formatted(found, declared.sha256().get()));
            }
        }
        return Optional.empty();
    }
}
