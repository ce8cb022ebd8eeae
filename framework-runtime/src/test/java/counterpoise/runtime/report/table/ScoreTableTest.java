package counterpoise.runtime.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTableTest {

    private static final String K = "oversampler.eos.k";
    private static final String RETRAIN = "head.retrain";

    @TempDir
    Path folder;

    private final List<TrialRow> rows = new ArrayList<>();

    @Test
    void hasARowALossAndAGroupAnOversampler() {
        add("ce", "none", "", "last", 0, 0.70, 0.60);
        add("ce", "eos", "10", "last", 0, 0.75, 0.58);
        add("ldam", "none", "", "last", 0, 0.72, 0.66);

        ScoreTable table = ScoreTable.of(rows, PublishedScores.NONE).get(0);

        assertThat(table.rowHeader()).containsExactly("loss");
        assertThat(table.groups()).containsExactly("none", "eos");
        assertThat(table.scores()).containsExactly("bac", "fm");
        assertThat(table.rows()).hasSize(2);
        assertThat(MarkdownTable.of(table))
                .isEqualTo(
                        """
                        | loss | none: bac | none: fm | eos: bac | eos: fm |
                        | --- | --- | --- | --- | --- |
                        | ce | .7000 | **.6000** | **.7500** | .5800 |
                        | ldam | .7200 | .6600 |  |  |

                        Scores on the test images, weights of the last epoch; one seed a cell; the best of a row in bold.
                        """);
    }

    @Test
    void takesMeanAndSampleDeviationOverTheSeeds() {
        add("ce", "none", "", "last", 0, 0.70, 0.60);
        add("ce", "none", "", "last", 1, 0.74, 0.60);
        add("ce", "none", "", "last", 2, 0.72, 0.60);

        ScoreTable table = ScoreTable.of(rows, PublishedScores.NONE).get(0);
        ScoreTable.Entry bac = table.rows().get(0).entries().get(0).orElseThrow();

        // By hand: deviations -.02, .02, 0 from .72; (.0004 + .0004) / 2 = .0004, whose root is .02.
        assertThat(bac.mean()).isCloseTo(0.72, within(1e-12));
        assertThat(bac.deviation()).isCloseTo(0.02, within(1e-12));
        assertThat(bac.seeds()).isEqualTo(3);
        assertThat(table.note())
                .isEqualTo("Scores on the test images, weights of the last epoch;"
                        + " mean ± standard deviation over 3 seeds.");
    }

    @Test
    void neverMixesSelections() {
        add("ce", "none", "", "last", 0, 0.70, 0.60);
        add("ce", "none", "", "best-on-test", 0, 0.73, 0.61);

        List<ScoreTable> tables = ScoreTable.of(rows, PublishedScores.NONE);

        assertThat(tables).extracting(ScoreTable::selection).containsExactly("last", "best-on-test");
        assertThat(tables).allMatch(table -> table.rows().size() == 1);
        assertThat(tables.get(1).note()).contains("hence optimistic");
    }

    @Test
    void tellsGroupsOfOneOversamplerApartByWhatDiffers() {
        add("ce", "eos", "10", "last", 0, 0.70, 0.60);
        add("ce", "eos", "100", "last", 0, 0.71, 0.60);
        add("ce", "none", "", "last", 0, 0.69, 0.60);

        assertThat(ScoreTable.of(rows, PublishedScores.NONE).get(0).groups())
                .containsExactly("eos, k 10", "eos, k 100", "none");
    }

    @Test
    void saysThatTheBestOfSeveralSettingsIsChosenOnTest() {
        add("ce", "eos", "10", "last", 0, 0.70, 0.60);
        add("ce", "none", "", "last", 0, 0.69, 0.60);
        assertThat(ScoreTable.of(rows, PublishedScores.NONE).get(0).choice()).isEmpty();

        add("ce", "eos", "100", "last", 0, 0.71, 0.60);
        ScoreTable table = ScoreTable.of(rows, PublishedScores.NONE).get(0);

        assertThat(table.swept()).containsExactly("eos");
        assertThat(table.note())
                .endsWith("the best of a row in bold. Of eos there are several settings: the best of them is chosen on"
                        + " the test images, hence optimistic.");
    }

    @Test
    void showsNoDeviationOfWhatIsNotDefined() throws IOException {
        Files.writeString(folder.resolve("table2.csv"), "oversampler,bac,gm,fm\nnone,0.7,0.8,0.7\n");
        add("ce", "none", "", "last", 0, Double.NaN, 0.60);
        add("ce", "none", "", "last", 1, 0.5, 0.70);

        ScoreTable table =
                ScoreTable.of(rows, PublishedScores.find(folder, "table2")).get(0);

        assertThat(MarkdownTable.of(table))
                .contains("| ce | measured | - | .6500 ± .0707 |")
                .contains("|  | difference | - | -.0500 |");
        assertThat(SummaryTable.of(rows).rows())
                .containsExactly(List.of("none", ".6500 ± .0707", "12.0000 ± .0000", "-", "2"));
    }

    @Test
    void showsWhatSeveralExperimentsPublished() throws IOException {
        Files.writeString(folder.resolve("table1.csv"), "loss,bac\nce,0.7\n");
        Files.writeString(folder.resolve("table2.csv"), "loss,bac\nce,0.6\n,0.5\n");

        PublishedScores both = PublishedScores.find(folder, "table1", "table2-small", "other", "table1-again");

        assertThat(both.source()).isEqualTo("table1 and table2");
        assertThat(both.of(Map.of("loss", "ce"), "bac")).contains(0.7);
        assertThat(both.of(Map.of("loss", "asl"), "bac")).contains(0.5);
    }

    @Test
    void isPartedWhereAPageIsTooShort() {
        for (int i = 0; i < 41; i++) {
            add("loss" + i, "none", "", "last", 0, 0.5, 0.25);
        }

        String latex = LatexTable.of(ScoreTable.of(rows, PublishedScores.NONE).get(0));

        assertThat(latex.split("begin\\{table", -1)).hasSize(3);
        assertThat(latex)
                .contains("Part 1 of 2.}", "Part 2 of 2.}")
                .contains("loss19 & .5000 & .2500 \\\\\n\\bottomrule", "\\midrule\nloss20 &");
    }

    @Test
    void isPartedWhereAPageIsTooShortForAllGroups() {
        for (int k = 1; k <= 60; k++) {
            add("ce", "eos", String.valueOf(k), "last", 0, 0.5, 0.25);
        }

        // 12 parts of 6 lines each, of which 6 go on a page.
        String[] floats =
                LatexTable.of(ScoreTable.of(rows, PublishedScores.NONE).get(0)).split("end\\{table\\*");
        assertThat(floats).hasSize(3);
        assertThat(floats[0]).contains("{eos, k 1}", "{eos, k 30}", "Part 1 of 2.}");
        assertThat(floats[1]).contains("{eos, k 31}", "{eos, k 60}", "Part 2 of 2.}");
    }

    @Test
    void hasDeviationsAndDifferencesBelowForLatex() throws IOException {
        Files.writeString(folder.resolve("table2.csv"), "oversampler,bac,gm,fm\nnone,0.75,0.8,0.7\n");
        add("ce", "none", "", "last", 0, 0.70, 0.60);
        add("ce", "none", "", "last", 1, 0.74, 0.60);
        add("<x|y>", "eos", "1", "last", 1, 0.74, 0.60);

        assertThat(LatexTable.of(ScoreTable.of(rows, PublishedScores.find(folder, "table2"))
                        .get(0)))
                .contains(
                        """
                        ce & .7200 & .6000 &  &  \\\\
                        \\multicolumn{1}{r}{\\textit{}} & {\\scriptsize $\\pm$ .0283} & {\\scriptsize $\\pm$ .0000} &  &  \\\\
                        \\multicolumn{1}{r}{\\textit{published}} & \\textit{.7500} & \\textit{.7000} &  &  \\\\
                        \\multicolumn{1}{r}{\\textit{difference}} & $-.0300$ & $-.1000$ &  &  \\\\
                        \\addlinespace
                        $<$x$|$y$>$ &""");
    }

    @Test
    void showsPublishedScoresAndDifferences() throws IOException {
        Files.writeString(
                folder.resolve("table2.csv"),
                "dataset,loss,oversampler,oversampler.eos.k,head.retrain,bac,gm,fm\n"
                        + "cifar10,ce,none,,auto,0.7256,0.8387,0.7246\n"
                        + "cifar10,ce,eos,10,,0.7581,0.8589,0.7571\n");
        add("ce", "none", "", "last", 0, 0.70, 0.60);
        add("ce", "eos", "10", "last", 0, 0.80, 0.7571);
        add("ce", "eos", "50", "last", 0, 0.81, 0.76);

        ScoreTable table = ScoreTable.of(rows, PublishedScores.find(folder, "table2-cifar10"))
                .get(0);

        assertThat(table.source()).isEqualTo("table2");
        assertThat(MarkdownTable.of(table))
                .startsWith(
                        """
                        | loss |  | none: bac | none: fm | eos, k 10: bac | eos, k 10: fm | eos, k 50: bac | eos, k 50: fm |
                        | --- | --- | --- | --- | --- | --- | --- | --- |
                        | ce | measured | .7000 | .6000 | .8000 | .7571 | **.8100** | **.7600** |
                        |  | published | .7256 | .7246 | .7581 | .7571 |  |  |
                        |  | difference | -.0256 | -.1246 | +.0419 | +.0000 |  |  |
                        """)
                .contains("published numbers below the measured ones");
    }

    @Test
    void doesNotTakeARetrainedHeadForTheBaseline() throws IOException {
        Files.writeString(
                folder.resolve("table2.csv"), "oversampler,head.retrain,bac,gm,fm\nnone,auto,0.7256,0.8387,0.7246\n");
        PublishedScores published = PublishedScores.find(folder, "table2");

        assertThat(published.of(Map.of("oversampler", "none", RETRAIN, "auto"), "bac"))
                .contains(0.7256);
        assertThat(published.of(Map.of("oversampler", "none"), "bac")).contains(0.7256);
        assertThat(published.of(Map.of("oversampler", "none", RETRAIN, "always"), "bac"))
                .isEmpty();
        assertThat(published.of(Map.of("oversampler", "none"), "accuracy")).isEmpty();
    }

    @Test
    void findsTheFileWithTheLongestNameThatIsWholeWordsOfTheExperiments() throws IOException {
        Files.writeString(folder.resolve("table2.csv"), "oversampler,bac\nnone,0.2\n");
        Files.writeString(folder.resolve("table2-small.csv"), "oversampler,bac\nnone,0.3\n");

        assertThat(PublishedScores.find(folder, "table2-small-again").source()).isEqualTo("table2-small");
        assertThat(PublishedScores.find(folder, "table2").source()).isEqualTo("table2");
        assertThat(PublishedScores.find(folder, "table20")).isEqualTo(PublishedScores.NONE);
        assertThat(PublishedScores.find(folder.resolve("nowhere"), "table2")).isEqualTo(PublishedScores.NONE);
    }

    @Test
    void isWrittenForLatex() {
        add("ce", "none", "", "last", 0, 0.70, 0.60);
        add("ce", "eos", "10", "last", 0, 0.75, 0.58);
        for (int k = 1; k <= 5; k++) {
            add("a_b", "eos", "1" + k, "last", 0, 0.5, 0.25);
        }

        assertThat(LatexTable.of(ScoreTable.of(rows, PublishedScores.NONE).get(0)))
                .startsWith(
                        """
                        % Needs \\usepackage{booktabs,graphicx}.
                        \\begin{table*}[t]
                        \\centering
                        \\setlength{\\tabcolsep}{3pt}
                        \\caption{Scores on the test images, weights of the last epoch; one seed a cell; the best of a row in bold. Of eos there are several settings: the best of them is chosen on the test images, hence optimistic.}
                        \\smallskip
                        \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
                        \\begin{tabular}{lcccccccccc}
                        \\toprule
                         & \\multicolumn{2}{c}{none} & \\multicolumn{2}{c}{eos, k 10} &""")
                .contains("\\cmidrule(lr){2-3}\\cmidrule(lr){4-5}")
                .contains("loss & BAC & FM & BAC & FM &")
                .contains("ce & .7000 & \\textbf{.6000} & \\textbf{.7500} & .5800 &  & ")
                .contains("a\\_b & ")
                // The seventh group does not fit beside the first five.
                .contains("\\medskip\n")
                .contains("\\begin{tabular}{lcccc}")
                .endsWith("\\end{tabular}}\n\\end{table*}\n");
    }

    @Test
    void isNotThereWithoutFinishedTrialsOrScores() {
        assertThat(ScoreTable.of(rows, PublishedScores.NONE)).isEmpty();
    }

    private void add(String loss, String oversampler, String k, String selection, int seed, double bac, double fm) {
        Map<String, String> cell = new LinkedHashMap<>();
        cell.put("dataset", "cifar10");
        cell.put("architecture", "resnet");
        cell.put("loss", loss);
        cell.put("oversampler", oversampler);
        cell.put("space", oversampler.equals("none") ? "none" : "embedding");
        cell.put(K, k);
        cell.put(TrialRow.SELECTION, selection);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("fm", fm);
        metrics.put("top-k", 12.0);
        metrics.put("bac", bac);
        rows.add(new TrialRow("t" + rows.size(), TrialRow.Status.DONE, cell, String.valueOf(seed), metrics, Map.of()));
    }
}
