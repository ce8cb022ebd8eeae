package counterpoise.datasets.shapes;

/**
 * A colour that brightens evenly in one direction.
 *
 * @param colour red, green and blue in the middle of the image, on the scale from 0 to 1
 * @param brighteningX how much brighter from one pixel to the next on its right
 * @param brighteningY how much brighter from one pixel to the next below
 */
record Shade(double[] colour, double brighteningX, double brighteningY) {

    /** The same everywhere. */
    static Shade even(double[] colour) {
        return new Shade(colour, 0, 0);
    }

    /** How much brighter than in the middle of the image a point is, given its distance from there. */
    double brightening(double right, double down) {
        return brighteningX * right + brighteningY * down;
    }
}
