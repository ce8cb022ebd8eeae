package counterpoise.runtime.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberInput;

/**
 * A table as far as it goes into the page.
 *
 * @param columns the headers
 * @param rows each cell a {@code String}, a {@code Double}, or null
 * @param of how many rows the whole table has
 */
record Excerpt(List<String> columns, List<List<Object>> rows, int of) {

    /** Which of {@code count} rows are kept if {@code most} may be: evenly spread, the first and the last among them. */
    static List<Integer> spread(int count, int most) {
        List<Integer> kept = new ArrayList<>();
        int rows = Math.min(count, Math.max(2, most));
        for (int row = 0; row < rows; row++) {
            kept.add(rows == 1 ? 0 : (int) ((long) row * (count - 1) / (rows - 1)));
        }
        return kept;
    }

    /** A cell as it stands in a file: a number if it is one, null if it is empty. */
    static Object cell(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        if (first == '-' || first == '.' || first >= '0' && first <= '9') {
            try {
                return NumberInput.parseDouble(text, true);
            } catch (NumberFormatException e) {
                return text;
            }
        }
        return text;
    }

    /** Writes it as an object of {@code columns}, {@code rows} and {@code of}. */
    void write(PageJson json) throws IOException {
        JsonGenerator generator = json.generator();
        generator.writeStartObject();
        generator.writeFieldName("columns");
        json.texts(columns);
        generator.writeArrayFieldStart("rows");
        for (List<Object> row : rows) {
            generator.writeStartArray();
            for (Object cell : row) {
                if (cell instanceof String text) {
                    generator.writeString(text);
                } else {
                    json.number((Double) cell);
                }
            }
            generator.writeEndArray();
        }
        generator.writeEndArray();
        generator.writeNumberField("of", of);
        generator.writeEndObject();
    }
}
