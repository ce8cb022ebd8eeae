package counterpoise.runtime.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import counterpoise.runtime.store.DurableFiles;

/** The page around the report, its style and its script: resources beside this class. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private Template() {}

    /** A resource as text. */
    static String resource(String name) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource %s is missing".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Writes the template with what belongs in each place, <code>{{name}}</code>. What is put in is not looked at, so
     * that no text in it can name a place.
     */
    static void write(String template, Map<String, DurableFiles.Content> contents, OutputStream out)
            throws IOException {
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            out.write(utf8(template.substring(from, place.start())));
            DurableFiles.Content content = contents.get(place.group(1));
            if (content == null) {
                throw new IllegalArgumentException("the template asks for %s".formatted(place.group()));
            }
            content.writeTo(out);
            from = place.end();
        }
        out.write(utf8(template.substring(from)));
    }

    /** Markup as it is. */
    static DurableFiles.Content markup(String markup) {
        return out -> out.write(utf8(markup));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
