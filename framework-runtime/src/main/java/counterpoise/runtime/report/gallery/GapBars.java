package counterpoise.runtime.report.gallery;

import java.util.ArrayList;
import java.util.List;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.Bars;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.Mark;

/** The generalization gap of the test samples that were recognised and of those that were not. */
final class GapBars {

    private static final String METRIC = "tp-fp-gap.";

    private static final String WHAT =
            "The mean over the classes of how far test samples leave the feature ranges that the head was trained on:"
                    + " those of a class that were recognised (true positives), those of the class that were taken for"
                    + " another (misclassified, which the paper calls false positives), and those of another class that"
                    + " were taken for it (false positives). Summed over the features, in units of the embedding.";

    private GapBars() {}

    static List<CaptionedFigure> of(Selected selected) {
        Cells cells = selected.bars(false);
        List<Bars> series = new ArrayList<>();
        for (String group : List.of("true-positives", "misclassified", "false-positives")) {
            String result = METRIC + group;
            cells.bars(
                            group.replace('-', ' '),
                            Mark.of(series.size()),
                            cell -> new Line.Point(0, cell.mean(result), cell.deviation(result)))
                    .ifPresent(series::add);
        }
        if (series.isEmpty()) {
            return List.of();
        }
        String caption = Captions.of(
                WHAT,
                Captions.paper("Figure 4"),
                Captions.seeds(cells.seeds(), "error bars"),
                selected.weights(),
                cells.leftOut());
        return List.of(new CaptionedFigure(
                "tp-fp-gap",
                cells.chart(
                        "Generalization gap of test samples recognised and not",
                        WHAT,
                        Axis.linear("Generalization gap, mean over the classes").reaching(0, 0),
                        series),
                caption));
    }
}
