package counterpoise.runtime.report.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * What a paper reports for the cells of an experiment, to be shown beside what was measured.
 *
 * @param source the names of the files they come from, without their ending; empty if there are none
 * @param rows each a row of these files, by column; one says nothing where it is empty
 */
public record PublishedScores(String source, List<Map<String, String>> rows) {

    /** No published scores. */
    public static final PublishedScores NONE = new PublishedScores("", List.of());

    private static final String ENDING = ".csv";
    private static final Set<String> SCORES = Set.of("bac", "gm", "fm");
    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Copies the rows. */
    public PublishedScores {
        rows = rows.stream().map(Map::copyOf).toList();
    }

    /**
     * Finds the files for experiments: of each the one with the longest name that the experiment's begins with, a whole
     * word of it ({@code table2.csv} for {@code table2-cifar10}). Where several say something of a cell, the first is
     * heard.
     *
     * @param folder where such files lie; one that does not exist has none
     */
    public static PublishedScores find(Path folder, String... experiments) throws IOException {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
        }
        List<String> found = Stream.of(experiments)
                .flatMap(experiment -> names.stream()
                        .filter(name -> experiment.equals(name) || experiment.startsWith(name + "-"))
                        .max(Comparator.comparingInt(String::length))
                        .stream())
                .distinct()
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (String name : found) {
            try (CSVParser parser = CSVParser.parse(Files.readString(folder.resolve(name + ENDING)), WITH_HEADER)) {
                parser.forEach(row -> rows.add(row.toMap()));
            }
        }
        return new PublishedScores(String.join(" and ", found), rows);
    }

    /** The published value of a metric for a cell. */
    Optional<Double> of(Map<String, String> cell, String metric) {
        if (!SCORES.contains(metric)) {
            return Optional.empty();
        }
        return rows.stream()
                .filter(row -> holdsFor(row, cell))
                .map(row -> row.getOrDefault(metric, ""))
                .filter(value -> !value.isEmpty())
                .map(Double::valueOf)
                .findFirst();
    }

    private static boolean holdsFor(Map<String, String> row, Map<String, String> cell) {
        return row.entrySet().stream()
                .filter(entry -> !SCORES.contains(entry.getKey()))
                .filter(entry -> !entry.getValue().isEmpty())
                .allMatch(entry ->
                        cell.getOrDefault(entry.getKey(), entry.getValue()).equals(entry.getValue()));
    }
}
