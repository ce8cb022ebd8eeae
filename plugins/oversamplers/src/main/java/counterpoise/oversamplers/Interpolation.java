package counterpoise.oversamplers;

/** Points on the straight line through two samples. */
final class Interpolation {

    private Interpolation() {}

    /**
     * Writes {@code from + fraction * (to - from)} to {@code result}, computed in double precision and rounded once. A
     * fraction from 0 to 1 therefore never leaves the segment; a negative one steps away from {@code to}.
     *
     * @param result of the same length as the others; may be one of them
     */
    static void between(float[] from, float[] to, double fraction, float[] result) {
        for (int i = 0; i < result.length; i++) {
            double start = from[i];
            result[i] = (float) (start + fraction * (to[i] - start));
        }
    }
}
