package counterpoise.runtime.report.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.Bars;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.Mark;
import counterpoise.runtime.report.table.CellSummary;

/** The seconds of each phase: what an over-sampler adds to the training of a network. */
final class RunTimes {

    private static final String WHAT =
            "The seconds that each phase took on the machine that computed it; the axis is logarithmic. Over-sampling"
                    + " images makes the training of the network longer; over-samplers of embeddings share it, and add"
                    + " the other two phases.";

    private RunTimes() {}

    static List<CaptionedFigure> of(Selected selected) {
        Cells cells = selected.bars(true);
        Optional<Bars> training = bars(cells, "training the network", 0, "train_seconds");
        Optional<Bars> augmentation = bars(cells, "making synthetic samples", 1, "augment_seconds");
        Optional<Bars> head = bars(cells, "training a new head", 2, "head_seconds");
        // Of one phase alone there is nothing to compare.
        if (augmentation.isEmpty() && head.isEmpty()) {
            return List.of();
        }
        List<Bars> series = new ArrayList<>();
        List.of(training, augmentation, head).forEach(bars -> bars.ifPresent(series::add));
        String caption = Captions.of(
                WHAT, Captions.paper("section V-E2"), Captions.seeds(cells.seeds(), "error bars"), cells.leftOut());
        return List.of(new CaptionedFigure(
                "run-time", cells.chart("Run time by phase", WHAT, Axis.logarithmic("Seconds"), series), caption));
    }

    private static Optional<Bars> bars(Cells cells, String name, int number, String column) {
        return cells.bars(name, Mark.of(number), cell -> seconds(cell, column));
    }

    /** Mean and deviation over the seeds; NaN if one lacks the phase. */
    private static Line.Point seconds(CellSummary cell, String column) {
        return SeedMean.point(
                0,
                cell.trials().stream()
                        .map(trial -> trial.figures().get(column))
                        .mapToDouble(text -> text == null ? Double.NaN : Double.parseDouble(text))
                        .toArray());
    }
}
