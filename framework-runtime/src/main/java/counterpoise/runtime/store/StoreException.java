package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/** Something could not be written or read; the message is a sentence for the user. */
public final class StoreException extends IOException {

    private static final List<String> FULL = List.of("No space left", "Disk quota exceeded", "not enough space");

    StoreException(String message) {
        super(message);
    }

    private StoreException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * Says in a sentence why {@code path} could not be written.
     *
     * @param cause what the file system reported; returned as it is if it is a sentence already
     */
    public static IOException whileWriting(Path path, IOException cause) {
        if (cause instanceof StoreException || cause instanceof DamagedStageException) {
            return cause;
        }
        String reason = String.valueOf(cause.getMessage());
        if (FULL.stream().anyMatch(reason::contains)) {
            return new StoreException(
                    "No space is left to write %s: free some, or choose another place.".formatted(path), cause);
        }
        if (cause instanceof AccessDeniedException || reason.contains("Read-only file system")) {
            return new StoreException(
                    "%s cannot be written: allow writing there, or choose another place.".formatted(path), cause);
        }
        if (cause instanceof FileAlreadyExistsException
                || cause instanceof NotDirectoryException
                || reason.contains("Not a directory")) {
            return new StoreException(
                    ("%s cannot be written, because a file lies where a folder should be (%s): "
                                    + "move that file away, or choose another place.")
                            .formatted(path, reason),
                    cause);
        }
        return new StoreException(
                "%s cannot be written (%s: %s): check the disk, or choose another place."
                        .formatted(path, cause.getClass().getSimpleName(), reason),
                cause);
    }
}
