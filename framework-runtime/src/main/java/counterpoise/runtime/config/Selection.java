package counterpoise.runtime.config;

import java.util.Locale;

/** Which epoch's weights are taken, of the backbone and of the head alike. */
public enum Selection {
    /** Those of the last epoch. */
    LAST,
    /** Those of the epoch with the best score on the validation images. */
    BEST_ON_VALIDATION,
    /** Those of the epoch with the best score on the test images: the paper's way, and optimistic. */
    BEST_ON_TEST;

    /** The selection as configurations and tables write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
