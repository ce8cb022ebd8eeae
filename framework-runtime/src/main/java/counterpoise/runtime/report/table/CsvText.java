package counterpoise.runtime.report.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Composes a table as CSV with line feeds; what is null or NaN becomes an empty field. */
public final class CsvText {

    private final StringWriter text = new StringWriter();
    private final CSVPrinter printer;

    /** A table with no rows yet. */
    public CsvText(List<String> header) {
        try {
            printer = new CSVPrinter(
                    text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
            printer.printRecord(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a row. */
    public void row(List<?> values) {
        try {
            printer.printRecord(values.stream()
                    .map(value -> value instanceof Double number && number.isNaN() ? null : value)
                    .collect(Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
