package counterpoise.api.surface;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that a plugin can be compiled against.
 *
 * @param type the name of the type that has it
 * @param text what it is; the first word tells which {@link Part}
 */
record Line(String type, String text) implements Comparable<Line> {

    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::type).thenComparing(Line::part).thenComparing(Line::text);

    /** What a line can be about, in the order in which a type's lines stand. */
    enum Part {
        /** Modifiers, kind, parameters and supertypes of the type. */
        IS,
        COMPONENTS,
        CONSTANT,
        FIELD,
        CONSTRUCTOR,
        METHOD,
        ANNOTATION;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Line of(Class<?> type, Part part, String text) {
        return new Line(type.getName(), part.word() + " " + text);
    }

    Part part() {
        for (Part part : Part.values()) {
            if (text.startsWith(part.word() + " ")) {
                return part;
            }
        }
        throw new IllegalArgumentException("not a line of a surface: " + text);
    }

    /** Whether those who implement the type must provide it. */
    boolean mustBeImplemented() {
        return text.startsWith("method abstract ") || text.startsWith("method protected abstract ");
    }

    @Override
    public int compareTo(Line other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return type + ": " + text;
    }
}
