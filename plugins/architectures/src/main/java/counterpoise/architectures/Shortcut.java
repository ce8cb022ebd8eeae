package counterpoise.architectures;

/** The shortcut where a residual network halves the image and doubles the channels. */
public enum Shortcut {
    /** Every second row and column, and zeros for the channels added: option A, without parameters. */
    ZERO_PADDING,
    /** A convolution over single pixels, two apart, and batch normalisation: option B. */
    PROJECTION
}
