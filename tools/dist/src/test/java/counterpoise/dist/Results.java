package counterpoise.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of a report. */
record Results(List<String> columns, List<Map<String, String>> rows) {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    static Results of(Path file) {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            return new Results(
                    parser.getHeaderNames(),
                    parser.stream().map(CSVRecord::toMap).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of one column. */
    List<String> column(String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    /** What does not depend on the clock: each trial with its scores. */
    List<List<String>> scores() {
        return rows.stream()
                .map(row -> List.of(row.get("trial"), row.get("bac"), row.get("gm"), row.get("fm")))
                .toList();
    }
}
