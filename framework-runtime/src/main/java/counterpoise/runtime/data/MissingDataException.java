package counterpoise.runtime.data;

import java.io.IOException;

/** A dataset's files are not there; the message says where they were looked for and how to get them. */
public final class MissingDataException extends IOException {

    MissingDataException(String message) {
        super(message);
    }
}
