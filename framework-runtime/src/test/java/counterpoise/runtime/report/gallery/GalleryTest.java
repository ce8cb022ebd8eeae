package counterpoise.runtime.report.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.BarChart;
import counterpoise.runtime.report.figures.Bars;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Categories;
import counterpoise.runtime.report.figures.Cloud;
import counterpoise.runtime.report.figures.HeatMap;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.LineChart;
import counterpoise.runtime.report.figures.Mark;
import counterpoise.runtime.report.figures.RankDiagram;
import counterpoise.runtime.report.figures.ScatterChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {

    private static final String GAP = "generalization-gap.per-class";
    private static final String K = "oversampler.eos.k";

    @TempDir
    Path folder;

    private HandMadeRun run;

    @BeforeEach
    void newRun() {
        run = new HandMadeRun(folder);
    }

    private LineChart lines(String id) throws IOException {
        return (LineChart) run.figure(id).figure();
    }

    private static List<String> names(LineChart chart) {
        return chart.lines().stream().map(Line::name).toList();
    }

    private static List<Double> heights(Line line) {
        return line.points().stream().map(Line.Point::y).toList();
    }

    @Test
    void drawsTheGapOfEachClassWithTheSizesOfClasses() throws IOException {
        run.trial("none", 0).perClass(GAP, 1, 2, 6).write("a", .9, .5, .1);
        run.trial("none", 1).perClass(GAP, 1, 4, 8).write("b", .9, .5, .1);
        run.trial("eos", 0).perClass(GAP, 1, 2, 3).write("a", .9, .5, .2);
        run.trial("eos", 1).perClass(GAP, 1, 1, 1).write("b", .9, .5, .2);
        LineChart chart = lines("generalization-gap");
        assertThat(chart.title()).isEqualTo("Generalization gap by class: toy, ce");
        assertThat(((Categories) chart.x()).names()).containsExactly("class 0", "class 1", "class 2");
        assertThat(names(chart)).containsExactly("none", "eos", "Training samples");
        assertThat(heights(chart.lines().get(0))).containsExactly(1.0, 3.0, 7.0);
        // Of 2 and 4: sqrt(1 + 1), a sample's.
        assertThat(chart.lines().get(0).points().get(1).deviation()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(chart.lines().get(0).points().get(0).deviation()).isZero();
        assertThat(heights(chart.lines().get(2))).containsExactly(50.0, 10.0, 2.0);
        assertThat(chart.lines().get(2).onRight()).isTrue();
        assertThat(run.figure("generalization-gap").caption())
                .startsWith("How far the test samples of each class leave")
                .contains("Compare Figure 3 of Dablain et al. 2022.")
                .endsWith("Mean of 2 seeds, bands ± one standard deviation. Weights of the last epoch.");
    }

    @Test
    void drawsLinesThatCoincideAsOne() throws IOException {
        run.trial("none", 0).perClass(GAP, 1, 2, 6).write("a", .9, .5, .1);
        run.trial("smote", 0).perClass(GAP, 1, 2, 6.00001).write("a", .9, .5, .1);
        run.trial("eos", 0).perClass(GAP, 1, 2, 6.1).write("a", .9, .5, .2);
        assertThat(names(lines("generalization-gap"))).containsExactly("none = smote", "eos", "Training samples");
        assertThat(run.figure("generalization-gap").caption())
                .contains("Lines that coincide are drawn as one. One seed.");
        // The same over-sampler has the same mark in all figures.
        Mark mark = lines("generalization-gap").lines().get(1).mark();
        assertThat(mark).isEqualTo(Mark.of(2));
        assertThat(lines("recall-by-class").lines())
                .filteredOn(line -> line.name().equals("eos"))
                .extracting(Line::mark)
                .containsExactly(mark);
    }

    @Test
    void showsWeightNormsBeforeAndAfter() throws IOException {
        for (String oversampler : List.of("none", "eos")) {
            double after = oversampler.equals("none") ? 1 : 2;
            run.trial(oversampler, 0)
                    .perClass("weight-norms.before", 3, 2, 1)
                    .perClass("weight-norms.after", 3, 2, after)
                    .write("a", .9, .5, .1);
        }
        assertThat(names(lines("weight-norms"))).containsExactly("before = none", "eos", "Training samples");
        assertThat(run.figure("weight-norms").caption()).contains("Figure 5");
    }

    @Test
    void leavesOutWhatWasBeforeWhereNetworksDiffer() throws IOException {
        run.trial("none", 0)
                .perClass("weight-norms.before", 3, 2, 1)
                .perClass("weight-norms.after", 3, 2, 1)
                .write("a", .9, .5, .1);
        run.trial("smote", 0)
                .perClass("weight-norms.before", 4, 4, 4)
                .perClass("weight-norms.after", 4, 4, 4)
                .write("b", .9, .5, .1);
        assertThat(names(lines("weight-norms"))).containsExactly("none", "smote", "Training samples");
        assertThat(run.figure("weight-norms").caption()).contains("What was before is left out");
    }

    @Test
    void followsTheHeadThroughTheEpochsThatAllSeedsHave() throws IOException {
        run.trial("none", 0).write("a", .9, .5, .1);
        run.trial("eos", 0).epochs("head", .25, .5, .75).write("a", .9, .5, .2);
        run.trial("eos", 1).epochs("head", .75, Double.NaN, .25, .5).write("b", .9, .5, .2);
        LineChart chart = lines("head-epochs");
        assertThat(names(chart)).containsExactly("eos");
        assertThat(chart.lines().get(0).points()).extracting(Line.Point::x).containsExactly(1.0, 3.0);
        assertThat(heights(chart.lines().get(0))).containsExactly(.5, .5);
        assertThat(run.figure("head-epochs").caption()).contains("Figure 7").contains("Mean of 2 seeds");
    }

    @Test
    void showsTheTrainingThatOversamplersShareOnce() throws IOException {
        for (String oversampler : List.of("none", "eos")) {
            run.trial(oversampler, 0).epochs("training", .25, .5).write("a", .9, .5, .1);
        }
        LineChart shared = lines("learning-curve");
        assertThat(names(shared)).containsExactly("Training loss", "Balanced accuracy");
        assertThat(heights(shared.lines().get(0))).containsExactly(1.0, .5);
        assertThat(heights(shared.lines().get(1))).containsExactly(.25, .5);
        run.trial("smote", 0).with("space", "pixel").epochs("training", .5, .75).write("b", .9, .5, .1);
        LineChart apart = lines("learning-curve");
        assertThat(names(apart)).containsExactly("none = eos", "smote");
        assertThat(apart.y().label()).isEqualTo("Balanced accuracy");
        assertThat(heights(apart.lines().get(1))).containsExactly(.5, .75);
    }

    @Test
    void drawsTheScoreOverASweptNumber() throws IOException {
        for (int seed = 0; seed < 2; seed++) {
            run.trial("none", seed)
                    .with(K, "")
                    .scalar("bac", .5)
                    .scalar("fm", .25)
                    .done();
            for (String k : List.of("10", "300", "100")) {
                double value = Integer.parseInt(k) / 1000.0 + seed;
                run.trial("eos", seed)
                        .with(K, k)
                        .scalar("bac", value)
                        .scalar("fm", .5)
                        .done();
            }
        }
        LineChart chart = lines("sweep-oversampler-eos-k");
        assertThat(chart.lines()).hasSize(1);
        assertThat(chart.lines().get(0).points()).extracting(Line.Point::x).containsExactly(10.0, 100.0, 300.0);
        assertThat(chart.lines().get(0).points().get(1).y()).isCloseTo(.6, within(1e-12));
        assertThat(((Axis) chart.x()).logarithmic()).isTrue();
        assertThat(chart.title()).isEqualTo("Score bac by oversampler.eos.k");
        assertThat(run.figure("sweep-oversampler-eos-k").caption())
                .contains("Table IV")
                .contains("Mean of 2 seeds");
    }

    @Test
    void drawsNoSweepOfTwoValuesOrOfNames() throws IOException {
        for (String value : List.of("10", "20")) {
            run.trial("eos", 0).with(K, value).scalar("fm", .5).done();
        }
        for (String value : List.of("towards", "away", "released")) {
            run.trial("eos", 0)
                    .with(K, "10")
                    .with("oversampler.eos.variant", value)
                    .scalar("fm", .5)
                    .done();
        }
        assertThat(run.ids()).isEmpty();
    }

    @Test
    void comparesImagesRecognisedAndNot() throws IOException {
        for (int seed = 0; seed < 2; seed++) {
            run.trial("none", seed)
                    .scalar("tp-fp-gap.true-positives", 1 + seed)
                    .scalar("tp-fp-gap.misclassified", 4)
                    .scalar("tp-fp-gap.false-positives", Double.NaN)
                    .done();
        }
        BarChart chart = (BarChart) run.figure("tp-fp-gap").figure();
        assertThat(chart.series()).extracting(Bars::name).containsExactly("true positives", "misclassified");
        assertThat(chart.categories().names()).containsExactly("none");
        assertThat(chart.series().get(0).values()).containsExactly(1.5);
        assertThat(chart.series().get(0).deviations().get(0)).isCloseTo(Math.sqrt(.5), within(1e-12));
        assertThat(run.figure("tp-fp-gap").caption()).contains("Figure 4");
    }

    @Test
    void showsTheBaselineAloneWhereThereAreManyBars() throws IOException {
        for (String loss : List.of("ce", "asl", "focal", "ldam", "five", "six")) {
            for (String oversampler : List.of("none", "random", "smote", "eos")) {
                run.trial(oversampler, 0)
                        .with("loss", loss)
                        .scalar("tp-fp-gap.true-positives", 1)
                        .seconds("train_seconds", "100.5")
                        .seconds("head_seconds", "2.5")
                        .done();
            }
        }
        BarChart gaps = (BarChart) run.figure("tp-fp-gap").figure();
        assertThat(gaps.categories().names()).containsExactly("ce", "asl", "focal", "ldam", "five", "six");
        assertThat(run.figure("tp-fp-gap").caption())
                .endsWith("Those of the over-sampler none; the tables have the others.");
        BarChart times = (BarChart) run.figure("run-time").figure();
        assertThat(times.categories().names()).containsExactly("none", "random", "smote", "eos");
        assertThat(run.figure("run-time").caption()).endsWith("Those of toy, ce; the tables have the others.");
    }

    @Test
    void timesThePhases() throws IOException {
        run.trial("none", 0).seconds("train_seconds", "100.000").done();
        assertThat(run.ids()).isEmpty();
        run.trial("eos", 0)
                .seconds("train_seconds", "100.000")
                .seconds("augment_seconds", "0.500")
                .seconds("head_seconds", "8.000")
                .done();
        BarChart chart = (BarChart) run.figure("run-time").figure();
        assertThat(chart.values().logarithmic()).isTrue();
        assertThat(chart.series().get(0).values()).containsExactly(100.0, 100.0);
        assertThat(chart.series().get(1).values()).containsExactly(Double.NaN, .5);
        assertThat(chart.series().get(2).values()).containsExactly(Double.NaN, 8.0);
    }

    @Test
    void addsTheConfusionMatricesOfSeedsUp() throws IOException {
        List<String> classes = List.of("row 0", "row 1");
        for (int seed = 0; seed < 2; seed++) {
            run.trial("eos", seed)
                    .table("confusion-matrix", classes, new double[] {3 - seed, 1 + seed}, new double[] {0, 4})
                    .write("a", .9, .5);
        }
        HeatMap map = (HeatMap) run.figure("confusion-matrix-eos").figure();
        // 3 + 2 of 8, and 1 + 2.
        assertThat(map.values()).containsExactly(List.of(.625, .375), List.of(0.0, 1.0));
        assertThat(run.figure("confusion-matrix-eos").caption()).contains("2 seeds together.");
    }

    @Test
    void mapsEmbeddings() throws IOException {
        run.trial("eos", 0)
                .table(
                        "embedding-map",
                        List.of("x", "y", "label", "synthetic"),
                        new double[] {0, 1, 0, 0},
                        new double[] {2, 3, 2, 0},
                        new double[] {4, 5, 2, 1})
                .write("a", .9, .5, .1);
        ScatterChart chart = (ScatterChart) run.figure("embedding-map").figure();
        assertThat(chart.panels()).hasSize(1);
        List<Cloud> clouds = chart.panels().get(0).clouds();
        assertThat(clouds).extracting(Cloud::name).containsExactly("class 2, synthetic", "class 0", "class 2");
        assertThat(clouds.get(0).points()).containsExactly(new Cloud.Place(4, 5));
        assertThat(clouds.get(0).mark().ink()).isEqualTo(clouds.get(2).mark().ink());
        assertThat(run.figure("embedding-map").caption()).contains("Figure 6");
    }

    @Test
    void ranksOnlyWhereThereIsADifference() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            run.trial("none", seed).scalar("fm", .25).done();
            run.trial("eos", seed).scalar("fm", .5).done();
        }
        assertThat(run.ids()).isEmpty();
        run.trial("none", 5).scalar("fm", .25).done();
        run.trial("eos", 5).scalar("fm", .5).done();
        RankDiagram diagram = (RankDiagram) run.figure("critical-difference").figure();
        assertThat(diagram.methods())
                .containsExactly(new RankDiagram.Method("eos", 1), new RankDiagram.Method("none", 2));
        assertThat(diagram.groups()).isEmpty();
        assertThat(run.figure("critical-difference").caption())
                .startsWith("Average ranks of 2 over-samplers by fm on 6 blocks (each a seed); 1 is best.");
    }

    @Test
    void drawsNothingOfWhatIsNotThere() throws IOException {
        assertThat(Gallery.of(List.of(), Map.of())).isEmpty();
        run.trial("none", 0).scalar("fm", .5).done();
        assertThat(run.ids()).isEmpty();
        run.trial("eos", 0).write("a", .9, .5, .1);
        assertThat(run.ids()).containsExactly("recall-by-class");
    }

    @Test
    void drawsOneSelectionAndSaysSo() throws IOException {
        run.trial("eos", 0)
                .with("selection", "best-on-test")
                .perClass(GAP, 9, 9, 9)
                .write("a", .9, .5, .1);
        run.trial("eos", 0).with("selection", "last").perClass(GAP, 1, 2, 3).write("a", .9, .5, .1);
        assertThat(heights(lines("generalization-gap").lines().get(0))).containsExactly(1.0, 2.0, 3.0);
        assertThat(run.figure("generalization-gap").caption())
                .contains("Weights of the last epoch. Not drawn: trials of the selection best-on-test.");
    }

    @Test
    void callsABestEpochOnTheTestImagesOptimistic() throws IOException {
        run.trial("eos", 0)
                .with("selection", "best-on-test")
                .perClass(GAP, 9, 9, 9)
                .write("a", .9, .5, .1);
        assertThat(run.figure("generalization-gap").caption()).contains("optimistic");
    }

    @Test
    void drawsAPartOfMany() throws IOException {
        for (int loss = 0; loss < 20; loss++) {
            for (int k = 1; k <= 12; k++) {
                run.trial(k == 1 ? "none" : "eos", 0)
                        .with("loss", "loss-" + loss)
                        .with(K, k == 1 ? "" : String.valueOf(k))
                        .scalar("fm", k / 100.0)
                        .perClass(GAP, 1, 2, 3 + k)
                        .write("a", .9, .5, .1);
            }
        }
        assertThat(run.ids())
                .filteredOn(id -> id.startsWith("generalization-gap-"))
                .hasSize(16);
        assertThat(names(lines("generalization-gap-loss-3")))
                .containsExactly(
                        "none",
                        "eos, k 6",
                        "eos, k 7",
                        "eos, k 8",
                        "eos, k 9",
                        "eos, k 10",
                        "eos, k 11",
                        "eos, k 12",
                        "Training samples");
        assertThat(run.figure("generalization-gap-loss-3").caption())
                .endsWith("Of 12 over-samplers 8 are drawn: those with the best fm, and none."
                        + " Of 20 combinations of loss the first 16 are drawn.");
    }

    @Test
    void drawsNoPanelWithoutItsOversamplers() throws IOException {
        for (int k = 1; k <= 9; k++) {
            run.trial("eos", 0)
                    .with(K, String.valueOf(k))
                    .with("loss", k == 1 ? "focal" : "ce")
                    .scalar("fm", k / 10.0)
                    .scalar("tp-fp-gap.true-positives", k)
                    .perClass(GAP, 1, 2, 3 + k)
                    .write("a", .9, .5, .1);
        }
        assertThat(run.ids()).contains("generalization-gap-ce", "tp-fp-gap").doesNotContain("generalization-gap-focal");
        assertThat(run.figure("tp-fp-gap").caption())
                .endsWith("Of 9 over-samplers 8 are drawn: those with the best fm.");
    }

    @Test
    void namesADamagedFile() throws IOException {
        HandMadeRun.HandMadeTrial trial = run.trial("eos", 0)
                .perClass(GAP, 1, 2, 3)
                .epochs("head", .5, .75)
                .write("a", .9, .5, .1);
        damaged(trial.file("metrics.json"), "{", "metrics.json: is not what a run writes there");
        damaged(trial.file("metrics.json"), "[]\n", null);
        run = new HandMadeRun(folder);
        trial = run.trial("eos", 0).perClass(GAP, 1, 2).write("a", .9, .5, .1);
        assertThatThrownBy(run::figures)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(trial.file("metrics.json").toString())
                .hasMessageContaining(GAP + " has not one number for each of the 3 classes");
        damaged(trial.file("metrics.json"), "[]\n", null);
        damaged(trial.file("per-class.csv"), "label,train_images\n0,1\n", "per-class.csv: is not what");
        damaged(
                trial.file("per-class.csv"),
                "class,train_images,recall\na,many,0.5\n",
                "train_images \"many\" is no number");
        damaged(trial.file("per-class.csv"), "class,train_images,recall\na,1\n", "a row has 2 fields, not 3");
        damaged(trial.file("per-class.csv"), "class,train_images,recall\na,1,0.5\n", null);
        damaged(trial.file("epochs.csv"), "phase,epoch,loss\nhead,1,0.5\n", "it has no column bac");
        Files.write(trial.file("epochs.csv"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(run::figures).hasMessageContaining("epochs.csv").hasMessageContaining("no text in UTF-8");
    }

    private void damaged(Path file, String text, String message) throws IOException {
        Files.writeString(file, text);
        if (message == null) {
            run.figures();
        } else {
            assertThatThrownBy(run::figures).isInstanceOf(IOException.class).hasMessageContaining(message);
        }
    }

    @Test
    void namesADamagedMapOfEmbeddings() throws IOException {
        HandMadeRun.HandMadeTrial trial = run.trial("eos", 0)
                .table("embedding-map", List.of("x", "y", "label", "synthetic"), new double[] {0, 1, 7, 0})
                .write("a", .9, .5, .1);
        assertThatThrownBy(run::figures)
                .hasMessageContaining(trial.file("metrics.json").toString())
                .hasMessageContaining("embedding-map is not a map of 3 classes");
    }

    @Test
    void writesTheSameBytesAgainAndRemovesOnlyItsOwn() throws IOException {
        run.trial("eos", 0).perClass(GAP, 1, 2, 3).write("a", .9, .5, .1);
        Path report = folder.resolve("out");
        Path figures = report.resolve(Gallery.FOLDER);
        List<CaptionedFigure> drawn = run.figures();
        Gallery.write(report, drawn);
        byte[] first = Files.readAllBytes(figures.resolve("generalization-gap.svg"));
        assertThat(new String(first, StandardCharsets.UTF_8))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("prefers-color-scheme:dark")
                .contains("</svg>");
        Gallery.write(report, run.figures());
        assertThat(Files.readAllBytes(figures.resolve("generalization-gap.svg")))
                .isEqualTo(first);

        Files.writeString(figures.resolve("mine.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Gallery.write(report, drawn.subList(1, 2));
        assertThat(figures.resolve("generalization-gap.svg")).doesNotExist();
        assertThat(figures.resolve("recall-by-class.svg")).exists();
        assertThat(figures.resolve("mine.svg")).exists();
    }
}
