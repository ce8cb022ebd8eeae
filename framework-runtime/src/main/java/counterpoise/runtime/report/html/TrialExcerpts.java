package counterpoise.runtime.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.PathlessText;
import counterpoise.runtime.report.trial.TextTable;
import counterpoise.runtime.report.trial.TrialFiles;
import counterpoise.runtime.report.trial.TrialJson;

/** So much of the files of a trial as goes into a page. */
final class TrialExcerpts {

    /** What the file of a picture of one class is called. */
    private static final Pattern OF_CLASS = Pattern.compile("(?:.*-)?class-(\\d+)\\.[a-z]+");

    private final TrialFiles files;
    private final Limits limits;

    TrialExcerpts(TrialFiles files, Limits limits) {
        this.files = files;
        this.limits = limits;
    }

    /** The scores per class, and beside them whatever else metrics say of each class. */
    Optional<Excerpt> perClass(List<MetricValue> metrics) throws IOException {
        Optional<TextTable> table = files.perClass();
        if (table.isEmpty()) {
            return Optional.empty();
        }
        int classes = table.get().rows().size();
        List<String> columns = new ArrayList<>(table.get().columns());
        List<MetricValue> more = metrics.stream()
                .filter(metric -> metric.kind().equals(MetricValue.PER_CLASS))
                .filter(metric -> metric.values().size() == classes)
                .toList();
        more.forEach(metric -> columns.add(metric.name()));
        int name = columns.indexOf(TrialFiles.CLASS_COLUMN);
        List<List<Object>> rows = new ArrayList<>();
        for (int label : Excerpt.spread(classes, limits.cells() / columns.size())) {
            List<String> fields = table.get().rows().get(label);
            List<Object> row = new ArrayList<>();
            for (int column = 0; column < fields.size(); column++) {
                row.add(column == name ? fields.get(column) : Excerpt.cell(fields.get(column)));
            }
            more.forEach(metric -> row.add(metric.values().get(label)));
            rows.add(row);
        }
        return Optional.of(new Excerpt(columns, rows, classes));
    }

    /**
     * The epochs of one phase. Where not all go into the page, those that were evaluated are preferred.
     *
     * @param phase is in the first column, which is left out
     */
    Optional<Excerpt> epochs(String phase) throws IOException {
        List<String> ofPhase = files.epochLines(phase);
        if (ofPhase.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = files.epochColumns();
        int most = limits.cells() / columns.size();
        List<String> evaluated =
                ofPhase.stream().filter(line -> !line.endsWith(",")).toList();
        List<String> candidates = ofPhase.size() <= most || evaluated.isEmpty() ? ofPhase : evaluated;
        List<List<Object>> rows = new ArrayList<>();
        for (int index : Excerpt.spread(candidates.size(), most)) {
            List<Object> row = new ArrayList<>();
            TrialFiles.fields(candidates.get(index)).forEach(field -> row.add(Excerpt.cell(field)));
            rows.add(row);
        }
        return Optional.of(new Excerpt(columns, rows, ofPhase.size()));
    }

    /**
     * The pictures that a stage left to be looked at, the first of them as far as there is room.
     *
     * @param room how many characters of the page they may take
     */
    List<Picture> pictures(TrialJson.StageJson stage, int room) throws IOException {
        Map<String, String> classNames = classNames();
        List<Picture> pictures = new ArrayList<>();
        int left = room;
        for (String name : stage.artifacts()) {
            String caption = caption(name, classNames);
            Optional<Picture> picture = files.artifact(name).flatMap(content -> Picture.of(name, caption, content));
            if (picture.isPresent() && picture.get().address().length() <= left) {
                pictures.add(picture.get());
                left -= picture.get().address().length();
            }
        }
        return pictures;
    }

    /** By label; empty where the trial was not evaluated. */
    private Map<String, String> classNames() throws IOException {
        Map<String, String> names = new HashMap<>();
        Optional<TextTable> table = files.perClass();
        if (table.isPresent()) {
            List<String> labels = table.get().texts(TrialFiles.LABEL_COLUMN);
            List<String> classes = table.get().texts(TrialFiles.CLASS_COLUMN);
            for (int i = 0; i < labels.size(); i++) {
                names.put(labels.get(i), classes.get(i));
            }
        }
        return names;
    }

    /** The name of the file, and of the class that it is about, if it is about one. */
    private static String caption(String name, Map<String, String> classNames) {
        Matcher matcher = OF_CLASS.matcher(name);
        String className = matcher.matches() ? classNames.get(matcher.group(1)) : null;
        return className == null ? name : "%s: %s".formatted(name, className);
    }

    /** The tables and curves among the results of metrics, by name; what is too much for the page has no rows. */
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
        if (done && limits.logCharacters() < Limits.LOG) {
            return "";
        }
        String log = PathlessText.of(files.log().orElse(""));
        return log.length() <= limits.logCharacters()
                ? log
                : log.substring(0, limits.logCharacters()) + "…\n(The rest is in the trial's folder.)\n";
    }
}
