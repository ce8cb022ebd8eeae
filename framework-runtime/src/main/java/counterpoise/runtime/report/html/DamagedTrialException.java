package counterpoise.runtime.report.html;

import java.io.IOException;

/** A file in a trial's folder is not what a run writes there; the message says which. */
public final class DamagedTrialException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedTrialException(String message, Throwable cause) {
        super(message, cause);
    }
}
