package counterpoise.runtime.report.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.Build;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.table.CellSummary;
import counterpoise.runtime.report.table.ResultsCsv;
import counterpoise.runtime.report.table.ScoreTable;
import counterpoise.runtime.report.table.ScoreText;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.store.DurableFiles;

/** Writes {@code report.html}. */
public final class HtmlReport {

    /** The name of the file in a report's folder. */
    public static final String FILE = "report.html";

    private static final String TRIAL = "trial";
    private static final String OVERSAMPLER = "oversampler";

    private final ReportContent content;
    private final TrialDetails details;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** A part of the page. */
    private record Section(String title, Html html) {}

    private HtmlReport(ReportContent content) throws IOException {
        this.content = content;
        Map<String, Path> folders = new LinkedHashMap<>();
        content.rows().forEach(row -> Optional.ofNullable(content.folders().get(row.id()))
                .ifPresent(folder -> folders.put(row.id(), folder)));
        this.details = new TrialDetails(folders);
    }

    /**
     * Writes the page.
     *
     * @param folder of the report
     * @throws IOException if it cannot be written, or a trial's folder holds what a run does not write
     */
    public static void write(Path folder, ReportContent content) throws IOException {
        Map<String, DurableFiles.Content> parts = new HtmlReport(content).parts();
        String template = Template.resource("report.html");
        DurableFiles.write(folder.resolve(FILE), out -> Template.write(template, parts, out));
    }

    private Map<String, DurableFiles.Content> parts() throws IOException {
        List<TrialRow> rows = content.rows();
        List<ScoreTable> scores = ScoreTable.of(rows, content.published());
        DataTable cells = cells();
        DataTable trials = trials();

        if (ProblemsSection.any(rows, details.stages())) {
            section("problems", "Failures, omissions, warnings", ProblemsSection.of(rows, details));
        }
        section("scores", "Scores", ScoresSection.of(scores));
        if (!content.figures().isEmpty()) {
            section("figures", "Figures", figures());
        }
        if (!scores.isEmpty()) {
            section("statistics", "Statistics", StatisticsSection.of(rows, scores));
        }
        if (!cells.rows().isEmpty()) {
            section("cells", "Cells", cells.html());
        }
        Html onPaper = new Html().begin("p").set("class", "on-paper");
        onPaper.text("The table of trials is left out on paper; results.csv has it.")
                .end();
        section("trials", "Trials", trials.html().add(onPaper));
        section("details", "Details of trials", details());
        if (!details.shared().isEmpty()) {
            section("configuration", "Configuration", FactTables.configuration(details.shared()));
            section(
                    "provenance",
                    "Provenance",
                    FactTables.provenance(details.stages().provenances()));
        }

        String script = Template.resource("report.js");
        Map<String, DurableFiles.Content> parts = new LinkedHashMap<>();
        parts.put("title", Template.markup(Html.escaped(content.title())));
        parts.put("style", Template.markup(Template.resource("report.css")));
        parts.put("script", Template.markup(script));
        parts.put("digest", Template.markup(digest(script)));
        parts.put(
                "overview",
                Template.markup(Overview.of(rows, scores, details.stages()).toString()));
        parts.put("contents", Template.markup(contents()));
        parts.put("sections", Template.markup(sections()));
        parts.put("tables", tables(List.of(cells, trials)));
        parts.put("details", details.json());
        parts.put("stages", details.stages().json());
        parts.put("version", Template.markup(Html.escaped(Build.version())));
        return parts;
    }

    private void section(String id, String title, Html html) {
        sections.put(id, new Section(title, html));
    }

    private String contents() {
        Html html = new Html();
        sections.forEach((id, section) -> html.begin("li")
                .begin("a")
                .set("href", "#" + id)
                .text(section.title())
                .end()
                .end()
                .line());
        return html.toString();
    }

