package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trial that is measured by every metric there is. */
class MetricsIT {

    private static final String CONFIGURATION = Configurations.TINY
            + """
            experiment {
              oversampler { plugin = eos }
              metrics     = [bac, gm, fm, g-mean, accuracy, per-class-recall, confusion-matrix, many-medium-few,
                             generalization-gap, tp-fp-gap, weight-norms, top-k-embeddings, embedding-map]
              metric      { many-medium-few { many-above = 30, few-below = 12 } }
            }
            """;

    private static final int CLASSES = 10;
    private static final int TEST_IMAGES = 200;

    @TempDir
    private static Path folder;

    private static Program program;
    private static Results results;

    /** What {@code metrics.json} holds, by name. */
    private static Map<String, JsonNode> metrics;

    @BeforeAll
    static void runOnce() throws IOException {
        Configurations.write(folder.resolve("measured.conf"), CONFIGURATION);
        program = Program.in(folder);
        program.run("measured.conf", "--device", "cpu").succeeded();
        results = Results.of(folder.resolve("runs/tiny/results.csv"));
        Path trial = folder.resolve("runs/tiny/trials")
                .resolve(results.column("trial").get(0));
        metrics = new LinkedHashMap<>();
        StoreFolder.json(trial.resolve("metrics.json"))
                .forEach(value -> metrics.put(value.get("name").asText(), value));
    }

    @Test
    void measuresByEveryMetricThereIs() {
        List<String> known = program.run("plugins")
                .succeeded()
                .out()
                .lines()
                .map(line -> line.split(" +"))
                .filter(words -> words[0].equals("metric"))
                .map(words -> words[1])
                .toList();

        assertThat(metrics.values().stream()
                        .map(value -> value.get("metric").asText())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyScalarIsAColumnAndNothingElseIs() {
        List<String> scalars = metrics.values().stream()
                .filter(value -> value.get("kind").asText().equals("scalar"))
                .map(value -> value.get("name").asText())
                .toList();

        assertThat(scalars).contains("generalization-gap", "weight-norms.mean-after", "many-medium-few.few");
        int first = results.columns().indexOf("bac");
        assertThat(results.columns().subList(first, results.columns().indexOf("selection")))
                .isEqualTo(scalars);
        for (String scalar : scalars) {
            double value = metrics.get(scalar).get("values").get(0).asDouble();
            assertThat(results.column(scalar).get(0)).isEqualTo(Double.isNaN(value) ? "" : String.valueOf(value));
        }
    }

    @Test
    void valuesByClassAndTablesAreThereWhole() {
        for (JsonNode value : metrics.values()) {
            switch (value.get("kind").asText()) {
                case "scalar" -> assertThat(value.get("values")).hasSize(1);
                case "per-class" ->
                    assertThat(value.get("values"))
                            .as(value.get("name").asText())
                            .hasSize(CLASSES);
                case "table" -> {
                    assertThat(value.get("cells")).hasSameSizeAs(value.get("rows"));
                    assertThat(value.get("cells"))
                            .allSatisfy(row -> assertThat(row).hasSameSizeAs(value.get("columns")));
                }
                default -> throw new AssertionError("not expected: " + value);
            }
        }
        // A tenth of 64 features.
        assertThat(metrics.get("top-k-embeddings.classification-top-test").get("columns"))
                .hasSize(12);
        assertThat(metrics.get("top-k-embeddings.feature-top-train").get("rows"))
                .hasSize(CLASSES);
    }

    @Test
    void theNumbersFitTogether() {
        // Worked by hand: of 60 46 35 27 21 16 12 10 7 6 training images, three counts are above 30, three below 12.
        assertThat(metrics.get("many-medium-few.groups").get("cells").toString())
                .startsWith("[[3.0,3.0,141.0,60.0,")
                .contains("[4.0,4.0,76.0,80.0,", "[3.0,3.0,23.0,60.0,");
        double recalls = 3 * scalar("many-medium-few.many")
                + 4 * scalar("many-medium-few.medium")
                + 3 * scalar("many-medium-few.few");
        assertThat(recalls / CLASSES).isCloseTo(scalar("bac"), within(1e-12));

        assertThat(scalar("generalization-gap")).isPositive().isLessThan(scalar("generalization-gap.before"));
        // Every test image is either a true positive or misclassified, and every one of these a false positive.
        double[] sums = new double[3];
        metrics.get("tp-fp-gap.counts").get("cells").forEach(row -> {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += row.get(column).asDouble();
            }
        });
        assertThat(sums[0]).isCloseTo(scalar("accuracy") * TEST_IMAGES, within(1e-9));
        assertThat(sums[0] + sums[1]).isEqualTo(TEST_IMAGES);
        assertThat(sums[2]).isEqualTo(sums[1]);
        List<Double> norms = StreamSupport.stream(
                        metrics.get("weight-norms.after").get("values").spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
        assertThat(norms)
                .allMatch(norm -> norm > 0)
                .isNotEqualTo(StreamSupport.stream(
                                metrics.get("weight-norms.before").get("values").spliterator(), false)
                        .map(JsonNode::asDouble)
                        .toList());
    }

    private static double scalar(String name) {
        return metrics.get(name).get("values").get(0).asDouble();
    }
}
