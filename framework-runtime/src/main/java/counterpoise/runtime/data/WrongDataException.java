package counterpoise.runtime.data;

import java.io.IOException;

/** A dataset's file is not what it should be; the message says what was expected, what was found and what to do. */
public final class WrongDataException extends IOException {

    WrongDataException(String message) {
        super(message);
    }
}
