package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Cloud;
import counterpoise.runtime.report.figures.Mark;
import counterpoise.runtime.report.figures.ScatterChart;
import counterpoise.runtime.report.figures.Shape;

/** Maps of the embeddings of a few classes, real and synthetic: one for each of the leading over-samplers. */
final class EmbeddingMaps {

    private static final String RESULT = "embedding-map";
    private static final List<String> COLUMNS = List.of("x", "y", "label", "synthetic");
    private static final int MOST = 6;

    private static final String WHAT =
            "Training embeddings of some classes, real and synthetic, placed in the plane by t-SNE: near one another"
                    + " where they are alike. Distances between far points and between maps mean nothing. Where a class"
                    + " has many, a part of them is drawn, half of it real if there are so many.";

    private EmbeddingMaps() {}

    static List<CaptionedFigure> of(Panel panel, Selected selected) throws IOException {
        List<String> classNames = panel.classNames();
        List<ScatterChart.Panel> maps = new ArrayList<>();
        int left = 0;
        for (Group group : selected.leading(panel, MOST)) {
            List<List<List<Double>>> bySeed = group.each(trial -> map(trial, classNames.size()));
            if (!bySeed.isEmpty()) {
                maps.add(new ScatterChart.Panel(group.name(), clouds(bySeed.get(0), classNames)));
                left = Math.max(left, bySeed.size() - 1);
            }
        }
        if (maps.isEmpty()) {
            return List.of();
        }
        String caption = Captions.of(
                WHAT,
                Captions.paper("Figure 6"),
                left == 0 ? "One seed." : "The first seed alone.",
                selected.weights(),
                selected.groupsLeftOut(panel.groups().size(), MOST),
                selected.leftOut());
        ScatterChart chart = new ScatterChart(
                "Map of embeddings: " + panel.title(), WHAT, Axis.unnumbered(), Axis.unnumbered(), maps);
        return List.of(new CaptionedFigure(panel.id("embedding-map"), chart, caption));
    }

    /** The points of a trial's map: x, y, the label, and 1 for synthetic ones. Rows without a point are left out. */
    private static Optional<List<List<Double>>> map(TrialData trial, int classes) throws IOException {
        Optional<MetricValue> table = trial.table(RESULT);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<List<Double>> points = table.get().cells().stream()
                .filter(point -> !point.contains(Double.NaN))
                .toList();
        boolean known = table.get().columns().equals(COLUMNS)
                && points.stream().allMatch(point -> point.get(2) >= 0 && point.get(2) < classes);
        if (!known) {
            throw trial.damagedMetrics("%s is not a map of %d classes".formatted(RESULT, classes));
        }
        return points.isEmpty() ? Optional.empty() : Optional.of(points);
    }

    /** Synthetic points below real ones, which are fewer where classes are rare. */
    private static List<Cloud> clouds(List<List<Double>> points, List<String> classNames) {
        TreeSet<Integer> labels = new TreeSet<>();
        points.forEach(point -> labels.add(point.get(2).intValue()));
        List<Cloud> clouds = new ArrayList<>();
        for (boolean synthetic : new boolean[] {true, false}) {
            for (int label : labels) {
                List<Cloud.Place> places = points.stream()
                        .filter(point -> point.get(2) == label && point.get(3) == 1 == synthetic)
                        .map(point -> new Cloud.Place(point.get(0), point.get(1)))
                        .toList();
                if (!places.isEmpty()) {
                    Mark mark = Mark.of(labels.headSet(label).size());
                    clouds.add(new Cloud(
                            classNames.get(label) + (synthetic ? ", synthetic" : ""),
                            mark.with(synthetic ? Shape.PLUS : Shape.CIRCLE),
                            places));
                }
            }
        }
        return clouds;
    }
}
