package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.google.inject.Inject;
import counterpoise.runtime.report.Summaries;
import counterpoise.runtime.report.TrialFolder;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.gallery.Gallery;
import counterpoise.runtime.report.html.HtmlReport;
import counterpoise.runtime.report.html.ReportContent;
import counterpoise.runtime.report.table.MergedRows;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.report.table.ResultsCsv;
import counterpoise.runtime.report.table.SummaryTable;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.report.trial.DamagedTrialException;
import counterpoise.runtime.report.trial.TrialFiles;
import counterpoise.runtime.store.DurableFiles;

/** Reports again on what runs have left: of one, or of several together. Needs neither store nor plugins. */
public final class Reports {

    private final ExperimentRunner.ExpectedFolder expected;

    @Inject
    Reports(ExperimentRunner.ExpectedFolder expected) {
        this.expected = expected;
    }

    /**
     * What was reported.
     *
     * @param out where
     * @param summary the cells side by side
     */
    public record Reported(Path out, SummaryTable summary) {}

    /**
     * Writes the tables and figures of all trials together.
     *
     * @param folders of the runs, at least one
     * @param out where to; may be left out for one folder, whose tables are written anew
     * @throws RequestException if a folder is not a run's, or it is not said where to report several
     */
    public Reported write(List<Path> folders, Optional<Path> out) throws IOException {
        if (out.isEmpty() && folders.size() > 1) {
            throw new RequestException("--out: is needed to report on several runs together; name a new folder");
        }
        List<List<TrialRow>> rows = new ArrayList<>();
        List<String> experiments = new ArrayList<>();
        for (Path folder : folders) {
            experiments.add(OutFolder.experiment(folder)
                    .orElseThrow(() -> new RequestException(
                            "%s: is not the folder of a run; name what --out named".formatted(folder))));
            rows.add(read(folder));
        }
        List<TrialRow> merged = merged(folders, rows);
        Path target = out.orElse(folders.get(0));
        String title = experiments.stream().distinct().collect(Collectors.joining("+"));
        OutFolder.claim(target, title);
        DurableFiles.write(target.resolve(ResultsCsv.FILE), ResultsCsv.of(merged));
        PublishedScores published = PublishedScores.find(expected.folder(), experiments.toArray(String[]::new));
        Summaries.write(target, merged, published);
        writeFiguresAndPage(target, title, merged, trialFolders(merged, folders, rows), published);
        return new Reported(target, SummaryTable.of(merged));
    }

    /** Of one run the rows as they are: a plan tells its trials apart. */
    private static List<TrialRow> merged(List<Path> folders, List<List<TrialRow>> rows) throws IOException {
        if (folders.size() == 1) {
            return rows.get(0);
        }
        Map<String, Map<String, String>> settings = new HashMap<>();
        try {
            for (int report = 0; report < folders.size(); report++) {
                for (TrialRow row : rows.get(report)) {
                    new TrialFiles(TrialFolder.of(folders.get(report), row.id()))
                            .trial()
                            .ifPresent(trial -> settings.putIfAbsent(row.id(), trial.settings()));
                }
            }
            return MergedRows.of(rows, settings);
        } catch (DamagedTrialException | IllegalArgumentException e) {
            throw new RequestException(e.getMessage());
        }
    }

    /** Of each trial the folder in the report from which its row was taken. */
    private static Map<String, Path> trialFolders(
            List<TrialRow> merged, List<Path> reports, List<List<TrialRow>> rows) {
        Map<String, TrialRow.Status> taken = new HashMap<>();
        merged.forEach(row -> taken.put(row.id(), row.status()));
        Map<String, Path> folders = new HashMap<>();
        for (int report = 0; report < reports.size(); report++) {
            for (TrialRow row : rows.get(report)) {
                if (row.status() == taken.get(row.id())) {
                    folders.putIfAbsent(row.id(), TrialFolder.of(reports.get(report), row.id()));
                }
            }
        }
        return folders;
    }

    private static void writeFiguresAndPage(
            Path target, String title, List<TrialRow> rows, Map<String, Path> folders, PublishedScores published)
            throws IOException {
        try {
            List<CaptionedFigure> figures = Gallery.of(rows, folders);
            Gallery.write(target, figures);
            HtmlReport.write(target, new ReportContent(title, rows, folders, published, figures));
        } catch (DamagedTrialException e) {
            throw new RequestException(e.getMessage());
        }
    }

    private static List<TrialRow> read(Path folder) {
        try {
            return ResultsCsv.read(folder);
        } catch (IOException e) {
            throw new RequestException(e.getMessage());
        }
    }
}
