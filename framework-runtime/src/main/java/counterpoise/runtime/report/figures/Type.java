package counterpoise.runtime.report.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is. Figures name Helvetica first and fonts of the same widths after it; these are the widths of the
 * printable ASCII characters in Adobe's font metrics for Helvetica, other characters are estimated.
 */
final class Type {

    /** Sizes of text, in the units of the figure. */
    static final double TITLE = 13;

    static final double LABEL = 12;
    static final double TICK = 11;

    static final String FAMILY = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";

    /** How far digits and capitals rise above the line they stand on, as a part of the size. */
    static final double CAP_HEIGHT = 0.72;

    /** How far letters hang below that line. */
    static final double DEPTH = 0.22;

    /** From one line of text to the next, as a part of the size. */
    static final double LEADING = 1.25;

    private static final char ELLIPSIS = '…';
    private static final int FIRST = ' ';

    /** From space to tilde, in thousandths of the size. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };

    /** Of letters outside of ASCII. */
    private static final int OTHER_WIDTH = 600;

    /** Of ideographs and pictographs, which begin about here, and of the ellipsis. */
    private static final int WIDE_FROM = 0x2E80;

    private static final int WIDE_WIDTH = 1000;

    /** Bold letters against others. */
    static final double BOLD = 1.08;

    private Type() {}

    static double width(String text, double size) {
        return text.codePoints().map(Type::width).sum() * size / 1000;
    }

    private static int width(int point) {
        if (point >= FIRST && point < FIRST + WIDTHS.length) {
            return WIDTHS[point - FIRST];
        }
        return point >= WIDE_FROM || point == ELLIPSIS ? WIDE_WIDTH : OTHER_WIDTH;
    }

    static double widest(List<String> texts, double size) {
        return texts.stream().mapToDouble(text -> width(text, size)).max().orElse(0);
    }

    /** The text, cut with an ellipsis where it is wider than {@code width}. */
    static String fitted(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        for (int length = points.length - 1; length > 0; length--) {
            String cut = new String(points, 0, length).strip() + ELLIPSIS;
            if (width(cut, size) <= width) {
                return cut;
            }
        }
        return Character.toString(ELLIPSIS);
    }

    /** The text in lines no wider than {@code width}, broken between words; the last of {@code most} lines is cut. */
    static List<String> wrapped(String text, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        String[] words = text.strip().split("\\s+");
        String line = words[0];
        for (int i = 1; i < words.length; i++) {
            String longer = line + " " + words[i];
            if (lines.size() == most - 1 || width(longer, size) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = words[i];
            }
        }
        lines.add(line);
        return lines.stream().map(one -> fitted(one, size, width)).toList();
    }
}
