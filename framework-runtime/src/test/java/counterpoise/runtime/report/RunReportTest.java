package counterpoise.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.report.table.SummaryTable;
import counterpoise.runtime.report.table.TrialRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    private static final String SEEDS_AND_NEIGHBOURS =
            "sweep { oversampler.plugin = [none, eos], oversampler.eos.k = [10, 100], seed = [0, 1] }\n";

    @TempDir
    Path folder;

    private String id(FinishedPlan finished, int trial) {
        return finished.plan().trials().get(trial).id();
    }

    @Test
    void writesOneRowATrialInTheOrderOfTheColumns() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, SEEDS_AND_NEIGHBOURS);
        finished.finish(0, 0.5, 0.25);
        finished.finish(1, 0.75, Double.NaN);
        finished.finish(2, 0.875, 0.75);
        finished.finishUpTo(3, StageKind.EMBEDDINGS);
        finished.fail(3, StageKind.EMBEDDING_SYNTHETICS, "the over-sampler, eos, failed");
        List<TrialResult> results = finished.report();
        assertThat(finished.text("results.csv").lines())
                .containsExactly(
                        "trial,status,dataset,architecture,loss,oversampler,space,seed,oversampler.eos.k,bac,fm,"
                                + "selection,best_epoch,best_head_epoch,train_images,synthetic_images,parameters,"
                                + "train_seconds,augment_seconds,head_seconds,evaluate_seconds,reason",
                        id(finished, 0) + ",done,toy,net,ce,none,none,0,,0.5,0.25,last,20,,44,0,1234,12.500,,,0.250,",
                        id(finished, 1) + ",done,toy,net,ce,none,none,1,,0.75,,last,20,,44,0,1234,12.500,,,0.250,",
                        id(finished, 2) + ",done,toy,net,ce,eos,embedding,0,10,0.875,0.75,last,20,10,44,36,1234,12.500,"
                                + "0.063,12.500,0.250,",
                        id(finished, 3) + ",failed,toy,net,ce,eos,embedding,1,10,,,last,20,,44,0,1234,12.500,,,,"
                                + "\"the over-sampler, eos, failed\"",
                        // The stages it shares with the trials above are there.
                        id(finished, 4) + ",failed,toy,net,ce,eos,embedding,0,100,,,last,20,,44,0,1234,12.500,,,,"
                                + notDone(finished, 4),
                        id(finished, 5) + ",failed,toy,net,ce,eos,embedding,1,100,,,last,20,,44,0,1234,12.500,,,,"
                                + notDone(finished, 5));
        assertThat(results.get(3).failure().orElseThrow().sentence()).isEqualTo("the over-sampler, eos, failed");
        assertThat(results.get(4).failure().orElseThrow().sentence()).isEqualTo(notDone(finished, 4));
    }

    private static String notDone(FinishedPlan finished, int trial) {
        return finished.stage(trial, StageKind.EMBEDDING_SYNTHETICS).label() + " was not done; run again to go on";
    }

    @Test
    void listsSkippedCellsLast() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "sweep.dataset.plugin = [filed, toy]\n");
        finished.finish(0, 0.5, 0.25);
        List<TrialResult> results = finished.report();
        List<String> rows = finished.text("results.csv").lines().skip(1).toList();
        assertThat(rows)
                .hasSize(2)
                .startsWith(
                        id(finished, 0) + ",done,toy,net,ce,none,none,0,0.5,0.25,last,20,,44,0,1234,12.500,,,0.250,");
        assertThat(rows.get(1))
                .matches("filed-net-ce-none-s0-[0-9a-f]{8},skipped,filed,net,ce,none,,0,,,last,,,,,,,,,,"
                        + "filed was not found");
        assertThat(results.get(1).failure().orElseThrow().sentence()).isEqualTo("filed was not found");
    }

    @Test
    void tellsSkippedCellsApartThatDifferInAnOption() throws IOException {
        FinishedPlan finished = new FinishedPlan(
                folder,
                "sweep { dataset.plugin = [toy, filed], oversampler.plugin = [none, eos] }\n"
                        + "sweep.oversampler.eos.k = [5, 10]\n");
        assertThat(finished.report()).extracting(TrialResult::id).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void saysThatNoNetworkWasTrainedOnGivenEmbeddings() throws IOException {
        FinishedPlan finished = new FinishedPlan(
                folder,
                "experiment { dataset.plugin = vectors, head.loss.plugin = focal }\n"
                        + "sweep.oversampler.plugin = [none, eos]\n");
        finished.finish(0, 0.5, 0.25);
        finished.finish(1, 0.75, 0.5);
        finished.report();
        assertThat(finished.text("results.csv").lines().skip(1))
                .containsExactly(
                        id(finished, 0)
                                + ",done,vectors,none,focal,none,none,0,0.5,0.25,last,,10,44,0,,,,12.500,0.250,",
                        id(finished, 1) + ",done,vectors,none,focal,eos,embedding,0,0.75,0.5,last,,10,44,36,,,0.063,"
                                + "12.500,0.250,");
        assertThat(finished.text("summary.md"))
                .contains(
                        "Scores on the test embeddings, weights of the last epoch. One seed a cell. The embeddings are"
                                + " the dataset's own: no network was trained, and every row, that of none too, has a head trained"
                                + " on them.\n");
        JsonNode experiment = new JsonMapper()
                .readTree(finished.trialFolder(0).resolve("trial.json").toFile())
                .get("experiment");
        assertThat(experiment.has("head")).isTrue();
        assertThat(experiment.has("architecture") || experiment.has("loss") || experiment.has("training"))
                .isFalse();
    }

    @Test
    void tellsGivenEmbeddingsFromImagesInOneTable() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "sweep.dataset.plugin = [toy, vectors]\n");
        finished.finish(0, 0.5, 0.25);
        finished.finish(1, 0.75, 0.5);
        finished.report();
        assertThat(finished.text("summary.md"))
                .contains("| toy | net | none |", "| vectors | none | none |")
                .contains(
                        "Scores on the test images and embeddings, weights of the last epoch. One seed a cell. Where the"
                                + " architecture is none, the embeddings are the dataset's own:");
    }

    @Test
    void writesTheSameInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            FinishedPlan finished = new FinishedPlan(folder, "experiment.oversampler.plugin = eos\n");
            finished.finish(0, 0.5, 0.25);
            finished.report();
            assertThat(finished.text("results.csv"))
                    .contains(",12.500,0.063,12.500,0.250,")
                    .matches("\\p{ASCII}*");
            assertThat(finished.text("summary.md")).contains(".5000");
            assertThat(Files.readString(finished.trialFolder(0).resolve("epochs.csv")))
                    .matches("\\p{ASCII}*");
            assertThat(Files.readString(finished.trialFolder(0).resolve("log"))).matches("\\p{ASCII}*");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void saysWhichEpochWasSelected() throws IOException {
        FinishedPlan finished = new FinishedPlan(
                folder, "experiment { oversampler.plugin = eos, selection = best-on-test, selection-metric = fm }\n");
        finished.finish(0, 0.5, 0.25);
        assertThat(finished.report().get(0).figures())
                .containsEntry("best_epoch", "7")
                .containsEntry("best_head_epoch", "3");
    }

    @Test
    void takesMeanAndSampleDeviationOverTheSeeds() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, SEEDS_AND_NEIGHBOURS);
        finished.finish(0, 0.5, 0.25);
        finished.finish(1, 0.75, Double.NaN);
        finished.finish(2, 0.875, 0.75);
        finished.finish(4, 1, 1);
        finished.finish(5, 1, 1);
        finished.report();
        // Worked by hand: the deviation of 0.5 and 0.75 is sqrt(2 * 0.125^2 / 1) = 0.1767766952966369.
        assertThat(finished.text("summary.csv").lines())
                .containsExactly(
                        "dataset,architecture,loss,oversampler,space,oversampler.eos.k,selection,seeds,"
                                + "bac_mean,bac_sd,fm_mean,fm_sd",
                        "toy,net,ce,none,none,,last,2,0.625,0.1767766952966369,,",
                        "toy,net,ce,eos,embedding,10,last,1,0.875,,0.75,",
                        "toy,net,ce,eos,embedding,100,last,2,1.0,0.0,1.0,0.0");
        assertThat(finished.text("summary.md").lines())
                .containsExactly(
                        "| oversampler | space | oversampler.eos.k | bac | fm | seeds |",
                        "| --- | --- | --- | --- | --- | --- |",
                        "| none | none |  | .6250 ± .1768 | - | 2 |",
                        "| eos | embedding | 10 | .8750 | .7500 | 1 |",
                        "| eos | embedding | 100 | 1.0000 ± .0000 | 1.0000 ± .0000 | 2 |",
                        "",
                        "Scores on the test images, weights of the last epoch. Mean ± standard deviation over the seeds.",
                        "",
                        "Statistics by bac (selection last): 3 methods were compared on 1 block (each a seed)."
                                + " Left out, as not all methods have a score there: 1. One block says nothing about"
                                + " chance, so no test was made and nothing is claimed. Of eos there are several settings:"
                                + " the best of them is chosen on the test images, hence optimistic.");
    }

    @Test
    void linesColumnsUpInText() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "sweep.oversampler.plugin = [none, eos]\n");
        finished.finish(0, 0.5, 0.25);
        finished.finish(1, 0.75, 1);
        assertThat(SummaryTable.of(TrialRows.of(finished.report())).asText())
                .isEqualTo(
                        """
                        oversampler  space      bac    fm      seeds
                        none         none       .5000  .2500   1
                        eos          embedding  .7500  1.0000  1

                        Scores on the test images, weights of the last epoch. One seed a cell.
                        """);
    }

    @Test
    void callsABestEpochOnTheTestImagesOptimistic() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "experiment.selection = best-on-test\n");
        finished.finish(0, 0.5, 0.25);
        assertThat(SummaryTable.of(TrialRows.of(finished.report())).note())
                .isEqualTo("Scores on the test images, weights of the epoch best on the test images themselves, hence"
                        + " optimistic. One seed a cell.");
    }

    @Test
    void showsTheSelectionsApartWhereThereAreSeveral() throws IOException {
        FinishedPlan finished = new FinishedPlan(
                folder,
                "experiment.dataset.validation = 0.1\n"
                        + "sweep { selection = [last, best-on-validation, best-on-test], seed = [0, 1] }\n");
        for (int trial = 0; trial < 6; trial++) {
            finished.finish(trial, 0.5, 0.25);
        }
        SummaryTable table = SummaryTable.of(TrialRows.of(finished.report()));
        assertThat(table.header()).containsExactly("oversampler", "selection", "bac", "fm", "seeds");
        assertThat(table.rows())
                .extracting(row -> row.get(1))
                .containsExactly("last", "best-on-validation", "best-on-test");
        assertThat(table.note())
                .contains("last epoch")
                .contains("validation images")
                .contains("optimistic");
        assertThat(finished.text("results.csv").lines().findFirst().orElseThrow())
                .as("one column for the selection")
                .containsOnlyOnce("selection");
    }

    @Test
    void saysThatNothingIsFinished() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "");
        finished.fail(0, StageKind.SUBSET, "no images");
        List<TrialResult> results = finished.report();
        assertThat(results).extracting(TrialResult::status).containsExactly(TrialRow.Status.FAILED);
        assertThat(finished.text("summary.md")).isEqualTo("No trial has been finished.\n");
        assertThat(finished.text("summary.csv"))
                .isEqualTo("dataset,architecture,loss,oversampler,space,selection,seeds\n");
        assertThat(finished.text("report.html")).contains("id=\"trials\"").doesNotContain("id=\"cells\"");
    }

    @Test
    void countsATrialAsFailedThoughAnEarlierResultIsThere() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "");
        finished.finish(0, 0.5, 0.25);
        assertThat(finished.report().get(0).status()).isEqualTo(TrialRow.Status.DONE);
        finished.fail(0, StageKind.TRAINING, "the loss is not finite");
        TrialResult result = finished.report().get(0);
        assertThat(result.status()).isEqualTo(TrialRow.Status.FAILED);
        assertThat(result.metrics()).isEmpty();
        assertThat(finished.trialFolder(0).resolve("metrics.json")).doesNotExist();
        assertThat(finished.trialFolder(0).resolve("per-class.csv")).doesNotExist();
    }

    @Test
    void reportsOnATrialWhoseSubsetIsGone() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "");
        finished.finish(0, 0.5, 0.25);
        finished.fail(0, StageKind.SUBSET, "the images are gone");
        assertThat(finished.report().get(0).failure().orElseThrow().sentence()).isEqualTo("the images are gone");
    }

    @Test
    void describesATrial() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "experiment.oversampler { plugin = eos, eos.k = 10 }\n");
        finished.finish(0, 0.5, 0.25);
        finished.report(Set.of(finished.stage(0, StageKind.SUBSET).key()));
        JsonNode trial = new JsonMapper()
                .readTree(finished.trialFolder(0).resolve("trial.json").toFile());
        assertThat(trial.fieldNames())
                .toIterable()
                .containsExactly("trial", "status", "experiment", "origins", "subset_sha256", "train_counts", "stages");
        assertThat(trial.at("/experiment/oversampler/eos/k").asInt()).isEqualTo(10);
        assertThat(trial.at("/experiment/training/momentum").asDouble()).isEqualTo(0.9);
        assertThat(trial.at("/origins").get("oversampler.eos.k").asText()).isEqualTo("test.conf:5");
        assertThat(trial.at("/stages")).hasSize(6);
        JsonNode subset = trial.at("/stages/0");
        assertThat(subset.get("stage").asText()).isEqualTo("subset");
        assertThat(subset.get("reused").asBoolean()).isTrue();
        assertThat(subset.get("key").asText())
                .isEqualTo(finished.stage(0, StageKind.SUBSET).key());
        assertThat(subset.at("/depends_on/stage").asText()).isEqualTo("subset");
        assertThat(subset.at("/provenance/finished").asText()).isEqualTo("2024-05-06T07:08:09Z");
        assertThat(trial.at("/stages/1/reused").asBoolean()).isFalse();
        assertThat(trial.at("/stages/3/warnings/0").asText()).isEqualTo("few neighbours");
    }

    @Test
    void tellsNothingOfTheMachine() throws IOException {
        Files.writeString(folder.resolve("given.safetensors"), "weights");
        FinishedPlan finished = new FinishedPlan(folder, "experiment.training.from = given.safetensors\n");
        finished.warn("%s/train: ignored %1$s/train/notes.txt.".formatted(folder));
        finished.finish(0, 0.5, 0.25);
        finished.report();
        assertThat(Files.readString(finished.trialFolder(0).resolve("trial.json")))
                .contains("given.safetensors", "\"…/train: ignored …/notes.txt.\"")
                .doesNotContain(folder.toString());
    }

    @Test
    void tellsEachEpochOfBothPhases() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "experiment.oversampler.plugin = eos\n");
        finished.finish(0, 0.5, 0.25);
        finished.report();
        assertThat(Files.readString(finished.trialFolder(0).resolve("epochs.csv")))
                .isEqualTo(
                        """
                        phase,epoch,learning_rate,loss,seconds,images_per_second,resident_mib,bac,gm,fm
                        training,1,0.1,2.5,1.250,35.2,812.0,,,
                        training,2,0.05,1.5,1.000,44.0,,0.375,0.25,0.3
                        head,1,0.1,2.5,1.250,35.2,812.0,,,
                        head,2,0.05,1.5,1.000,44.0,,0.375,0.25,0.3
                        """);
    }

    @Test
    void tellsTheEpochsOfASharedTrainingInEachOfItsTrials() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "sweep.oversampler.plugin = [none, smote, eos]\n");
        for (int trial = 0; trial < 3; trial++) {
            finished.finish(trial, 0.5, 0.25);
        }
        finished.report();
        String baseline = Files.readString(finished.trialFolder(0).resolve("epochs.csv"));
        assertThat(baseline).contains("\ntraining,2,").doesNotContain("\nhead,");
        for (int trial = 1; trial < 3; trial++) {
            assertThat(Files.readString(finished.trialFolder(trial).resolve("epochs.csv")))
                    .startsWith(baseline)
                    .contains("\nhead,2,");
        }
    }

    @Test
    void tellsEachClass() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "experiment.oversampler.plugin = eos\n");
        finished.finish(0, 0.5, 0.25);
        finished.report();
        // Worked by hand from ((3, 1), (2, 0)): recall 3/4 and 0/2, precision 3/5 and 0/1, F1 2*3/(4+5) and 0.
        assertThat(Files.readString(finished.trialFolder(0).resolve("per-class.csv")))
                .isEqualTo(
                        """
                        label,class,train_images,synthetic_images,test_images,recall,precision,f1
                        0,round,40,0,4,0.75,0.6,0.6666666666666666
                        1,square,4,36,2,0.0,0.0,0.0
                        """);
    }

    @Test
    void logsWhatHappened() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "experiment.oversampler.plugin = eos\n");
        finished.finishUpTo(0, StageKind.EMBEDDING_SYNTHETICS);
        finished.fail(0, StageKind.HEAD, "the loss is not finite");
        finished.report(Set.of(finished.stage(0, StageKind.SUBSET).key()));
        assertThat(Files.readString(finished.trialFolder(0).resolve("log")).lines())
                .hasSize(8)
                .startsWith(
                        id(finished, 0),
                        "subset                 "
                                + finished.stage(0, StageKind.SUBSET).key().substring(0, 8)
                                + " reused, 0.3 s on 2 threads, 2024-05-06T07:08:09Z")
                .endsWith("  warning: few neighbours", "failed: the loss is not finite", "the trace");
    }

    @Test
    void keepsWhatOversamplersLeaveToBeLookedAt() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "experiment.oversampler.plugin = eos\n");
        finished.leave("class-1.png", new byte[] {1, 2, 3});
        finished.leave("losses.csv", "epoch,loss\n".getBytes(StandardCharsets.UTF_8));
        finished.finish(0, 0.5, 0.25);
        finished.report();

        Path artifacts = finished.trialFolder(0).resolve("artifacts");
        assertThat(artifacts.resolve("class-1.png")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(artifacts.resolve("losses.csv")).hasContent("epoch,loss\n");
        JsonNode stages = new JsonMapper()
                .readTree(finished.trialFolder(0).resolve("trial.json").toFile())
                .get("stages");
        assertThat(stages.at("/3/artifacts")).extracting(JsonNode::asText).containsExactly("class-1.png", "losses.csv");
        assertThat(stages.get(0).has("artifacts")).isFalse();
        assertThat(finished.text("report.html"))
                .contains("\"artifacts\":[\"class-1.png\",\"losses.csv\"]")
                .contains("\"pictures\":[[\"class-1.png\",\"class-1.png: square\",\"data:image/png;base64,AQID\"]]");
    }

    @Test
    void removesWhatOversamplersNoLongerLeave() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "experiment.oversampler.plugin = eos\n");
        finished.leave("class-1.png", new byte[] {1, 2, 3});
        finished.finish(0, 0.5, 0.25);
        finished.report();
        Path trial = finished.trialFolder(0);
        Path artifacts = trial.resolve("artifacts");
        Files.writeString(artifacts.resolve("old.csv"), "an earlier run's");
        Files.writeString(artifacts.resolve("notes.csv"), "somebody's own");
        Path description = trial.resolve("trial.json");
        Files.writeString(
                description, Files.readString(description).replace("\"class-1.png\"", "\"class-1.png\", \"old.csv\""));

        finished.report();

        try (Stream<Path> left = Files.list(artifacts)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("class-1.png", "notes.csv");
        }
    }

    @Test
    void drawsWhatWasMeasured() throws IOException {
        FinishedPlan finished = new FinishedPlan(folder, "sweep.oversampler.plugin = [none, eos]\n");
        finished.finish(0, 0.5, 0.25);
        finished.finish(1, 0.75, 0.5);
        finished.report();
        // The heads were evaluated in one epoch alone.
        List<String> drawn = List.of("recall-by-class", "learning-curve", "run-time");
        try (Stream<Path> files = Files.list(finished.out().resolve("figures"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            drawn.stream().map(id -> id + ".svg").toList());
        }
        assertThat(drawn).allSatisfy(id -> assertThat(finished.text("report.html"))
                .contains("id=\"figure-" + id + "\"")
                .contains(finished.text("figures/" + id + ".svg").strip()));
    }
}
