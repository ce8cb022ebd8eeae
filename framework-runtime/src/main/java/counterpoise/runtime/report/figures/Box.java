package counterpoise.runtime.report.figures;

/**
 * A rectangle of the page; down the page is larger.
 *
 * @param left its least x
 * @param top its least y
 * @param width from left to right
 * @param height from top to bottom
 */
record Box(double left, double top, double width, double height) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
