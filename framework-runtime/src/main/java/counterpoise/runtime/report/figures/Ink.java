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
    HEAT("#08519c", "#8cc4f5"),
    SERIES_1("#0067ab", "#4aa5e6"),
    SERIES_2("#d55e00", "#f58442"),
    SERIES_3("#008a64", "#2cc197"),
    SERIES_4("#b5578c", "#e39ac3"),
    SERIES_5("#b98300", "#efb52e"),
    SERIES_6("#3f9bd4", "#a6dafa"),
    SERIES_7("#5c5c5c", "#bdbdbd");

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