    private String sections() {
        Html html = new Html();
        sections.forEach((id, section) -> {
            html.begin("section").set("id", id).set("aria-labelledby", id + "-title");
            html.begin("h2")
                    .set("id", id + "-title")
                    .text(section.title())
                    .end()
                    .line();
            html.add(section.html()).end().line();
        });
        return html.toString();
    }

    private Html figures() {
        Html html = new Html();
        html.begin("div").set("class", "figures").line();
        for (CaptionedFigure figure : content.figures()) {
            html.begin("figure")
                    .set("id", "figure-" + figure.id())
                    .markup(figure.figure().svg());
            html.element("figcaption", figure.caption()).end().line();
        }
        return html.end().line();
    }

    /** Filled by the script. */
    private Html details() {
        long without = content.rows().stream()
                .filter(row -> row.status() != TrialRow.Status.SKIPPED && !details.has(row.id()))
                .count();
        Html html = new Html();
        html.begin("p").set("class", "hint");
        html.text("A click on the name of a trial shows here how it was configured and what it did.")
                .end();
        html.begin("noscript").begin("p");
        html.text("This needs a browser that runs scripts; the same lies in the trial's folder.")
                .end()
                .end()
                .line();
        if (without > 0) {
            html.element(
                    "p",
                    "The folders of %d trials are not here; a report on the runs that made them shows their details."
                            .formatted(without));
        }
        return html.begin("div").set("id", "opened").end().line();
    }

    private DataTable cells() {
        List<CellSummary> cells = CellSummary.of(content.rows());
        List<String> metrics = TrialRow.metricsOf(content.rows());
        List<String> headers = columns();
        headers.add("seeds");
        headers.addAll(metrics);
        List<DataTable.Row> rows = new ArrayList<>();
        for (CellSummary cell : cells) {
            List<String> row = new ArrayList<>(cell.cell().values());
            row.add(String.valueOf(cell.trials().size()));
            metrics.forEach(metric -> row.add(cell.shown(metric)));
            rows.add(new DataTable.Row(row, Optional.empty()));
        }
        return DataTable.of("cells-table", "A row is a cell, its seeds taken together", headers, OVERSAMPLER, rows);
    }

    private DataTable trials() {
        List<String> metrics = TrialRow.metricsOf(content.rows());
        List<String> figures = ResultsCsv.FIGURES.stream()
                .filter(figure -> !figure.equals(TrialRow.REASON))
                .toList();
        List<String> headers = new ArrayList<>(List.of(TRIAL, "status"));
        headers.addAll(columns());
        headers.add("seed");
        headers.addAll(metrics);
        headers.addAll(figures);
        List<DataTable.Row> rows = new ArrayList<>();
        for (TrialRow trial : content.rows()) {
            List<String> row =
                    new ArrayList<>(List.of(trial.id(), trial.status().label()));
            row.addAll(trial.cell().values());
            row.add(trial.seed());
            metrics.forEach(
                    metric -> row.add(Optional.ofNullable(trial.metrics().get(metric))
                            .map(ScoreText::of)
                            .orElse("")));
            figures.forEach(figure -> row.add(trial.figures().getOrDefault(figure, "")));
            rows.add(new DataTable.Row(row, TrialLinks.to(trial.id(), details)));
        }
        return DataTable.of("trials-table", "A row is a trial: a cell with one seed", headers, TRIAL, rows);
    }

    /** Those of a cell, which all rows have in common. */
    private List<String> columns() {
        return new ArrayList<>(content.rows().stream()
                .findFirst()
                .map(row -> row.cell().keySet())
                .orElse(java.util.Set.copyOf(TrialRow.FIRST)));
    }

    private static PageJson tables(List<DataTable> tables) throws IOException {
        PageJson json = new PageJson();
        json.generator().writeStartObject();
        for (DataTable table : tables) {
            json.generator().writeFieldName(table.id());
            table.write(json);
        }
        json.generator().writeEndObject();
        return json;
    }

    /** By which the page's policy knows the only script that may run. */
    private static String digest(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
