package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.Plugin;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;
import counterpoise.testkit.fake.FakeEvaluation;
import counterpoise.testkit.fake.FakeHead;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.SeededStream;

/** The laws of metrics. */
public final class MetricLaws {

    private static final int WIDTH = 6;
    private static final int[] TRAIN_COUNTS = {120, 60, 25, 4};
    private static final int[] TEST_COUNTS = {9, 9, 9, 9};
    private static final int NO_CLASS = -1;
    private static final double ROUNDING = 1e-6;

    static final List<Law<Supplier<Metric>>> LAWS = List.of(
            new Law<>("there is at least one result", MetricLaws::hasAResult),
            new Law<>("names of results are valid", MetricLaws::namesAreValid),
            new Law<>("names of results are distinct", MetricLaws::namesAreDistinct),
            new Law<>("names and form of results do not depend on the predictions", MetricLaws::formStays),
            new Law<>("rows and columns of a table have names of their own", MetricLaws::tablesAreReadable),
            new Law<>("the same evaluation gives the same results", MetricLaws::isDeterministic),
            new Law<>("the order of the images does not matter", MetricLaws::disregardsTheOrder),
            new Law<>("only the parts declared are read", MetricLaws::readsWhatItDeclares),
            new Law<>("no value is infinite", MetricLaws::isNeverInfinite),
            new Law<>("a value per class is there for every class", MetricLaws::coversTheClasses),
            new Law<>("a class that is never predicted is no failure", MetricLaws::toleratesAClassNeverPredicted),
            new Law<>("a class without test images is no failure", MetricLaws::toleratesAClassWithoutTestImages),
            new Law<>("predictions that are all right, or all wrong, are no failure", MetricLaws::toleratesExtremes),
            new Law<>("embeddings and heads that are all 0 are no failure", MetricLaws::toleratesZeros),
            new Law<>("a trial without synthetic samples is no failure", MetricLaws::toleratesTheBaseline),
            new Law<>("a trial of two classes with a cosine head is no failure", MetricLaws::toleratesTwoClasses),
            new Law<>("without a head of phase 1 the results are the same or none", MetricLaws::doesWithoutPhaseOne));

    private MetricLaws() {}

    /** How many laws there are, besides those of {@link PluginLaws}. */
    public static int count() {
        return LAWS.size();
    }

    /** Every law about one metric. */
    public static List<LawCase> cases(Supplier<Metric> product, String suffix) {
        return LawCase.of(LAWS, product, suffix);
    }

    private static void hasAResult(Supplier<Metric> product) {
        require(!compute(product, ordinary()).isEmpty(), "there is none");
    }

    private static void namesAreValid(Supplier<Metric> product) {
        names(compute(product, ordinary()))
                .forEach(name -> require(
                        name.matches(Plugin.NAME_PATTERN), "\"%s\" does not match %s", name, Plugin.NAME_PATTERN));
    }

    private static void namesAreDistinct(Supplier<Metric> product) {
        List<String> names = names(compute(product, ordinary()));
        require(new HashSet<>(names).size() == names.size(), "a name is there twice: %s", names);
    }

    private static void formStays(Supplier<Metric> product) {
        List<String> expected = forms(compute(product, ordinary()));
        for (FakeEvaluation other : ofFourClasses()) {
            List<String> forms = forms(compute(product, other));
            require(forms.equals(expected), "of one trial %s, of another %s", expected, forms);
        }
    }

    private static void tablesAreReadable(Supplier<Metric> product) {
        for (MetricResult result : compute(product, ordinary())) {
            if (result instanceof MetricResult.Table table) {
                requireNames(table.name(), "column", table.columns());
                requireNames(table.name(), "row", table.rows());
            }
        }
    }

    private static void requireNames(String table, String what, List<String> names) {
        require(names.stream().noneMatch(String::isBlank), "%s has a %s without a name: %s", table, what, names);
        require(new HashSet<>(names).size() == names.size(), "%s has a %s twice: %s", table, what, names);
    }

    private static void isDeterministic(Supplier<Metric> product) {
        List<MetricResult> first = compute(product, ordinary());
        Metric second = product.get();
        for (int time = 0; time < 2; time++) {
            List<MetricResult> results = second.compute(ordinary());
            require(results.equals(first), "%s, then %s", first, results);
        }
    }

    private static void disregardsTheOrder(Supplier<Metric> product) {
        List<MetricResult> expected = compute(product, ordinary());
        List<MetricResult> results = compute(product, ordinary().backwards());
        for (int i = 0; i < expected.size(); i++) {
            double[] left = values(expected.get(i)).toArray();
            double[] right = values(results.get(i)).toArray();
            require(areClose(left, right), "%s, and in another order %s", expected.get(i), results.get(i));
        }
    }

    /** Sums in another order differ in the last bits. */
    private static boolean areClose(double[] left, double[] right) {
        return left.length == right.length
                && IntStream.range(0, left.length)
                        .allMatch(i -> Double.compare(left[i], right[i]) == 0
                                || Math.abs(left[i] - right[i]) <= ROUNDING * Math.max(1, Math.abs(left[i])));
    }

