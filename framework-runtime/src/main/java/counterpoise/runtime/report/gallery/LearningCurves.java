package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.LineChart;
import counterpoise.runtime.report.figures.Mark;

/**
 * How the training of the networks went: of one network that all over-samplers share its loss and, where it was
 * evaluated along the way, its score; of several one of the two, a line a network.
 */
final class LearningCurves {

    private static final String PHASE = "training";
    private static final String LOSS = "loss";
    private static final String LOSS_LABEL = "Training loss";
    private static final String SCORE = "bac";
    private static final String SCORE_LABEL = "Balanced accuracy";

    private LearningCurves() {}

    static List<CaptionedFigure> of(Panel panel, Selected selected) throws IOException {
        List<List<Group>> networks = networks(panel);
        if (networks.isEmpty()) {
            return List.of();
        }
        List<Integer> seeds = new ArrayList<>();
        List<Line> losses = lines(networks, LOSS, seeds);
        List<Line> scores = lines(networks, SCORE, new ArrayList<>());
        if (losses.isEmpty()) {
            return List.of();
        }
        String what;
        LineChart chart;
        Axis x = Axis.linear("Epoch");
        String title = "Training: " + panel.title();
        if (networks.size() == 1 && !scores.isEmpty()) {
            what = "The mean of the loss over the training images; dotted, the balanced accuracy on the test set.";
            Line drawn = new Line(LOSS_LABEL, Mark.of(0), losses.get(0).points(), false);
            Line beside = new Line(SCORE_LABEL, Mark.REFERENCE, scores.get(0).points(), true);
            chart = new LineChart(
                    title,
                    what,
                    x,
                    Axis.linear(LOSS_LABEL),
                    Optional.of(Axis.linear(SCORE_LABEL)),
                    List.of(drawn, beside));
        } else {
            boolean scored = scores.size() == losses.size();
            what = scored
                    ? "Balanced accuracy on the test set, by epoch of training."
                    : "The mean of the loss over the training images, by epoch.";
            chart = new LineChart(
                    title,
                    what,
                    x,
                    Axis.linear(scored ? SCORE_LABEL : LOSS_LABEL),
                    Optional.empty(),
                    scored ? scores : losses);
        }
        String shared = networks.stream().anyMatch(sharing -> sharing.size() > 1)
                ? "Over-samplers that share a network have one line."
                : "";
        String caption = Captions.of(what, shared, Captions.seeds(seeds, "bands"), selected.leftOut());
        return List.of(new CaptionedFigure(panel.id("learning-curve"), chart, caption));
    }

    /** The over-samplers that share their trained networks, seed by seed; those without networks are left out. */
    private static List<List<Group>> networks(Panel panel) throws IOException {
        Map<List<String>, List<Group>> byKeys = new LinkedHashMap<>();
        for (Group group : panel.groups()) {
            List<String> keys = group.each(trial -> trial.stageKey(PHASE));
            if (!keys.isEmpty()) {
                byKeys.computeIfAbsent(keys, none -> new ArrayList<>()).add(group);
            }
        }
        return List.copyOf(byKeys.values());
    }

    private static List<Line> lines(List<List<Group>> networks, String column, List<Integer> seeds) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (List<Group> sharing : networks) {
            List<SortedMap<Double, Double>> bySeed = sharing.get(0)
                    .each(trial -> Optional.of(trial.epochs(PHASE, column)).filter(epochs -> !epochs.isEmpty()));
            List<Line.Point> points = SeedMean.of(bySeed);
            if (points.size() > 1) {
                List<String> names = sharing.stream().map(Group::name).toList();
                lines.add(new Line(Coinciding.name(names), sharing.get(0).mark(), points, false));
                seeds.add(bySeed.size());
            }
        }
        return lines;
    }
}
