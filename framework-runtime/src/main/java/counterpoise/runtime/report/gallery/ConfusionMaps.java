package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.HeatMap;

/** What was taken for what: one for each of the leading over-samplers of the first panel. */
final class ConfusionMaps {

    private static final String RESULT = "confusion-matrix";
    private static final int MOST = 4;

    /** Nobody sees the single cells of more. */
    private static final int MOST_CLASSES = 100;

    private static final String WHAT =
            "Which part of the test samples of each class (a row) was taken for each class (a column).";

    private ConfusionMaps() {}

    static List<CaptionedFigure> of(List<Panel> panels, Selected selected) throws IOException {
        Panel panel = panels.get(0);
        List<CaptionedFigure> figures = new ArrayList<>();
        for (Group group : selected.leading(panel, MOST)) {
            List<MetricValue> tables = group.each(trial -> trial.table(RESULT));
            if (!tables.isEmpty() && tables.get(0).rows().size() <= MOST_CLASSES) {
                String caption = Captions.of(
                        WHAT,
                        tables.size() == 1 ? "One seed." : "%d seeds together.".formatted(tables.size()),
                        selected.weights(),
                        selected.groupsLeftOut(panel.groups().size(), MOST),
                        panels.size() > 1 ? "Those of %s alone.".formatted(panel.title()) : "");
                figures.add(new CaptionedFigure(
                        "confusion-matrix-" + Selected.slug(group.name()),
                        HeatMap.confusion(
                                "Confusion matrix: %s, %s".formatted(panel.title(), group.name()),
                                WHAT,
                                tables.get(0).rows(),
                                sum(tables)),
                        caption));
            }
        }
        return figures;
    }

    private static List<List<Long>> sum(List<MetricValue> tables) {
        int classes = tables.get(0).rows().size();
        List<List<Long>> sums = new ArrayList<>();
        for (int truth = 0; truth < classes; truth++) {
            List<Long> row = new ArrayList<>();
            for (int taken = 0; taken < classes; taken++) {
                double sum = 0;
                for (MetricValue table : tables) {
                    sum += table.cells().get(truth).get(taken);
                }
                row.add(Math.round(sum));
            }
            sums.add(row);
        }
        return sums;
    }
}
