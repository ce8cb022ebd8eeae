package counterpoise.oversamplers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.RecordingSink.Added;
import libsvm.svm_node;
import org.junit.jupiter.api.Test;

/**
 * Agreement with imbalanced-learn 0.10.0: what it makes of a matrix with the classes 0, 1 and 2 of 60, 24 and 9 samples
 * lies in the test resources, with the script that wrote it.
 */
class ImbalancedLearnTest {

    private static final Points TRAIN = train();
    private static final int[] REQUESTED = {0, 36, 51};

    private static List<String[]> read(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ImbalancedLearnTest.class.getResourceAsStream("imbalanced-learn/" + name), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static float[] floats(String[] cells, int from) {
        return Points.at(
                Arrays.stream(cells).skip(from).mapToDouble(Float::parseFloat).toArray());
    }

    private static Points train() {
        Points points = Points.none();
        for (String[] cells : read("samples.csv")) {
            points = points.with(Integer.parseInt(cells[0]), floats(cells, 1));
        }
        return points;
    }

    @Test
    void agreesOnTheNeighboursWithinAClass() {
        FakeSamplingContext context = new FakeSamplingContext(TRAIN, 0);
        List<int[]> found = new ArrayList<>();
        for (ShortClass shortClass : ShortClass.in(TRAIN, context)) {
            Segments segments = new SegmentSearch("smote", 5, context).of(shortClass);
            Neighbours neighbours = segments.partners().orElseThrow();
            for (int i = 0; i < neighbours.count(); i++) {
                int asked = i;
                found.add(IntStream.concat(
                                IntStream.of(segments.bases()[i]),
                                IntStream.range(0, neighbours.k()).map(rank -> neighbours.row(asked, rank)))
                        .toArray());
            }
        }
        List<int[]> expected = read("neighbours.csv").stream()
                .map(cells -> Stream.of(cells).mapToInt(Integer::parseInt).toArray())
                .toList();
        assertThat(found).hasSize(24 + 9).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void agreesOnWhatIsInDanger() {
        FakeSamplingContext context = new FakeSamplingContext(TRAIN, 0);
        List<Integer> found = new ArrayList<>();
        for (int label : new int[] {1, 2}) {
            int[] rows = TRAIN.rowsOf(label);
            Danger danger = Danger.among(
                    rows, label, context.neighbours(rows, 10), BorderlineSmoteOptions.Rule.IMBALANCED_LEARN, TRAIN);
            assertThat(danger.pool()).as("the pool, noise included").containsExactly(rows);
            IntStream.of(danger.rows()).forEach(found::add);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(judgedTo("danger"));
    }

    @Test
    void agreesOnNoise() {
        FakeSamplingContext context = new FakeSamplingContext(TRAIN, 0);
        List<Integer> outside = new ArrayList<>();
        for (int label : new int[] {1, 2}) {
            int[] rows = TRAIN.rowsOf(label);
            Danger danger = Danger.among(
                    rows, label, context.neighbours(rows, 10), BorderlineSmoteOptions.Rule.SMOTE_VARIANTS, TRAIN);
            IntStream.of(rows)
                    .filter(row -> Arrays.binarySearch(danger.pool(), row) < 0)
                    .forEach(outside::add);
        }
        assertThat(outside).hasSize(3).containsExactlyInAnyOrderElementsOf(judgedTo("noise"));
    }

    private static List<Integer> judgedTo(String judgement) {
        List<Integer> rows = read("danger.csv").stream()
                .filter(cells -> cells[1].equals(judgement))
                .map(cells -> Integer.valueOf(cells[0]))
                .toList();
        assertThat(rows).isNotEmpty();
        return rows;
    }

    @Test
    void agreesWithScikitLearnOnTheLabelsOfAMachine() {
        float[][] samples =
                IntStream.range(0, TRAIN.count()).mapToObj(TRAIN::row).toArray(float[][]::new);
        Standardisation standardisation = new Standardisation(samples);
        RbfSvm svm = RbfSvm.train(
                Arrays.stream(samples).map(standardisation::apply).toArray(svm_node[][]::new), TRAIN.labels(), 1);
        List<Integer> predicted = read("smote.csv").stream()
                .map(cells -> svm.predict(standardisation.apply(floats(cells, 4))))
                .toList();
        List<Integer> expected =
                read("svc.csv").stream().map(cells -> Integer.valueOf(cells[0])).toList();
        assertThat(expected).contains(0, 1, 2);
        assertThat(predicted).isEqualTo(expected);
    }

    @Test
    void smoteMakesTheSameSamplesOfTheSameDraws() {
        makesTheSameSamplesOfTheSameDraws(new SmoteOversampler(new SmoteOptions(5)), "smote.csv");
    }

    @Test
    void borderlineSmoteMakesTheSameSamplesOfTheSameDraws() {
        makesTheSameSamplesOfTheSameDraws(
                new BorderlineSmoteOversampler(
                        new BorderlineSmoteOptions(BorderlineSmoteOptions.Rule.IMBALANCED_LEARN, Optional.empty(), 5)),
                "borderline-smote.csv");
    }

    private static void makesTheSameSamplesOfTheSameDraws(Oversampler oversampler, String file) {
        List<String[]> published = read(file);
        Number[] draws = published.stream()
                .flatMap(cells ->
                        Stream.of(Integer.valueOf(cells[1]), Integer.valueOf(cells[2]), Double.valueOf(cells[3])))
                .toArray(Number[]::new);
        ScriptedContext context = new ScriptedContext(TRAIN, REQUESTED, draws);
        RecordingSink synthetics = RecordingSink.refusing(TRAIN);

        oversampler.synthesize(TRAIN, context, synthetics);

        assertThat(context.isUsedUp()).isTrue();
        assertThat(context.warnings()).isEmpty();
        assertThat(synthetics.added())
                .containsExactlyElementsOf(published.stream()
                        .map(cells -> new Added(Integer.parseInt(cells[0]), floats(cells, 4)))
                        .toList());
    }
}
