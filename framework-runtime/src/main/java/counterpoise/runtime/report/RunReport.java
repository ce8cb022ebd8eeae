package counterpoise.runtime.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.gallery.Gallery;
import counterpoise.runtime.report.html.HtmlReport;
import counterpoise.runtime.report.html.ReportContent;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.report.table.ResultsCsv;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.store.DurableFiles;
import counterpoise.runtime.store.Store;

/**
 * Writes the folder of a run: {@code results.csv summary.csv summary.md summary.tex report.html figures/ trials/}.
 */
public final class RunReport {

    private final Path out;
    private final String title;
    private final PublishedScores published;

    /**
     * Reports to a folder.
     *
     * @param title what is run
     * @param published is shown beside what was measured
     */
    public RunReport(Path out, String title, PublishedScores published) {
        this.out = out;
        this.title = title;
        this.published = published;
    }

    /**
     * Reads how the trials of {@code plan} have ended and writes everything.
     *
     * @param failures why stages failed, by key
     * @param reused the keys of stages that were there before the run
     * @return the trials in the order of the plan, then the cells that were skipped
     */
    public List<TrialResult> write(Plan plan, Store store, Map<String, Failure> failures, Set<String> reused)
            throws IOException {
        ResultReader reader = new ResultReader(plan, store, failures, reused);
        List<TrialResult> trials = new ArrayList<>();
        Map<String, Path> folders = new HashMap<>();
        for (Trial trial : plan.trials()) {
            TrialResult result = reader.read(trial);
            trials.add(result);
            folders.put(result.id(), TrialFolder.of(out, result.id()));
        }
        writeFolders(trials, folders, new EpochsCsv(plan.trials()));
        plan.skipped().forEach(skipped -> trials.add(ResultReader.skipped(skipped)));

        Files.createDirectories(out);
        List<TrialRow> rows = TrialRows.of(trials);
        DurableFiles.write(out.resolve(ResultsCsv.FILE), ResultsCsv.of(rows));
        Summaries.write(out, rows, published);
        List<CaptionedFigure> figures = Gallery.of(rows, folders);
        Gallery.write(out, figures);
        HtmlReport.write(out, new ReportContent(title, rows, folders, published, figures));
        return trials;
    }

    /** On all cores: of ten thousand trials this is most of the work, and nothing else runs at the end of a run. */
    private static void writeFolders(List<TrialResult> trials, Map<String, Path> folders, EpochsCsv epochs)
            throws IOException {
        try {
            trials.parallelStream().forEach(trial -> {
                try {
                    new TrialFolder(folders.get(trial.id()), trial, epochs).write();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
