package counterpoise.runtime.report.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.RandomStream;
import counterpoise.runtime.random.Streams;

/** Figures of every kind, of ordinary and of awkward data, by the names of their files. */
final class Gallery {

    private static final List<String> CIFAR10 =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    private static final List<String> OVERSAMPLERS =
            List.of("none", "SMOTE", "Borderline SMOTE", "Balanced SVM", "EOS");
    private static final String AWKWARD = "A name that goes on & on, with <tags> and \"quotes\" in it, for ever";

    private Gallery() {}

    static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("line-gap-by-class", gapByClass());
        figures.put("line-head-epochs", headEpochs());
        figures.put("line-sweep-k", sweepOverK());
        figures.put("line-learning-curve", learningCurve());
        figures.put("line-hundred-classes", hundredClasses());
        figures.put("line-twenty-series", twentySeries());
        figures.put("line-gaps", gaps());
        figures.put("line-one-point", lines("One point", List.of(line(0, "alone", 1, i -> 0.7))));
        figures.put("line-all-equal", lines("All equal", List.of(line(0, "constant", 6, i -> 0.25))));
        figures.put("line-negative", lines("Negative values", List.of(line(0, "loss", 9, i -> -3 - i * i))));
        figures.put("line-empty", lines("Nothing to see", List.of(line(0, "empty", 0, i -> 0))));
        figures.put("line-huge", lines("Large numbers", List.of(line(1, "parameters", 8, i -> 1e6 * (i + 1)))));
        figures.put("line-awkward-names", awkwardLines());
        figures.put("bar-weight-norms", weightNorms());
        figures.put("bar-tp-fp-gap", tpFpGap());
        figures.put("bar-run-time", runTime());
        figures.put("bar-negative", differences());
        figures.put("bar-twenty-series", manyBars());
        figures.put("bar-hundred-classes", hundredBars());
        figures.put("bar-awkward-names", awkwardBars());
        figures.put(
                "bar-empty",
                new BarChart("No bars", "", new Categories("Class", List.of()), Axis.linear("Norm"), false, List.of()));
        figures.put("scatter-tsne", tsne(5));
        figures.put("scatter-one-panel", tsne(1));
        figures.put("scatter-two-panels", tsne(2));
        figures.put("scatter-numbered", numberedScatter());
        figures.put("heat-confusion-10", confusion(CIFAR10));
        figures.put("heat-confusion-2", confusion(List.of("smiling", "not smiling")));
        figures.put("heat-confusion-20", confusion(numbered("superclass ", 20)));
        figures.put("heat-confusion-100", confusion(numbered("", 100)));
        figures.put("heat-missing-row", missingRow());
        figures.put("ranks-nemenyi", ranks());
        figures.put("ranks-twenty", twentyRanks());
        figures.put("ranks-no-difference", noDifference());
        return figures;
    }

    private static RandomStream random(String name) {
        return new Streams(7).stream(name, 0);
    }

    static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static List<Double> values(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToObj(value::applyAsDouble).toList();
    }

    private static Line line(int mark, String name, int points, IntToDoubleFunction value) {
        return new Line(
                name,
                Mark.of(mark),
                IntStream.rangeClosed(1, points)
                        .mapToObj(i -> new Line.Point(i, value.applyAsDouble(i)))
                        .toList(),
                false);
    }

    private static LineChart lines(String title, List<Line> lines) {
        return new LineChart(title, "", Axis.linear("Epoch"), Axis.linear("Value"), Optional.empty(), lines);
    }

    private static LineChart gapByClass() {
        RandomStream random = random("gap");
        List<Line> lines = new ArrayList<>();
        lines.add(
                Line.overCategories("Images per class", Mark.REFERENCE, values(10, i -> 5000 * Math.pow(0.01, i / 9.0)))
                        .measuredOnRight());
        for (int s = 0; s < OVERSAMPLERS.size(); s++) {
            double slope = s == 4 ? 0.15 : 0.5 + s * 0.03;
            lines.add(Line.overCategories(
                    OVERSAMPLERS.get(s), Mark.of(s), values(10, i -> 1.2 + i * slope + 0.3 * random.nextGaussian())));
        }
        return new LineChart(
                "Generalization gap by class, CIFAR-10, cross-entropy",
                "The gap grows as classes get smaller, least with EOS.",
                new Categories("Class", CIFAR10),
                Axis.linear("Generalization gap").reaching(0, 0),
                Optional.of(Axis.logarithmic("Images per class")),
                lines);
    }

    private static LineChart headEpochs() {
        RandomStream random = random("epochs");
        List<Line> lines = new ArrayList<>();
        String[] names = {"EOS", "SMOTE"};
        for (int s = 0; s < names.length; s++) {
            double top = s == 0 ? 0.755 : 0.72;
            List<Line.Point> points = new ArrayList<>();
            for (int epoch = 1; epoch <= 30; epoch++) {
                double mean = top - 0.06 * Math.exp(-epoch / 3.0) + 0.002 * random.nextGaussian();
                points.add(new Line.Point(epoch, mean, 0.006 + 0.002 * random.nextDouble()));
            }
            lines.add(new Line(names[s], Mark.of(s), points, false));
        }
        return new LineChart(
                "Balanced accuracy by epoch of head retraining",
                "Both level off by epoch 10.",
                Axis.linear("Epoch"),
                Axis.linear("Balanced accuracy"),
                Optional.empty(),
                lines);
    }

    private static LineChart sweepOverK() {
        double[] ks = {10, 50, 100, 200, 300};
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            List<Line.Point> points = new ArrayList<>();
            for (int i = 0; i < ks.length; i++) {
                points.add(new Line.Point(ks[i], 0.70 + 0.02 * i - 0.05 * s, 0.012));
            }
            lines.add(new Line(List.of("CIFAR-10", "SVHN", "CelebA").get(s), Mark.of(s), points, false));
        }
        return new LineChart(
                "Balanced accuracy by the number of nearest neighbours K",
                "",
                Axis.logarithmic("K"),
                Axis.linear("Balanced accuracy"),
                Optional.empty(),
                lines);
    }

    private static LineChart learningCurve() {
        RandomStream random = random("curve");
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < 4; s++) {
            double floor = 0.02 * Math.pow(3, s);
            lines.add(line(
                    s,
                    List.of("CE", "ASL", "Focal", "LDAM").get(s),
                    200,
                    epoch -> floor + 2 * Math.exp(-epoch / 40.0) * (1 + 0.1 * random.nextGaussian())));
        }
        return new LineChart(
                "Training loss", "", Axis.linear("Epoch"), Axis.logarithmic("Loss"), Optional.empty(), lines);
    }

    private static LineChart hundredClasses() {
        RandomStream random = random("hundred");
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            double slope = 0.02 - 0.006 * s;
            lines.add(Line.overCategories(
                    OVERSAMPLERS.get(s), Mark.of(s), values(100, i -> 1 + slope * i + 0.15 * random.nextGaussian())));
        }
        lines.add(
                Line.overCategories("Images per class", Mark.REFERENCE, values(100, i -> 500 * Math.pow(0.1, i / 99.0)))
                        .measuredOnRight());
        return new LineChart(
                "Generalization gap by class, CIFAR-100",
                "",
                new Categories("Class", numbered("", 100)),
                Axis.linear("Generalization gap"),
                Optional.of(Axis.linear("Images per class").reaching(0, 500)),
                lines);
    }

    private static LineChart twentySeries() {
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < 20; s++) {
            int series = s;
            lines.add(line(s, "series " + (s + 1), 10, i -> Math.sin(i / 3.0 + series / 4.0) + series * 0.2));
        }
        return lines("Twenty series", lines);
    }

    private static LineChart gaps() {
        return lines(
                "Gaps where values are missing",
                List.of(
                        line(0, "every third missing", 12, i -> i % 3 == 0 ? Double.NaN : i),
                        line(1, "one missing", 12, i -> i == 6 ? Double.POSITIVE_INFINITY : 12 - i)));
    }

    private static LineChart awkwardLines() {
        return new LineChart(
                AWKWARD + ", and then some more, until it needs at least two lines",
                AWKWARD,
                new Categories("Classes <of> \"things\" & such", List.of(AWKWARD, "a & b", "<c>", "\"d\"", "漢字の名前")),
                Axis.linear("A label that is much too long for the height of the plot that it stands beside"),
                Optional.of(Axis.linear("another one, on the right, no shorter than the one on the left is")),
                List.of(
                        Line.overCategories(AWKWARD, Mark.of(0), values(5, i -> i * 0.1)),
                        Line.overCategories("ab]]>\u0000", Mark.of(1), values(5, i -> 0.4 - i * 0.1)),
                        Line.overCategories("", Mark.REFERENCE, values(5, i -> 100_000.0 * i))
                                .measuredOnRight()));
    }

    private static BarChart weightNorms() {
        List<Bars> series = new ArrayList<>();
        RandomStream random = random("norms");
        for (int s = 0; s < OVERSAMPLERS.size(); s++) {
            double slope = s == 4 ? 0.01 : 0.08 - 0.015 * s;
            series.add(new Bars(
                    OVERSAMPLERS.get(s),
                    Mark.of(s),
                    values(10, i -> 1.4 - slope * i + 0.05 * random.nextGaussian()),
                    values(10, i -> 0.04 + 0.03 * random.nextDouble())));
        }
        return new BarChart(
                "Norms of the classifier's weights",
                "",
                new Categories("Class", CIFAR10),
                Axis.linear("Norm"),
                false,
                series);
    }

    private static BarChart tpFpGap() {
        return new BarChart(
                "Generalization gap of true and false positives",
                "",
                new Categories("", List.of("CIFAR-10", "SVHN", "CIFAR-100", "CelebA")),
                Axis.linear("Generalization gap"),
                false,
                List.of(
                        new Bars(
                                "True positives",
                                Mark.of(0),
                                List.of(1.2, 0.8, 2.1, 0.4),
                                List.of(0.1, 0.05, 0.2, 0.1)),
                        new Bars(
                                "False positives",
                                Mark.of(1),
                                List.of(4.6, 3.1, 5.0, 1.9),
                                List.of(0.3, 0.2, 0.3, 0.1))));
    }

    private static BarChart runTime() {
        return new BarChart(
                "Time to train and augment",
                "",
                new Categories(
                        "", List.of("none", "SMOTE", "Borderline SMOTE", "Balanced SVM", "EOS", "GAMO", "BAGAN")),
                Axis.logarithmic("Time (s)"),
                true,
                List.of(new Bars("", Mark.of(0), List.of(3100.0, 3120.0, 3180.0, 3600.0, 3150.0, 14000.0, 22000.0))));
    }

    private static BarChart differences() {
        return new BarChart(
                "Change of recall against no over-sampling",
                "",
                new Categories("Class", numbered("", 10)),
                Axis.linear("Change (percentage points)"),
                false,
                List.of(
                        new Bars("SMOTE", Mark.of(0), values(10, i -> i - 5 + 0.5), values(10, i -> 1)),
                        new Bars("EOS", Mark.of(1), values(10, i -> i == 4 ? Double.NaN : 2 * i - 7))));
    }

    private static BarChart manyBars() {
        return new BarChart(
                "Twenty series in four groups",
                "",
                new Categories("", List.of("CIFAR-10", "SVHN", "CIFAR-100", "CelebA")),
                Axis.linear("Balanced accuracy").reaching(0, 1),
                false,
                IntStream.range(0, 20)
                        .mapToObj(s -> new Bars("method " + s, Mark.of(s), values(4, i -> 0.3 + 0.02 * s + 0.05 * i)))
                        .toList());
    }

    private static BarChart hundredBars() {
        return new BarChart(
                "Images per class, CIFAR-100",
                "",
                new Categories("Class", numbered("class ", 100)),
                Axis.linear("Images"),
                false,
                List.of(new Bars("", Mark.of(0), values(100, i -> 500 * Math.pow(0.1, i / 99.0)))));
    }

    private static BarChart awkwardBars() {
        return new BarChart(
                "Lying bars",
                "",
                new Categories("Method", List.of(AWKWARD, "a & b", "<c>")),
                Axis.linear("Change of \"balanced accuracy\""),
                true,
                List.of(
                        new Bars(AWKWARD, Mark.of(0), List.of(-0.3, 0.2, Double.NaN), List.of(0.1, 0.02, 0.1)),
                        new Bars("<b>", Mark.of(1), List.of(0.25, 0.0, 0.1)),
                        new Bars("third", Mark.of(2), List.of(0.2, 0.1, 0.4))));
    }

    private static List<Cloud.Place> blob(RandomStream random, double x, double y, double size, int count) {
        return Stream.generate(
                        () -> new Cloud.Place(x + size * random.nextGaussian(), y + size * random.nextGaussian()))
                .limit(count)
                .toList();
    }

    private static ScatterChart tsne(int panels) {
        List<ScatterChart.Panel> all = new ArrayList<>();
        for (int i = 0; i < panels; i++) {
            RandomStream random = random("tsne" + i);
            all.add(new ScatterChart.Panel(
                    OVERSAMPLERS.get(i),
                    List.of(
                            new Cloud("automobile", Mark.of(0), blob(random, -10, 2, 6, 250)),
                            new Cloud("truck", Mark.of(1), blob(random, 12, -2, 3, 60)),
                            new Cloud(
                                    "truck, synthetic",
                                    Mark.of(4).with(Shape.PLUS),
                                    i == 0 ? List.of() : blob(random, 9, -1, 5, 190)))));
        }
        return new ScatterChart(
                "Embeddings of two classes of CIFAR-10 (t-SNE)",
                "Real and synthetic samples of a large and a small class.",
                Axis.unnumbered(),
                Axis.unnumbered(),
                all);
    }

    private static ScatterChart numberedScatter() {
        List<ScatterChart.Panel> panels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RandomStream random = random("numbered" + i);
            panels.add(new ScatterChart.Panel(
                    List.of("CIFAR-10", "SVHN", "CIFAR-100", "").get(i),
                    i == 3
                            ? List.of()
                            : List.of(
                                    new Cloud("CE", Mark.of(0), blob(random, 0.7, 3, 0.05, 20)),
                                    new Cloud("LDAM", Mark.of(1), blob(random, 0.75, 2, 0.05, 20)))));
        }
        return new ScatterChart(
                "Balanced accuracy and generalization gap",
                "",
                Axis.linear("Balanced accuracy"),
                Axis.linear("Generalization gap"),
                panels);
    }

    private static HeatMap confusion(List<String> classes) {
        RandomStream random = random("confusion" + classes.size());
        List<List<Long>> counts = new ArrayList<>();
        for (int row = 0; row < classes.size(); row++) {
            List<Long> line = new ArrayList<>();
            for (int column = 0; column < classes.size(); column++) {
                long stray = Math.max(0, random.nextInt(120) - 60) * (row > column ? 2 : 1);
                line.add(row == column ? 900L - 40L * row * 10 / classes.size() : stray);
            }
            counts.add(line);
        }
        return HeatMap.confusion("Confusion of " + classes.size() + " classes", "", classes, counts);
    }

    private static HeatMap missingRow() {
        return HeatMap.confusion(
                "A class without samples",
                "",
                List.of("first", AWKWARD, "third"),
                List.of(List.of(8L, 1L, 1L), List.of(0L, 0L, 0L), List.of(1L, 0L, 3L)));
    }

    private static RankDiagram ranks() {
        return RankDiagram.of(
                "Average ranks over 16 data sets and losses",
                "EOS is best.",
                List.of(
                        new RankDiagram.Method("none", 4.06),
                        new RankDiagram.Method("SMOTE", 3.19),
                        new RankDiagram.Method("Borderline SMOTE", 3.31),
                        new RankDiagram.Method("Balanced SVM", 3.0),
                        new RankDiagram.Method("EOS", 1.44)),
                1.525);
    }

    private static RankDiagram twentyRanks() {
        return RankDiagram.of(
                "Twenty methods",
                "",
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                new RankDiagram.Method(i == 3 ? AWKWARD : "method " + i, 1.5 + i * 0.9 + (i % 3) * 0.3))
                        .toList(),
                4.2);
    }

    private static RankDiagram noDifference() {
        return new RankDiagram(
                "Nothing differs",
                "",
                List.of(
                        new RankDiagram.Method("a", 2),
                        new RankDiagram.Method("b & c", 2),
                        new RankDiagram.Method("<d>", 2)),
                List.of(new RankDiagram.Group(0, 2)),
                OptionalDouble.of(2.5));
    }
}
