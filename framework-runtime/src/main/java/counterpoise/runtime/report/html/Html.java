package counterpoise.runtime.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes a piece of HTML: {@code html.begin("a").set("href", link).text(name).end()}. Escapes text and attributes. */
final class Html {

    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean startTagOpen;

    /** Begins an element inside the one begun last. */
    Html begin(String name) {
        finishStartTag();
        markup.append('<').append(name);
        open.push(name);
        startTagOpen = true;
        return this;
    }

    /** Ends the element begun last. */
    Html end() {
        finishStartTag();
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Gives the element begun last an attribute; nothing must stand in it yet. */
    Html set(String attribute, String value) {
        if (!startTagOpen) {
            throw new IllegalStateException("an attribute must be set before what stands in the element");
        }
        markup.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value))
                .append('"');
        return this;
    }

    Html set(String attribute, int value) {
        return set(attribute, String.valueOf(value));
    }

    /** Begins what scrolls sideways where it is wider than the page; the keyboard can reach it. */
    Html beginScroll(String label) {
        return begin("div")
                .set("class", "scroll")
                .set("tabindex", 0)
                .set("role", "region")
                .set("aria-label", label);
    }

    /** An element with nothing but text in it. */
    Html element(String name, String text) {
        return begin(name).text(text).end();
    }

    Html text(String text) {
        finishStartTag();
        markup.append(escaped(text));
        return this;
    }

    /** A name made of parts, which may be broken between them. */
    Html breakable(String name) {
        String[] parts = name.split("(?<=[._])");
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                markup("<wbr>");
            }
            text(parts[i]);
        }
        return this;
    }

    /** Ends the line, for readers of the source. */
    Html line() {
        finishStartTag();
        markup.append('\n');
        return this;
    }

    /** What another has written, inside the element begun last. */
    Html add(Html other) {
        return markup(other.toString());
    }

    /** Markup as it is; never text of a user. */
    Html markup(String trusted) {
        finishStartTag();
        markup.append(trusted);
        return this;
    }

    private void finishStartTag() {
        if (startTagOpen) {
            markup.append('>');
            startTagOpen = false;
        }
    }

    /** What was written; every element begun must be ended. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("the element %s is not ended".formatted(open.element()));
        }
        return markup.toString();
    }

    /** Text as it may stand between tags and in quoted attributes. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
