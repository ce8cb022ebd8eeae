package counterpoise.runtime.store;

import java.io.IOException;

/** A stored stage is not what was written; the message is a sentence that says what differs. */
public final class DamagedStageException extends IOException {

    DamagedStageException(String message) {
        super(message);
    }
}
