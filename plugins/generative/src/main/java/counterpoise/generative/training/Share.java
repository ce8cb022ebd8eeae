package counterpoise.generative.training;

/**
 * A share of the whole work, for telling how far it has come.
 *
 * @param from how far the whole has come when the share begins, 0 to 1
 * @param to how far when it is done
 */
public record Share(double from, double to) {

    /** The part from {@code start} to {@code end}, both 0 to 1, of this share. */
    public Share part(double start, double end) {
        return new Share(at(start), at(end));
    }

    /** How far the whole has come when {@code fraction} of the share is done. */
    public double at(double fraction) {
        return Math.min(1, Math.max(0, from + fraction * (to - from)));
    }
}
