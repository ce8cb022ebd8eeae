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
 * @param source the name of the file they come from, without its ending; empty if there are none
 * @param rows each a row of that file, by column; one says nothing where it is empty
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
     * Finds the file for an experiment: the one with the longest name that the experiment's begins with, a whole word
     * of it ({@code table2.csv} for {@code table2-cifar10}).
     *
     * @param folder where such files lie; one that does not exist has none
     */
    public static PublishedScores find(Path folder, String experiment) throws IOException {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> experiment.equals(name) || experiment.startsWith(name + "-"))
                    .forEach(names::add);
        }
        Optional<String> name = names.stream().max(Comparator.comparingInt(String::length));
        return name.isEmpty() ? NONE : read(folder.resolve(name.get() + ENDING), name.get());
    }

    private static PublishedScores read(Path file, String name) throws IOException {
        try (CSVParser parser = CSVParser.parse(Files.readString(file), WITH_HEADER)) {
            return new PublishedScores(
                    name, parser.stream().map(row -> row.toMap()).toList());
        }
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
