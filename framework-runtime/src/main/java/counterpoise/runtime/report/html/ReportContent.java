package counterpoise.runtime.report.html;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.report.table.TrialRow;

/**
 * What a page is made of.
 *
 * @param title what was run
 * @param rows the trials, all with the same columns
 * @param folders where the files of a trial lie, by its id; the details of others are not shown
 * @param published is shown beside what was measured
 * @param figures in the order in which they are shown
 */
public record ReportContent(
        String title,
        List<TrialRow> rows,
        Map<String, Path> folders,
        PublishedScores published,
        List<CaptionedFigure> figures) {

    /** Copies the lists and the map. */
    public ReportContent {
        rows = List.copyOf(rows);
        folders = Map.copyOf(folders);
        figures = List.copyOf(figures);
    }
}
