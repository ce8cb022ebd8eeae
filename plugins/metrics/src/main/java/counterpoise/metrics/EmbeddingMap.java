package counterpoise.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/**
 * The embeddings of a few classes that the head was trained on, real and synthetic, placed in the plane by t-SNE
 * (Dablain et al. 2022, Fig. 6, which shows two classes).
 *
 * <p>One table with a row a point: {@code x} and {@code y}, the {@code label} of its class, and {@code synthetic}, 1
 * for an embedding of phase 2 and 0 for that of a training image. Coordinates have no unit, and maps of different
 * trials cannot be laid over one another. There are as many rows as points are asked for; those beyond the embeddings
 * that there are hold NaN alone. Fewer than six points have no map: all rows are NaN.
 *
 * <p>Of a class with more embeddings than are asked for some are taken, evenly from all in the order of their values:
 * half of them real where there are so many, so that rare real ones can be seen among thousands of synthetic ones. The
 * share of points on the map is not that in training.
 */
final class EmbeddingMap implements Metric {

    private static final int LEAST_POINTS = 6;
    private static final List<String> COLUMNS = List.of("x", "y", "label", "synthetic");
    private static final List<Double> NO_POINT = Collections.nCopies(COLUMNS.size(), Double.NaN);

    private final EmbeddingMapOptions options;

    EmbeddingMap(EmbeddingMapOptions options) {
        this.options = options;
    }

    @Override
    public Set<Need> needs() {
        return EnumSet.of(Need.EMBEDDINGS);
    }

    /**
     * An embedding on the map.
     *
     * @param values its numbers
     * @param label its class
     * @param synthetic whether phase 2 made it
     */
    private record Point(float[] values, int label, boolean synthetic) {}

    @Override
    public List<MetricResult> compute(Evaluation evaluation) {
        Samples all = evaluation.augmentedEmbeddings();
        int real = evaluation.trainEmbeddings().count();
        List<Point> points = new ArrayList<>();
        for (int label : labels(evaluation)) {
            points.addAll(points(all, real, label));
        }
        List<List<Double>> rows = points.size() < LEAST_POINTS ? new ArrayList<>() : placed(points);
        int wanted = labels(evaluation).size() * options.maxPoints();
        while (rows.size() < wanted) {
            rows.add(NO_POINT);
        }
        List<String> names = IntStream.rangeClosed(1, rows.size())
                .mapToObj(number -> "point " + number)
                .toList();
        return List.of(new MetricResult.Table(EmbeddingMapPlugin.NAME, COLUMNS, names, rows));
    }

    private List<Integer> labels(Evaluation evaluation) {
        List<String> names = evaluation.classNames();
        if (!options.classes().isEmpty()) {
            return options.classes().stream().map(name -> label(names, name)).toList();
        }
        int[] counts = evaluation.trainCounts();
        int most = 0;
        int fewest = 0;
        for (int label = 1; label < counts.length; label++) {
            most = counts[label] > counts[most] ? label : most;
            // The last of equally rare ones, so that two are shown where all are equal.
            fewest = counts[label] <= counts[fewest] ? label : fewest;
        }
        return List.of(most, fewest);
    }

    private static int label(List<String> names, String name) {
        int label = names.indexOf(name);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "no class is called %s; the classes are %s".formatted(name, String.join(", ", names)));
        }
        return label;
    }

    /** The points of a class: real ones, then synthetic ones. */
    private List<Point> points(Samples all, int real, int label) {
        int[] rows = all.rowsOf(label);
        List<float[]> images = sorted(all, Arrays.stream(rows).filter(row -> row < real));
        List<float[]> synthetics = sorted(all, Arrays.stream(rows).filter(row -> row >= real));
        int most = options.maxPoints();
        int shown = Math.min(images.size(), Math.max(most / 2, most - synthetics.size()));
        List<Point> points = new ArrayList<>();
        spread(images, shown).forEach(values -> points.add(new Point(values, label, false)));
        spread(synthetics, Math.min(synthetics.size(), most - shown))
                .forEach(values -> points.add(new Point(values, label, true)));
        return points;
    }

    /** In an order that does not depend on that of the rows. */
    private static List<float[]> sorted(Samples samples, IntStream rows) {
        return rows.mapToObj(samples::row).sorted(Arrays::compare).toList();
    }

    private static List<float[]> spread(List<float[]> all, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    private List<List<Double>> placed(List<Point> points) {
        float[][] values = points.stream().map(Point::values).toArray(float[][]::new);
        double[][] places = Tsne.embed(values, Tsne.perplexity(values.length), options.iterations());
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Point point = points.get(i);
            rows.add(List.of(places[i][0], places[i][1], (double) point.label(), point.synthetic() ? 1.0 : 0.0));
        }
        return rows;
    }
}