    private static void readsWhatItDeclares(Supplier<Metric> product) {
        Metric metric = product.get();
        try {
            for (FakeEvaluation evaluation : all()) {
                metric.compute(evaluation.lending(metric.needs()));
            }
        } catch (UnsupportedOperationException e) {
            throw new AssertionError("declared is %s, but %s".formatted(metric.needs(), e.getMessage()), e);
        }
    }

    private static void isNeverInfinite(Supplier<Metric> product) {
        for (FakeEvaluation evaluation : all()) {
            compute(product, evaluation)
                    .forEach(result ->
                            require(values(result).noneMatch(Double::isInfinite), "a value is infinite: %s", result));
        }
    }

    private static void coversTheClasses(Supplier<Metric> product) {
        for (FakeEvaluation evaluation : List.of(ordinary(), withoutTestImagesOf(1), twoClasses())) {
            int classes = evaluation.classNames().size();
            compute(product, evaluation).stream()
                    .filter(MetricResult.PerClass.class::isInstance)
                    .map(MetricResult.PerClass.class::cast)
                    .forEach(result -> require(
                            result.values().size() == classes,
                            "%s has %d values for %d classes",
                            result.name(),
                            result.values().size(),
                            classes));
        }
    }

    private static void toleratesAClassNeverPredicted(Supplier<Metric> product) {
        IntStream.range(0, TRAIN_COUNTS.length).forEach(label -> compute(product, neverPredicting(label)));
    }

    private static void toleratesAClassWithoutTestImages(Supplier<Metric> product) {
        IntStream.range(0, TRAIN_COUNTS.length).forEach(label -> compute(product, withoutTestImagesOf(label)));
    }

    private static void toleratesExtremes(Supplier<Metric> product) {
        compute(product, perfect());
        compute(product, hopeless());
    }

    private static void toleratesZeros(Supplier<Metric> product) {
        compute(product, dead());
    }

    private static void toleratesTheBaseline(Supplier<Metric> product) {
        compute(product, baseline());
    }

    private static void toleratesTwoClasses(Supplier<Metric> product) {
        compute(product, twoClasses());
    }

    /** A metric that lets pass what the evaluation throws is left out of the trial. */
    private static void doesWithoutPhaseOne(Supplier<Metric> product) {
        FakeEvaluation ordinary = ordinary();
        List<MetricResult> results;
        try {
            results = compute(product, ordinary.withoutHeadBefore(ordinary.headAfter()));
        } catch (UnsupportedOperationException e) {
            throw new LawDoesNotApply("it reads the head of phase 1, and is left out where there is none");
        }
        List<String> expected = forms(compute(product, ordinary));
        List<String> forms = forms(results);
        require(forms.equals(expected), "with a phase 1 %s, without one %s", expected, forms);
    }

    private static List<MetricResult> compute(Supplier<Metric> product, FakeEvaluation evaluation) {
        return product.get().compute(evaluation);
    }

    private static List<String> names(List<MetricResult> results) {
        return results.stream().map(MetricResult::name).toList();
    }

    /** What columns are made from: kind, name, axes and the names of rows and columns. */
    private static List<String> forms(List<MetricResult> results) {
        return results.stream().map(MetricLaws::form).toList();
    }

    private static String form(MetricResult result) {
        String form = result.getClass().getSimpleName() + " " + result.name();
        if (result instanceof MetricResult.Curve curve) {
            return "%s of %s over %s".formatted(form, curve.yLabel(), curve.xLabel());
        }
        if (result instanceof MetricResult.Table table) {
            return "%s %s x %s".formatted(form, table.rows(), table.columns());
        }
        return form;
    }

