package counterpoise.runtime.fetch;

import java.io.IOException;

/** A dataset could not be fetched; the message is a sentence that says why and what to do. */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Exception cause) {
        super(message, cause);
    }
}
