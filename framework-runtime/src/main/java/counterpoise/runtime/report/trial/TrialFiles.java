package counterpoise.runtime.report.trial;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.lifecycle.Artifacts;
import counterpoise.runtime.lifecycle.MetricValue;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The files in the folder of a trial. One that is missing is empty; one that is something else is an error. */
public final class TrialFiles {

    /** The column of {@link #perClass()} with the numbers of the classes, from 0. */
    public static final String LABEL_COLUMN = "label";

    /** The column of {@link #perClass()} with the names of the classes. */
    public static final String CLASS_COLUMN = "class";

    private static final String TRIAL = "trial.json";
    private static final String METRICS = "metrics.json";
    private static final String PER_CLASS = "per-class.csv";
    private static final String EPOCHS = "epochs.csv";
    private static final String LOG = "log";

    /** The first column of the epochs. */
    private static final String PHASE = "phase";

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectReader TRIAL_READER = JSON.readerFor(TrialJson.class);
    private static final ObjectReader METRICS_READER = JSON.readerFor(new TypeReference<List<MetricValue>>() {});

    private final Path folder;

    /**
     * The lines of each phase, and under {@link #PHASE} the header. Of numbers alone, so that a line is a row; and
     * many, so that only what is shown is taken apart.
     */
    private Map<String, List<String>> epochs;

    /** The files in {@code folder}, which need not exist. */
    public TrialFiles(Path folder) {
        this.folder = folder;
    }

    /** The description of the trial; empty where there is no such folder. */
    public Optional<TrialJson> trial() throws IOException {
        Path file = folder.resolve(TRIAL);
        return Files.exists(file) ? Optional.of(read(file, TRIAL_READER)) : Optional.empty();
    }

    /** All results of the metrics. */
    public List<MetricValue> metrics() throws IOException {
        Path file = folder.resolve(METRICS);
        return Files.exists(file) ? read(file, METRICS_READER) : List.of();
    }

    private static <T> T read(Path file, ObjectReader reader) throws IOException {
        try {
            return reader.readValue(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw DamagedTrialException.of(
                    file,
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage(),
                    e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw DamagedTrialException.of(file, "it is no text in UTF-8", e);
        }
    }

    /** That the results of metrics are not what a run writes. */
    public DamagedTrialException damagedMetrics(String why) {
        return DamagedTrialException.of(folder.resolve(METRICS), why, null);
    }

    /** The images and scores of each class, by label. */
    public Optional<TextTable> perClass() throws IOException {
        Path file = folder.resolve(PER_CLASS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (CSVParser parser =
                CSVParser.parse(text(file), CSVFormat.DEFAULT.builder().get())) {
            List<List<String>> records = parser.stream().map(CSVRecord::toList).toList();
            if (records.isEmpty()) {
                throw DamagedTrialException.of(file, "it is empty", null);
            }
            return Optional.of(new TextTable(file, records.get(0), records.subList(1, records.size())));
        } catch (IllegalArgumentException e) {
            throw DamagedTrialException.of(file, e.getMessage(), e);
        }
    }

    /** The columns of the epochs, the phase left out; empty where there are no epochs. */
    public List<String> epochColumns() throws IOException {
        List<String> header = lines().getOrDefault(PHASE, List.of());
        return header.isEmpty() ? List.of() : fields(header.get(0));
    }

    /** The epochs of one phase, a line each as it stands in the file; see {@link #fields}. */
    public List<String> epochLines(String phase) throws IOException {
        return lines().getOrDefault(phase, List.of());
    }

    /** The fields of a line of an epoch, the phase left out. */
    public static List<String> fields(String line) {
        String[] fields = line.split(",", -1);
        return List.of(fields).subList(1, fields.length);
    }

    /** Some columns of the epochs of one phase. */
    public TextTable epochs(String phase, String... columns) throws IOException {
        List<String> header = epochColumns();
        List<String> present = Stream.of(columns).filter(header::contains).toList();
        // The phase stands before the others.
        int[] places =
                present.stream().mapToInt(column -> header.indexOf(column) + 1).toArray();
        List<List<String>> rows =
                epochLines(phase).stream().map(line -> fields(line, places)).toList();
        return new TextTable(folder.resolve(EPOCHS), present, rows);
    }

    /** Takes out of a line what is asked for alone; what is not there is left out. */
    private static List<String> fields(String line, int[] places) {
        List<String> fields = new ArrayList<>(places.length);
        for (int place : places) {
            int begin = 0;
            for (int field = 0; field < place && begin >= 0; field++) {
                int comma = line.indexOf(',', begin);
                begin = comma < 0 ? -1 : comma + 1;
            }
            if (begin >= 0) {
                int end = line.indexOf(',', begin);
                fields.add(line.substring(begin, end < 0 ? line.length() : end));
            }
        }
        return fields;
    }

    private Map<String, List<String>> lines() throws IOException {
        if (epochs == null) {
            epochs = readEpochs();
        }
        return epochs;
    }

    private Map<String, List<String>> readEpochs() throws IOException {
        Path file = folder.resolve(EPOCHS);
        Map<String, List<String>> lines = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : text(file).split("\n")) {
                int end = line.indexOf(',');
                if (end < 0) {
                    throw DamagedTrialException.of(file, "a line has no comma", null);
                }
                lines.computeIfAbsent(line.substring(0, end), phase -> new ArrayList<>())
                        .add(line);
            }
            if (!lines.containsKey(PHASE)) {
                throw DamagedTrialException.of(file, "it has no column %s".formatted(PHASE), null);
            }
        }
        return lines;
    }

    /**
     * The content of a file that a plugin left to be looked at; empty where there is no such file.
     *
     * @param name as {@code trial.json} has it
     */
    public Optional<byte[]> artifact(String name) throws IOException {
        Path file = artifactFile(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private Path artifactFile(String name) throws DamagedTrialException {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            throw DamagedTrialException.of(folder.resolve(TRIAL), "\"%s\" names no artifact".formatted(name), null);
        }
        return folder.resolve(Artifacts.FOLDER).resolve(name);
    }

    /**
     * Removes the artifacts that {@code trial.json} names, but some. Other files are left alone, and all are if
     * {@code trial.json} is not what a run writes.
     */
    public void removeArtifactsBut(Set<String> kept) throws IOException {
        List<Path> removed = new ArrayList<>();
        try {
            for (String name : trial().map(TrialJson::artifacts).orElse(List.of())) {
                if (!kept.contains(name)) {
                    removed.add(artifactFile(name));
                }
            }
        } catch (DamagedTrialException e) {
            return;
        }
        for (Path file : removed) {
            Files.deleteIfExists(file);
        }
    }

    /** What happened, as it was written; empty where there is no log. */
    public Optional<String> log() throws IOException {
        Path file = folder.resolve(LOG);
        return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
    }
}