    private static DoubleStream values(MetricResult result) {
        if (result instanceof MetricResult.Scalar scalar) {
            return DoubleStream.of(scalar.value());
        }
        if (result instanceof MetricResult.PerClass perClass) {
            return perClass.values().stream().mapToDouble(Double::doubleValue);
        }
        if (result instanceof MetricResult.Curve curve) {
            return DoubleStream.concat(
                    curve.x().stream().mapToDouble(Double::doubleValue),
                    curve.y().stream().mapToDouble(Double::doubleValue));
        }
        return ((MetricResult.Table) result)
                .values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue);
    }

    private static List<FakeEvaluation> ofFourClasses() {
        return List.of(
                ordinary(),
                neverPredicting(3),
                withoutTestImagesOf(3),
                withoutTestImagesOf(1),
                perfect(),
                hopeless(),
                dead(),
                baseline());
    }

    private static List<FakeEvaluation> all() {
        return Stream.concat(ofFourClasses().stream(), Stream.of(twoClasses())).toList();
    }

    private static FakeEvaluation ordinary() {
        return evaluation(TRAIN_COUNTS, TEST_COUNTS, NO_CLASS, true, Loss.Head.LINEAR);
    }

    private static FakeEvaluation neverPredicting(int label) {
        return evaluation(TRAIN_COUNTS, TEST_COUNTS, label, true, Loss.Head.LINEAR);
    }

    private static FakeEvaluation withoutTestImagesOf(int label) {
        int[] testCounts = TEST_COUNTS.clone();
        testCounts[label] = 0;
        return evaluation(TRAIN_COUNTS, testCounts, label, true, Loss.Head.LINEAR);
    }

    private static FakeEvaluation perfect() {
        return predicting(label -> label);
    }

    private static FakeEvaluation hopeless() {
        return predicting(label -> (label + 1) % TEST_COUNTS.length);
    }

    private static FakeEvaluation predicting(IntUnaryOperator prediction) {
        int[] labels = labels(TEST_COUNTS);
        int[] predicted = Arrays.stream(labels).map(prediction).toArray();
        FakeEvaluation ordinary = ordinary();
        return FakeEvaluation.ofPredictions(TRAIN_COUNTS, labels, predicted)
                .withEmbeddings(ordinary.trainEmbeddings(), ordinary.augmentedEmbeddings(), ordinary.testEmbeddings())
                .withHeads(ordinary.headBefore(), ordinary.headAfter());
    }

    /** A network whose last ReLU lets nothing through, and whose head has never been initialised. */
    private static FakeEvaluation dead() {
        int classes = TRAIN_COUNTS.length;
        int[] testLabels = labels(TEST_COUNTS);
        InMemorySamples train = zeros(classes, labels(TRAIN_COUNTS));
        FakeHead head = new FakeHead(Loss.Head.LINEAR, new float[classes][WIDTH], new float[classes]);
        return new FakeEvaluation(TRAIN_COUNTS, testLabels, new float[testLabels.length][classes])
                .withEmbeddings(train, train, zeros(classes, testLabels))
                .withHeads(head, head);
    }

    private static InMemorySamples zeros(int classes, int[] labels) {
        return new InMemorySamples(new int[] {WIDTH}, classes, labels, new float[labels.length * WIDTH]);
    }

    /** Nothing was synthesised, and phase 3 handed on the head. */
    private static FakeEvaluation baseline() {
        return evaluation(TRAIN_COUNTS, TEST_COUNTS, NO_CLASS, false, Loss.Head.LINEAR);
    }

    private static FakeEvaluation twoClasses() {
        return evaluation(new int[] {30, 3}, new int[] {8, 8}, NO_CLASS, false, Loss.Head.COSINE);
    }

    private static FakeEvaluation evaluation(
            int[] trainCounts, int[] testCounts, int neverPredicted, boolean augmented, Loss.Head kind) {
        int classes = trainCounts.length;
        int[] labels = labels(testCounts);
        float[][] logits = new float[labels.length][];
        for (int row = 0; row < labels.length; row++) {
            logits[row] = logits(classes, labels[row], neverPredicted, new SeededStream(5, "logits", row));
        }
        int[] synthetic = new int[classes];
        if (augmented) {
            int largest = Arrays.stream(trainCounts).max().orElse(0);
            Arrays.setAll(synthetic, label -> largest - trainCounts[label]);
        }
        InMemorySamples train = embeddings(classes, labels(trainCounts));
        InMemorySamples all = embeddings(
                classes,
                IntStream.concat(Arrays.stream(labels(trainCounts)), Arrays.stream(labels(synthetic)))
                        .toArray());
        FakeHead before = head(kind, classes, "before");
        return new FakeEvaluation(trainCounts, labels, logits)
                .withEmbeddings(train, all, embeddings(classes, labels))
                .withHeads(before, augmented ? head(Loss.Head.LINEAR, classes, "after") : before);
    }

    private static int[] labels(int[] counts) {
        return IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.range(0, counts[label]).map(i -> label))
                .toArray();
    }

    private static float[] logits(int classes, int truth, int neverPredicted, SeededStream stream) {
        float[] logits = new float[classes];
        for (int label = 0; label < classes; label++) {
            logits[label] = (float) stream.nextGaussian() + (label == truth ? 1 : 0);
        }
        if (neverPredicted != NO_CLASS) {
            logits[neverPredicted] = -9;
        }
        return logits;
    }

    /** Embeddings as a network with a final ReLU makes them: never negative. Equal numbers for equal rows. */
    private static InMemorySamples embeddings(int classes, int[] labels) {
        float[] values = new float[labels.length * WIDTH];
        for (int row = 0; row < labels.length; row++) {
            SeededStream stream = new SeededStream(6, "embedding", row);
            for (int i = 0; i < WIDTH; i++) {
                values[row * WIDTH + i] = (float) Math.max(0, stream.nextGaussian() + 0.2 * labels[row]);
            }
        }
        return new InMemorySamples(new int[] {WIDTH}, classes, labels, values);
    }

    private static FakeHead head(Loss.Head kind, int classes, String name) {
        float[][] rows = new float[classes][WIDTH];
        float[] biases = new float[classes];
        for (int label = 0; label < classes; label++) {
            SeededStream stream = new SeededStream(7, name, label);
            for (int i = 0; i < WIDTH; i++) {
                rows[label][i] = (float) stream.nextGaussian();
            }
            biases[label] = kind == Loss.Head.LINEAR ? (float) stream.nextGaussian() : 0;
        }
        return new FakeHead(kind, rows, biases);
    }
}
