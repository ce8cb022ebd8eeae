package counterpoise.runtime.report.figures;

import java.util.List;
import java.util.Locale;

/** The colours of all figures. A page sets one by the custom property {@link #property()}, on any ancestor. */
public enum Ink {
    /** What figures are drawn on; painted only where a figure does not stand in a page. */
    SURFACE("#ffffff", "#15181c"),
    /** Titles and labels. */
    TEXT("#1f2328", "#e6e8eb"),
    /** Numbers at ticks. */
    MUTED("#57606a", "#a2abb5"),
    /** The lines of axes. */
    AXIS("#6e7781", "#8b949e"),
    /** Lines at ticks, through the plot. */
    GRID("#e1e4e8", "#2d333b"),
    /** The largest value of a heat map; smaller ones lie between it and the surface. */
    HEAT("#08519c", "#6fb0ea"),
    SERIES_1("#075eb1", "#4e96f1"),
    SERIES_2("#b8411a", "#da673e"),
    SERIES_3("#029060", "#39d98e"),
    SERIES_4("#a36792", "#cc7ca6"),
    SERIES_5("#d77f00", "#e8c52b"),
    SERIES_6("#4299df", "#9cccfe"),
    SERIES_7("#4f4f4f", "#dbdbdb");

    /** The inks of series, in the order in which they are given out. */
    static final List<Ink> SERIES = List.of(SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6, SERIES_7);

    private final String light;
    private final String dark;

    Ink(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The custom property that sets this colour: {@code --figure-text}, {@code --figure-series-1}. */
    public String property() {
        return "--figure-" + id();
    }

    /** The colour on a light surface where no page sets it: {@code #rrggbb}. */
    public String light() {
        return light;
    }

    /** The colour on a dark surface where no page sets it: {@code #rrggbb}. */
    public String dark() {
        return dark;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
