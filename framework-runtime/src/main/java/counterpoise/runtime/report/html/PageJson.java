package counterpoise.runtime.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import counterpoise.runtime.store.DurableFiles;

/** Writes JSON that may stand in a {@code script} element: no text in it can end the element or begin another. */
final class PageJson implements DurableFiles.Content {

    private static final int SIGNIFICANT_DIGITS = 5;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().characterEscapes(new MarkupEscapes()).build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator generator;

    PageJson() throws IOException {
        generator = FACTORY.createGenerator(bytes, JsonEncoding.UTF8);
    }

    /** What writes. */
    JsonGenerator generator() {
        return generator;
    }

    /** Copies all that was written, in UTF-8; what was begun is ended. */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        generator.close();
        bytes.writeTo(out);
    }

    /** Texts as an array. */
    void texts(List<String> texts) throws IOException {
        generator.writeStartArray();
        for (String one : texts) {
            generator.writeString(one);
        }
        generator.writeEndArray();
    }

    /** A number as people compare it, with five digits; what is not a number is null. */
    void number(Double value) throws IOException {
        if (value == null || value.isNaN() || value.isInfinite()) {
            generator.writeNull();
            return;
        }
        double rounded = rounded(value);
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
            generator.writeNumber((long) rounded);
        } else {
            generator.writeNumber(rounded);
        }
    }

    private static double rounded(double value) {
        if (value == 0) {
            return 0;
        }
        int decimals = SIGNIFICANT_DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (decimals <= 0) {
            return Math.rint(value);
        }
        double scale = Math.pow(10, decimals);
        return Double.isInfinite(scale) ? value : Math.rint(value * scale) / scale;
    }

    /** Beside what JSON demands, the characters of which markup is made. */
    private static final class MarkupEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private final int[] ascii = standardAsciiEscapesForJSON();

        MarkupEscapes() {
            for (char c : new char[] {'<', '>', '&', '\''}) {
                ascii[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
