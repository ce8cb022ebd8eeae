package counterpoise.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What a run left in its folder. */
final class Results {

    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private Results() {}

    /** The rows of {@code results.csv}: column by value. */
    static List<Map<String, String>> trials(Path scratch) throws IOException {
        return rows(scratch.resolve("out").resolve("results.csv")).stream()
                .map(CSVRecord::toMap)
                .toList();
    }

    /** The column of {@code results.csv}, of its first trial. */
    static double ofFirstTrial(Path scratch, String column) throws IOException {
        return Double.parseDouble(trials(scratch).get(0).get(column));
    }

    /** The training throughput of each trial: the median over its epochs but the first, in which Java warms up. */
    static List<Double> imagesPerSecond(Path scratch) throws IOException {
        try (Stream<Path> trials = Files.list(scratch.resolve("out").resolve("trials"))) {
            return trials.sorted()
                    .map(trial -> Statistics.median(trainingSpeeds(trial.resolve("epochs.csv"))))
                    .toList();
        }
    }

    private static List<Double> trainingSpeeds(Path epochs) {
        try {
            return rows(epochs).stream()
                    .filter(row -> row.get("phase").equals("training"))
                    .skip(1)
                    .map(row -> Double.valueOf(row.get("images_per_second")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(Files.readString(file), WITH_HEADER)) {
            return parser.getRecords();
        }
    }
}
