package counterpoise.runtime.report.figures;

import java.util.regex.Pattern;

/**
 * A figure with what is to be known of it.
 *
 * @param id names it within a report: its file, and its place in the page
 * @param figure draws itself
 * @param caption stands below it
 */
public record CaptionedFigure(String id, Figure figure, String caption) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** @throws IllegalArgumentException if the id cannot be the name of a file */
    public CaptionedFigure {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("\"%s\" cannot name a figure; it must match %s".formatted(id, ID));
        }
    }
}
