package counterpoise.runtime.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.report.statistics.Blocks;
import org.junit.jupiter.api.Test;

class MethodBlocksTest {

    private final List<TrialRow> rows = new ArrayList<>();

    @Test
    void takesRowsForBlocksAndAveragesTheirSeeds() {
        add("ce", "none", 0, 0.5);
        add("ce", "none", 1, 0.7);
        add("ce", "eos", 0, 0.8);
        add("focal", "none", 0, 0.4);
        add("focal", "eos", 0, 0.3);

        Blocks blocks = MethodBlocks.of(rows, "bac").orElseThrow();

        assertThat(blocks.kind()).isEqualTo("loss");
        assertThat(blocks.methods()).containsExactly("none", "eos");
        assertThat(blocks.blocks()).containsExactly("ce", "focal");
        assertThat(blocks.scores()).isDeepEqualTo(new double[][] {{0.6, 0.8}, {0.4, 0.3}});
    }

    /** Both mean accuracies are 2143 of 3000, which as means of doubles differ in the last bit. */
    @Test
    void holdsScoresForEqualThatDifferByTheOrderOfASum() {
        double[] smote = {0.766, 0.7050000000000001, 0.672};
        double[] svm = {0.767, 0.702, 0.674};
        for (int seed = 0; seed < 3; seed++) {
            for (String loss : List.of("ce", "focal")) {
                add(loss, "smote", seed, smote[seed]);
                add(loss, "balanced-svm", seed, svm[seed]);
            }
        }
        double[][] scores = MethodBlocks.of(rows, "bac").orElseThrow().scores();
        assertThat(scores[0][0]).isEqualTo(scores[0][1]);
    }

    @Test
    void takesSeedsForBlocksWhereThereIsOneRow() {
        add("ce", "none", 0, 0.5);
        add("ce", "none", 10, 0.7);
        add("ce", "eos", 0, 0.8);
        add("ce", "eos", 10, 0.9);

        Blocks blocks = MethodBlocks.of(rows, "bac").orElseThrow();

        assertThat(blocks.kind()).isEqualTo("seed");
        assertThat(blocks.blocks()).containsExactly("0", "10");
        assertThat(blocks.scores()).isDeepEqualTo(new double[][] {{0.5, 0.8}, {0.7, 0.9}});
    }

    @Test
    void leavesOutBlocksOnWhichOneIsMissing() {
        add("ce", "none", 0, 0.5);
        add("ce", "eos", 0, 0.8);
        add("focal", "none", 0, 0.4);
        add("ldam", "none", 0, 0.4);
        add("ldam", "eos", 0, Double.NaN);

        assertThat(MethodBlocks.of(rows, "bac").orElseThrow().blocks()).containsExactly("ce");
    }

    @Test
    void isNotThereForOneMethodOrWithoutTrials() {
        assertThat(MethodBlocks.of(rows, "bac")).isEmpty();
        add("ce", "none", 0, 0.5);
        add("focal", "none", 0, 0.5);
        assertThat(MethodBlocks.of(rows, "bac")).isEmpty();
    }

    private void add(String loss, String oversampler, int seed, double bac) {
        Map<String, String> cell = new LinkedHashMap<>();
        cell.put("dataset", "cifar10");
        cell.put("architecture", "resnet");
        cell.put("loss", loss);
        cell.put("oversampler", oversampler);
        cell.put("space", oversampler.equals("none") ? "none" : "embedding");
        cell.put(TrialRow.SELECTION, "last");
        rows.add(new TrialRow(
                "t" + rows.size(), TrialRow.Status.DONE, cell, String.valueOf(seed), Map.of("bac", bac), Map.of()));
    }
}
