package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Categories;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.LineChart;
import counterpoise.runtime.report.figures.Mark;

/**
 * Something that every class has a number of: a line an over-sampler, and the size of the classes.
 *
 * @param id what such figures are called
 * @param title the same for people
 * @param axis the number, and its unit
 * @param what is shown, in a sentence
 * @param reader takes it from a trial
 * @param before takes from a trial what it was before over-sampling; from none if there is no such thing
 */
record ClassLines(
        String id,
        String title,
        Axis axis,
        String what,
        Group.Reader<SortedMap<Double, Double>> reader,
        Group.Reader<SortedMap<Double, Double>> before) {

    private static final String TRAINED_ON = "train_images";

    static final ClassLines GENERALIZATION_GAP = new ClassLines(
            "generalization-gap",
            "Generalization gap by class",
            Axis.linear("Generalization gap").reaching(0, 0),
            "How far the test samples of each class leave the feature ranges of the embeddings that the head was"
                    + " trained on, summed over the features, in units of the embedding. "
                    + Captions.paper("Figure 3"),
            trial -> trial.perClass("generalization-gap.per-class"),
            trial -> Optional.empty());

    static final ClassLines WEIGHT_NORMS = new ClassLines(
            "weight-norms",
            "Weight norms by class",
            Axis.linear("Norm of the weights").reaching(0, 0),
            "The Euclidean length of each class's weights in the head, and before over-sampling in the head that was"
                    + " trained with the network. "
                    + Captions.paper("Figure 5"),
            trial -> trial.perClass("weight-norms.after"),
            trial -> trial.perClass("weight-norms.before"));

    static final ClassLines RECALL = new ClassLines(
            "recall-by-class",
            "Recall by class",
            Axis.linear("Recall").reaching(0, 1),
            "The part of each class's test samples that was recognised.",
            trial -> trial.classColumn("recall"),
            trial -> Optional.empty());

    List<CaptionedFigure> of(Panel panel, Selected selected) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<Integer> seeds = new ArrayList<>();
        for (Group group : panel.groups()) {
            List<SortedMap<Double, Double>> bySeed = group.each(reader);
            if (!bySeed.isEmpty()) {
                lines.add(new Line(group.name(), group.mark(), SeedMean.of(bySeed), false));
                seeds.add(bySeed.size());
            }
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        List<Line> earlier = before(panel, selected.otherMark());
        // Of several networks, none is what the others came from.
        boolean oneNetwork = earlier.size() == 1;
        if (oneNetwork) {
            lines.add(0, earlier.get(0));
        }
        List<Line> drawn = new ArrayList<>(Coinciding.merged(lines));
        String merged = drawn.size() < lines.size() ? "Lines that coincide are drawn as one." : "";
        Optional<Line> sizes = sizes(panel);
        sizes.ifPresent(drawn::add);
        LineChart chart = new LineChart(
                title + ": " + panel.title(),
                what,
                new Categories("Class", panel.classNames()),
                axis,
                sizes.map(line -> Axis.linear(line.name()).reaching(0, 0)),
                drawn);
        String caption = Captions.of(
                what,
                sizes.isPresent()
                        ? "Dotted: how many samples of the class were trained on, synthetic ones left out."
                        : "",
                merged,
                earlier.size() > 1 ? "What was before is left out: the over-samplers have networks of their own." : "",
                Captions.seeds(seeds, "bands"),
                selected.weights(),
                selected.leftOut());
        return List.of(new CaptionedFigure(panel.id(id), chart, caption));
    }

    /** What was before over-sampling, once for each of the networks; all over-samplers may share one. */
    private List<Line> before(Panel panel, Mark mark) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Group group : panel.groups()) {
            List<SortedMap<Double, Double>> bySeed = group.each(before);
            if (!bySeed.isEmpty()) {
                lines.add(new Line("before", mark, SeedMean.of(bySeed), false));
            }
        }
        return Coinciding.merged(lines).stream()
                .map(line -> new Line("before", mark, line.points(), false))
                .toList();
    }

    private static Optional<Line> sizes(Panel panel) throws IOException {
        for (Group group : panel.groups()) {
            List<SortedMap<Double, Double>> bySeed = group.each(trial -> trial.classColumn(TRAINED_ON));
            if (!bySeed.isEmpty()) {
                List<Line.Point> points = SeedMean.of(bySeed).stream()
                        .map(point -> new Line.Point(point.x(), point.y()))
                        .toList();
                return Optional.of(new Line("Training samples", Mark.REFERENCE, points, true));
            }
        }
        return Optional.empty();
    }
}
