package counterpoise.runtime.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.PathlessText;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The files in the folder of a trial. One that is missing is empty; one that is something else is an error. */
final class TrialFiles {

    private static final String TRIAL = "trial.json";
    private static final String METRICS = "metrics.json";
    private static final String PER_CLASS = "per-class.csv";
    private static final String EPOCHS = "epochs.csv";
    private static final String LOG = "log";

    /** The first column of the epochs. */
    private static final String HEADER = "phase";

    private static final String CLASS_COLUMN = "class";

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectReader TRIAL_READER = JSON.readerFor(TrialJson.class);
    private static final ObjectReader METRICS_READER = JSON.readerFor(new TypeReference<List<MetricValue>>() {});

    private final Path folder;
    private final Limits limits;

    /**
     * The lines of each phase, and under {@link #HEADER} the header. Of numbers alone, so that a line is a row; and
     * many, so that only what is shown is taken apart.
     */
    private Map<String, List<String>> epochs;

    TrialFiles(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** The description of the trial; empty where there is no such folder. */
    Optional<TrialJson> trial() throws IOException {
        Path file = folder.resolve(TRIAL);
        return Files.exists(file) ? Optional.of(read(file, TRIAL_READER)) : Optional.empty();
    }

    /** All results of the metrics. */
    List<MetricValue> metrics() throws IOException {
        Path file = folder.resolve(METRICS);
        return Files.exists(file) ? read(file, METRICS_READER) : List.of();
    }

    private <T> T read(Path file, ObjectReader reader) throws IOException {
        try {
            return reader.readValue(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw damaged(
                    file,
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage(),
                    e);
        }
    }

    private static DamagedTrialException damaged(Path file, String why, Exception cause) {
        return new DamagedTrialException(
                "%s: is not what a run writes there (%s); run the experiment again, which writes it anew"
                        .formatted(file, why),
                cause);
    }

    /** The scores per class, and beside them whatever else metrics say of each class. */
    Optional<Excerpt> perClass(List<MetricValue> metrics) throws IOException {
        Path file = folder.resolve(PER_CLASS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (CSVParser parser = CSVParser.parse(
                Files.readString(file), CSVFormat.DEFAULT.builder().get())) {
            List<CSVRecord> records = parser.getRecords();
            int classes = records.size() - 1;
            if (classes < 0) {
                throw damaged(file, "it is empty", null);
            }
            List<String> columns = new ArrayList<>(records.get(0).toList());
            List<MetricValue> more = metrics.stream()
                    .filter(metric -> metric.kind().equals(MetricValue.PER_CLASS))
                    .filter(metric -> metric.values().size() == classes)
                    .toList();
            more.forEach(metric -> columns.add(metric.name()));
            int name = columns.indexOf(CLASS_COLUMN);
            List<List<Object>> rows = new ArrayList<>();
            for (int label : Excerpt.spread(classes, limits.cells() / columns.size())) {
                CSVRecord record = records.get(label + 1);
                List<Object> row = new ArrayList<>();
                for (int column = 0; column < record.size(); column++) {
                    row.add(column == name ? record.get(column) : Excerpt.cell(record.get(column)));
                }
                more.forEach(metric -> row.add(metric.values().get(label)));
                rows.add(row);
            }
            return Optional.of(new Excerpt(columns, rows, classes));
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /**
     * The epochs of one phase. Where not all go into the page, those that were evaluated are preferred.
     *
     * @param phase is in the first column, which is left out
     */
    Optional<Excerpt> epochs(String phase) throws IOException {
        if (epochs == null) {
            epochs = readEpochs();
        }
        List<String> ofPhase = epochs.getOrDefault(phase, List.of());
        if (ofPhase.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = fields(epochs.get(HEADER).get(0));
        int most = limits.cells() / columns.size();
        List<String> evaluated =
                ofPhase.stream().filter(line -> !line.endsWith(",")).toList();
        List<String> candidates = ofPhase.size() <= most || evaluated.isEmpty() ? ofPhase : evaluated;
        List<List<Object>> rows = new ArrayList<>();
        for (int index : Excerpt.spread(candidates.size(), most)) {
            List<Object> row = new ArrayList<>();
            fields(candidates.get(index)).forEach(field -> row.add(Excerpt.cell(field)));
            rows.add(row);
        }
        return Optional.of(new Excerpt(columns, rows, ofPhase.size()));
    }

    private Map<String, List<String>> readEpochs() throws IOException {
        Path file = folder.resolve(EPOCHS);
        Map<String, List<String>> lines = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readString(file).split("\n")) {
                int end = line.indexOf(',');
                if (end < 0) {
                    throw damaged(file, "a line has no comma", null);
                }
                lines.computeIfAbsent(line.substring(0, end), phase -> new ArrayList<>())
                        .add(line);
            }
            if (!lines.containsKey(HEADER)) {
                throw damaged(file, "it has no column %s".formatted(HEADER), null);
            }
        }
        return lines;
    }

    private static List<String> fields(String line) {
        String[] fields = line.split(",", -1);
        return List.of(fields).subList(1, fields.length);
    }

    /** The tables and curves among the results of metrics, by name; those that are too many for the page have no rows. */
    Map<String, Excerpt> tables(List<MetricValue> metrics) {
        Map<String, Excerpt> tables = new LinkedHashMap<>();
        int left = limits.cells();
        for (MetricValue metric : metrics) {
            if (metric.kind().equals(MetricValue.TABLE) || metric.kind().equals(MetricValue.CURVE)) {
                Excerpt whole = metric.kind().equals(MetricValue.TABLE) ? table(metric) : curve(metric);
                int cells = whole.of() * whole.columns().size();
                tables.put(metric.name(), cells <= left ? whole : new Excerpt(whole.columns(), List.of(), whole.of()));
                left -= cells <= left ? cells : 0;
            }
        }
        return tables;
    }

    private static Excerpt table(MetricValue table) {
        List<String> columns = new ArrayList<>(List.of(""));
        columns.addAll(table.columns());
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Object> cells = new ArrayList<>(List.of(table.rows().get(row)));
            cells.addAll(table.cells().get(row));
            rows.add(cells);
        }
        return new Excerpt(columns, rows, rows.size());
    }

    private static Excerpt curve(MetricValue curve) {
        List<List<Object>> rows = IntStream.range(0, curve.x().size())
                .mapToObj(point -> Arrays.<Object>asList(
                        curve.x().get(point), curve.values().get(point)))
                .toList();
        return new Excerpt(curve.columns(), rows, rows.size());
    }

    /**
     * What happened, cut where it is long, without the folders of this machine.
     *
     * @param done of a trial that is done it only repeats what is known of the stages, and is left out where there are
     *     many trials
     */
    String log(boolean done) throws IOException {
        Path file = folder.resolve(LOG);
        if (done && limits.logCharacters() < Limits.LOG || !Files.exists(file)) {
            return "";
        }
        String log = PathlessText.of(Files.readString(file));
        return log.length() <= limits.logCharacters()
                ? log
                : log.substring(0, limits.logCharacters()) + "…\n(The rest is in the trial's folder.)\n";
    }
}
