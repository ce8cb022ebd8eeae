package counterpoise.runtime.report.trial;

import java.io.IOException;
import java.nio.file.Path;

/** A file in a trial's folder is not what a run writes there; the message says which. */
public final class DamagedTrialException extends IOException {

    private static final long serialVersionUID = 1;

    private DamagedTrialException(String message, Throwable cause) {
        super(message, cause);
    }

    static DamagedTrialException of(Path file, String why, Throwable cause) {
        return new DamagedTrialException(
                "%s: is not what a run writes there (%s); run the experiment again, which writes it anew"
                        .formatted(file, why),
                cause);
    }
}
