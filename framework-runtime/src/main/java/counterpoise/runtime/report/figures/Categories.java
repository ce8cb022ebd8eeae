package counterpoise.runtime.report.figures;

import java.util.List;

/**
 * An axis of categories, in their order. Where there is no room for all names, some are left out.
 *
 * @param label what the categories are; may be empty
 * @param names one a category
 */
public record Categories(String label, List<String> names) implements HorizontalAxis {

    /** Copies the list. */
    public Categories {
        names = List.copyOf(names);
    }

    int count() {
        return names.size();
    }
}
