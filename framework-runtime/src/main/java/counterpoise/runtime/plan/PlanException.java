package counterpoise.runtime.plan;

import counterpoise.runtime.config.Cell;

/** A sweep that cannot be planned, with a sentence for the user. */
public class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final String EXPERIMENT = "experiment.";

    private final String path;

    /**
     * A failure that {@code problem} explains.
     *
     * @param path which key it is about: {@code experiment.oversampler.space}
     */
    public PlanException(String path, String problem) {
        super("%s: %s".formatted(path, problem));
        this.path = path;
    }

    private PlanException(String place, PlanException cause) {
        super("%s: %s".formatted(place, cause.getMessage()), cause);
        this.path = cause.path;
    }

    /** The same, with the place in the configuration that {@code cell} has the value from, if it was configured. */
    final PlanException in(Cell cell) {
        String place = cell.origins().get(path.substring(EXPERIMENT.length()));
        return place == null ? this : new PlanException(place, this);
    }
}
