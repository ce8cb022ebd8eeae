package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.LineChart;

/** How the balanced accuracy goes on with the epochs of the head: a line an over-sampler. */
final class HeadEpochs {

    private static final String PHASE = "head";
    private static final String WHAT = "Balanced accuracy on the test set after each epoch in which the head is trained"
            + " anew on real and synthetic embeddings.";

    private HeadEpochs() {}

    static List<CaptionedFigure> of(Panel panel, Selected selected) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<Integer> seeds = new ArrayList<>();
        for (Group group : panel.groups()) {
            List<SortedMap<Double, Double>> bySeed =
                    group.each(trial -> Optional.of(trial.epochs(PHASE, "bac")).filter(epochs -> !epochs.isEmpty()));
            List<Line.Point> points = SeedMean.of(bySeed);
            if (points.size() > 1) {
                lines.add(new Line(group.name(), group.mark(), points, false));
                seeds.add(bySeed.size());
            }
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        LineChart chart = new LineChart(
                "Balanced accuracy by epoch of the head: " + panel.title(),
                WHAT,
                Axis.linear("Epoch of the head"),
                Axis.linear("Balanced accuracy"),
                Optional.empty(),
                Coinciding.merged(lines));
        String caption = Captions.of(
                WHAT,
                Captions.paper("Figure 7") + " It shows accuracy in training, too.",
                Captions.seeds(seeds, "bands"),
                selected.leftOut());
        return List.of(new CaptionedFigure(panel.id("head-epochs"), chart, caption));
    }
}
