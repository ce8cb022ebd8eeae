package counterpoise.runtime.plan;

import static counterpoise.runtime.plan.StageKind.EMBEDDINGS;
import static counterpoise.runtime.plan.StageKind.EMBEDDING_SYNTHETICS;
import static counterpoise.runtime.plan.StageKind.EVALUATION;
import static counterpoise.runtime.plan.StageKind.HEAD;
import static counterpoise.runtime.plan.StageKind.IMAGES;
import static counterpoise.runtime.plan.StageKind.PIXEL_SYNTHETICS;
import static counterpoise.runtime.plan.StageKind.SUBSET;
import static counterpoise.runtime.plan.StageKind.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import counterpoise.api.PluginKind;
import counterpoise.api.oversampler.Space;
import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.plugin.TestPluginJar;
import counterpoise.runtime.store.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

    private static final String EOS = "experiment.oversampler { plugin = eos, eos.k = 10 }\n";

    private static final String VECTORS = "experiment.dataset.plugin = vectors\n";

    @TempDir
    static Path folder;

    private static Plans plans;

    @BeforeAll
    static void install() throws IOException {
        TestPluginJar.at(folder.resolve("plugins/lost.jar"))
                .plugin(
                        "example.Nowhere",
                        WITHOUT_SPACES.replace("CLASS", "Nowhere").replace("SPACES", "return null;"))
                .plugin(
                        "example.Unsure",
                        WITHOUT_SPACES
                                .replace("CLASS", "Unsure")
                                .replace("SPACES", "throw new IllegalStateException(\"who knows\");"))
                .write();
        plans = new Plans(new FakeInstallation(folder));
    }

    private static final String WITHOUT_SPACES =
            """
            package example;

            import java.util.Set;
            import counterpoise.api.Samples;
            import counterpoise.api.oversampler.*;

            public class CLASS implements OversamplerPlugin<CLASS.None>, Oversampler {
                public record None() {}
                @Override public String name() { return "CLASS".toLowerCase(); }
                @Override public String summary() { return "For a test."; }
                @Override public Class<None> optionsType() { return None.class; }
                @Override public Oversampler create(None options) { return this; }
                @Override public Set<Space> spaces() { SPACES }
                @Override public void synthesize(Samples train, SamplingContext context, SampleSink sink) {}
            }
            """;

    @Test
    void refusesAnOversamplerThatDoesNotSayItsSpaces() {
        assertThatThrownBy(() -> plans.of("experiment.oversampler.plugin = nowhere\n"))
                .isInstanceOf(PlanException.class)
                .hasMessageEndingWith(
                        "experiment.oversampler.plugin: nowhere returns null for its spaces; this is a mistake of the"
                                + " plugin");
        assertThatThrownBy(() -> plans.of("experiment.oversampler.plugin = unsure\n"))
                .isInstanceOf(PlanException.class)
                .hasMessageEndingWith("experiment.oversampler.plugin: unsure fails to say its spaces:"
                        + " java.lang.IllegalStateException: who knows; this is a mistake of the plugin");
    }

    private static Set<StageKind> changedBy(String before, String after) throws IOException {
        return Plans.changed(plans.trial(before), plans.trial(before + after));
    }

    @Test
    void trainsAgainWhereClassesAreWeightedOtherwise() throws IOException {
        String weighted = "experiment.training.re-weighting = effective-number\n";
        Set<StageKind> training = Set.of(TRAINING, EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
        assertThat(changedBy(EOS, weighted)).isEqualTo(training);
        assertThat(changedBy(EOS + weighted, "experiment.training.deferred-from = 0.8\n"))
                .isEqualTo(training);
        assertThat(changedBy(EOS + weighted, "experiment.training.effective-number-beta = 0.99\n"))
                .isEqualTo(training);
        assertThat(changedBy(EOS + weighted, "experiment.training.re-weighting = inverse\n"))
                .isEqualTo(training);
    }

    @Test
    void leavesABetaOutThatNothingUses() throws IOException {
        String beta = "experiment.training.effective-number-beta = 0.99\n";
        assertThat(changedBy(EOS, beta)).isEmpty();
        assertThat(changedBy(EOS + "experiment.training.re-weighting = inverse\n", beta))
                .isEmpty();
    }

    @Test
    void runsTheBaselineWithoutPhasesTwoAndThree() throws IOException {
        Trial trial = plans.trial("");
        assertThat(trial.stages().keySet()).containsExactly(SUBSET, TRAINING, EMBEDDINGS, EVALUATION);
        assertThat(trial.space()).isEmpty();
    }

    @Test
    void retrainsTheHeadOfTheBaselineWhereAsked() throws IOException {
        Trial auto = plans.trial("");
        Trial always = plans.trial("experiment.head.retrain = always\n");
        assertThat(always.stages().keySet()).containsExactly(SUBSET, TRAINING, EMBEDDINGS, HEAD, EVALUATION);
        assertThat(Plans.changed(auto, always)).containsExactly(HEAD, EVALUATION);
    }

    @Test
    void placesTheStagesOfEachSpace() throws IOException {
        Trial embedding = plans.trial(EOS);
        assertThat(embedding.space()).contains(Space.EMBEDDING);
        assertThat(embedding.stages().keySet())
                .containsExactly(SUBSET, TRAINING, EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);

        Trial pixel = plans.trial(EOS + "experiment.oversampler.space = pixel\n");
        assertThat(pixel.space()).contains(Space.PIXEL);
        assertThat(pixel.stages().keySet()).containsExactly(SUBSET, PIXEL_SYNTHETICS, TRAINING, EMBEDDINGS, EVALUATION);

        Plan batch = plans.of("experiment.oversampler.plugin = mixer\n");
        Trial mixed = Plans.only(batch);
        assertThat(mixed.space()).contains(Space.BATCH);
        assertThat(mixed.stages().keySet()).containsExactly(SUBSET, TRAINING, EMBEDDINGS, EVALUATION);
        assertThat(batch.stages().values().stream().filter(Stage::mixesBatches).map(Stage::kind))
                .containsExactly(TRAINING);
        assertThat(Plans.changed(plans.trial(""), mixed)).containsExactly(TRAINING, EMBEDDINGS, EVALUATION);
    }

    @Test
    void readsImagesThatAreSlowToReadOnceForAllExperiments() throws IOException {
        Plan plan = plans.of(
                """
                experiment { dataset.plugin = pictures, oversampler.space = pixel }
                sweep { oversampler.plugin = [none, smote], dataset.imbalance.ratio = [10, 100], seed = [0, 1] }
                """,
                Plans.CPU,
                Plans.at("aa"));
        List<Stage> images = plan.stages().values().stream()
                .filter(stage -> stage.kind() == IMAGES)
                .toList();
        assertThat(plan.trials()).hasSize(8);
        assertThat(images).hasSize(1);
        assertThat(images.get(0).inputs()).isEmpty();
        assertThat(plan.stages().values())
                .filteredOn(stage ->
                        stage.kind() != IMAGES && stage.kind().plugins().contains(PluginKind.DATASET))
                .isNotEmpty()
                .allSatisfy(stage -> assertThat(stage.inputs())
                        .containsEntry(IMAGES, images.get(0).key()));
        assertThat(plan.stages().values())
                .filteredOn(stage -> !stage.kind().plugins().contains(PluginKind.DATASET))
                .allSatisfy(stage -> assertThat(stage.inputs()).doesNotContainKey(IMAGES));
    }

    @Test
    void readsOtherImagesAnew() throws IOException {
        String pictures = "experiment.dataset.plugin = pictures\n";
        Trial first = Plans.only(plans.of(pictures, Plans.CPU, Plans.at("aa")));
        Trial other = Plans.only(plans.of(pictures, Plans.CPU, Plans.at("bb")));
        assertThat(Plans.changed(first, other)).containsExactly(IMAGES, SUBSET, TRAINING, EMBEDDINGS, EVALUATION);
    }

    @Test
    void takesTheFirstSpaceOfOneThatDoesNotWorkInEmbeddings() throws IOException {
        assertThat(plans.trial("experiment.oversampler.plugin = painter\n").space())
                .contains(Space.PIXEL);
    }

    @Test
    void ignoresTheSpaceOfOneThatAddsNothing() throws IOException {
        assertThat(changedBy("", "experiment.oversampler.space = pixel\n")).isEmpty();
    }

    @Test
    void skipsWhatDoesNotGoTogetherWhereTheSweepSaysSo() throws IOException {
        Plan plan = plans.of("sweep { oversampler { plugin = [painter, smote], space = [pixel, embedding] },"
                + " skip-inapplicable = true }\n");

        assertThat(plan.trials()).hasSize(3);
        assertThat(plan.skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason())
                        .isEqualTo("experiment.oversampler.space: painter does not work in embedding space;"
                                + " it works in pixel"))
                .satisfies(skipped -> assertThat(skipped.dataMissing()).isFalse());
        // A file that is missing is a mistake whatever the sweep says.
        assertThatThrownBy(
                        () -> plans.of(
                                "experiment.training.from = none.safetensors\nsweep { seed = [0, 1], skip-inapplicable = true }\n"))
                .isInstanceOf(PlanException.class);
    }

    @Test
    void refusesASpaceThatTheOversamplerDoesNotWorkIn() {
        assertThatThrownBy(() -> plans.of("experiment.oversampler { plugin = painter, space = embedding }\n"))
                .isInstanceOf(PlanException.class)
                .hasMessage("test.conf:5: experiment.oversampler.space: painter does not work in embedding space;"
                        + " it works in pixel");
        assertThatThrownBy(() -> plans.of("experiment.oversampler { plugin = smote, space = batch }\n"))
                .hasMessageEndingWith("experiment.oversampler.space: smote does not work in batch space;"
                        + " it works in pixel, embedding");
    }

    @Test
    void trainsNoNetworkOnGivenEmbeddingsAndAHeadForEveryOversampler() throws IOException {
        Trial none = plans.trial(VECTORS);
        assertThat(none.stages().keySet()).containsExactly(SUBSET, EMBEDDINGS, HEAD, EVALUATION);
        assertThat(none.space()).isEmpty();
        Trial eos = plans.trial(VECTORS + EOS);
        assertThat(eos.stages().keySet()).containsExactly(SUBSET, EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
        assertThat(eos.space()).contains(Space.EMBEDDING);
        assertThat(Plans.changed(none, eos)).containsExactly(EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
        assertThat(changedBy(VECTORS, "experiment.head.retrain = always\n")).isEmpty();
        // Images are cut 100:1 by default here, since their dataset says so; these embeddings are all kept.
        assertThat(changedBy(VECTORS, "experiment.dataset.imbalance.profile = none\n"))
                .isEmpty();
        assertThat(changedBy(VECTORS, "experiment.dataset.imbalance { profile = step, ratio = 2 }\n"))
                .containsExactly(SUBSET, EMBEDDINGS, HEAD, EVALUATION);
    }

    @Test
    void leavesWhatWouldTrainANetworkOutOfTheKeysOfGivenEmbeddings() throws IOException {
        assertThat(changedBy(
                        VECTORS + EOS,
                        "experiment { architecture.net.shortcut = projected, training { epochs = 3, batch-size = 7 }"
                                + " }\n"))
                .isEmpty();
        assertThat(changedBy(VECTORS + EOS, "experiment.selection = best-on-test\n"))
                .containsExactly(EVALUATION);
        Plan gpu = plans.of(VECTORS + EOS, new Planner.ComputeIdentity("gpu", "2.7"));
        assertThat(Plans.changed(plans.trial(VECTORS + EOS), Plans.only(gpu))).containsExactly(HEAD, EVALUATION);
        assertThat(gpu.stages().values()).noneMatch(stage -> stage.plugins().contains(PluginKind.ARCHITECTURE));
    }

    @Test
    void namesATrialOnGivenEmbeddingsByItsHeadsLoss() throws IOException {
        Trial trial = plans.trial(VECTORS + "experiment.head.loss.plugin = focal\n");
        assertThat(trial.id()).startsWith("vectors-none-focal-none-s0-");
        assertThat(trial.hasNetwork()).isFalse();
    }

    @Test
    void refusesOnGivenEmbeddingsWhatNeedsANetworkOrImages() {
        assertRefused(
                "experiment.oversampler { plugin = smote, space = pixel }\n",
                "experiment.oversampler.space: vectors brings embeddings of its own and no images, so smote cannot work in"
                        + " pixel space; set it to embedding");
        assertRefused(
                "experiment.oversampler.plugin = painter\n",
                "experiment.oversampler.plugin: vectors brings embeddings of its own and no images, so painter cannot work"
                        + " in pixel space; choose one that works in embedding space");
        assertRefused(
                "experiment.oversampler.plugin = mixer\n",
                "experiment.oversampler.plugin: vectors brings embeddings of its own and no images, so mixer cannot work"
                        + " in batch space; choose one that works in embedding space");
        assertRefused(
                "experiment.training.from = weights.safetensors\n",
                "experiment.training.from: vectors brings embeddings of its own, so no network is trained or taken up;"
                        + " leave it out");
        assertRefused(
                "experiment.loss.plugin = ldam\n",
                "experiment.loss.plugin: vectors brings embeddings of its own, so there is no phase 1 for ldam to train;"
                        + " the loss of phase 3 is head.loss.plugin");
    }

    private static void assertRefused(String asked, String sentence) {
        assertThatThrownBy(() -> plans.of(VECTORS + asked))
                .isInstanceOf(PlanException.class)
                .hasMessageEndingWith(sentence);
    }

    @Test
    void refusesADatasetThatOffersNothing() {
        assertThatThrownBy(() -> plans.of("experiment.dataset.plugin = nothing\n"))
                .isInstanceOf(PlanException.class)
                .hasMessageEndingWith(
                        "experiment.dataset.plugin: nothing makes neither an ImageDataset nor an EmbeddingDataset;"
                                + " this is a mistake of the plugin");
    }

    @Test
    void standsEveryStageAfterThoseItReads() throws IOException {
        Plan plan = plans.of(
                EOS
                        + """
                sweep { oversampler.plugin = [eos, none, painter, mixer], loss.plugin = [ce, focal], seed = [0, 1] }
                """);
        assertThat(plan.trials()).hasSize(16);
        Set<String> before = new HashSet<>();
        plan.stages().forEach((key, stage) -> {
            assertThat(before).containsAll(stage.inputs().values());
            assertThat(key).isEqualTo(stage.key()).isEqualTo(Sha256.ofText(stage.keyText()));
            before.add(key);
        });
    }

    @Test
    void trainsOnceForEachLossOfATable() throws IOException {
        Plan plan = plans.of(
                """
                sweep {
                  loss.plugin = [ce, asl, focal, ldam]
                  oversampler.plugin = [none, smote, borderline-smote, balanced-svm, eos]
                }
                """);
        Map<StageKind, Long> stages =
                plan.stages().values().stream().collect(Collectors.groupingBy(Stage::kind, Collectors.counting()));
        assertThat(plan.trials()).hasSize(20);
        assertThat(stages)
                .isEqualTo(Map.of(
                        SUBSET,
                        1L,
                        TRAINING,
                        4L,
                        EMBEDDINGS,
                        4L,
                        EMBEDDING_SYNTHETICS,
                        16L,
                        HEAD,
                        16L,
                        EVALUATION,
                        20L));
    }

    @Test
    void plansCellsOfOneResultOnce() throws IOException {
        // Nothing is synthesised, so the head's epochs and the space change nothing.
        Plan plan = plans.of("sweep { head.epochs = [10, 20], oversampler.space = [pixel, embedding] }\n");
        assertThat(plan.trials()).hasSize(1);
        // It stands for 10 epochs as well as for 20, and must be shown as neither.
        assertThat(plan.trials().get(0).cell().swept()).isEmpty();
    }

    @Test
    void namesATrialByItsPartsAndItsKey() throws IOException {
        Trial trial = plans.trial(EOS + "experiment.seed = 100\n");
        assertThat(trial.id())
                .isEqualTo(
                        "toy-net-ce-eos-s100-" + trial.stages().get(EVALUATION).substring(0, 8));
    }

    @Test
    void skipsCellsWithoutDataAndPlansTheOthers() throws IOException {
        DatasetPlaces places = (name, dataset) -> name.equals("toy")
                ? Place.IN_MEMORY
                : new Place(Optional.empty(), Optional.empty(), Optional.of("filed was not found"));
        Plan plan = plans.of("sweep { dataset.plugin = [filed, toy], seed = [0, 1] }\n", Plans.CPU, places);
        assertThat(plan.trials()).hasSize(2);
        assertThat(plan.skipped()).extracting(Plan.SkippedCell::reason).containsOnly("filed was not found");
        assertThat(plan.skipped()).hasSize(2);
        assertThat(plan.stages().values()).extracting(Stage::experiment).allMatch(json -> json.contains("toy"));
    }

    @Test
    void looksForEachDatasetOnce() throws IOException {
        Set<String> asked = new HashSet<>();
        DatasetPlaces places = (name, dataset) -> {
            assertThat(asked.add(name)).isTrue();
            return Place.IN_MEMORY;
        };
        plans.of("sweep { dataset.plugin = [filed, toy], seed = [0, 1, 2] }\n", Plans.CPU, places);
        assertThat(asked).hasSize(2);
    }

    @Test
    void leavesWhatChangesNoResultOutOfKeys() throws IOException {
        assertThat(changedBy(EOS, "experiment { name = other, training.checkpoint-every = 7 }\n"))
                .isEmpty();
        assertThat(changedBy(EOS, "experiment.head.retrain = always\n")).isEmpty();
        assertThat(changedBy(EOS, "experiment.oversampler.space = embedding\n")).isEmpty();
        assertThat(changedBy(EOS, "experiment.oversampler.smote.k = 77\n")).isEmpty();
        assertThat(changedBy(EOS, "experiment.selection-metric = bac\n")).isEmpty();
    }

    @Test
    void leavesAnOptionAtItsEarlierBehaviourOutOfKeys() throws IOException {
        assertThat(changedBy("", "experiment.architecture.net.shortcut = plain\n"))
                .isEmpty();
        assertThat(plans.of("").stages().values())
                .noneMatch(stage -> stage.keyText().contains("shortcut"));
        assertThat(changedBy("", "experiment.architecture.net.shortcut = projected\n"))
                .containsExactly(TRAINING, EMBEDDINGS, EVALUATION);
    }

    @Test
    void takesADefaultThatIsSpelledOutForTheDefault() throws IOException {
        assertThat(changedBy("", "experiment.architecture.net.depth = 8\n")).isEmpty();
        assertThat(changedBy("", "experiment.dataset.imbalance { profile = exponential, ratio = 100 }\n"))
                .isEmpty();
        assertThat(changedBy("", "experiment.training.augmentation { crop-padding = 4, horizontal-flip = true }\n"))
                .isEmpty();
    }

    @Test
    void changesEverythingWithTheSeedButNotAFixedSubset() throws IOException {
        String fixed = EOS + "experiment.dataset.imbalance.seed = 5\n";
        assertThat(changedBy(EOS, "experiment.seed = 1\n"))
                .containsExactly(SUBSET, TRAINING, EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
        assertThat(changedBy(fixed, "experiment.seed = 1\n"))
                .containsExactly(TRAINING, EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
    }

    @Test
    void changesTheEvaluationAloneWithTheMetrics() throws IOException {
        assertThat(changedBy(EOS, "experiment.metrics = [bac]\n")).containsExactly(EVALUATION);
        assertThat(changedBy(EOS, "experiment.metrics = [fm, bac]\n")).isEmpty();
    }

    @Test
    void changesWhatFollowsTheTrainingWithTheSelection() throws IOException {
        assertThat(changedBy(EOS, "experiment.selection = best-on-test\n"))
                .containsExactly(EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
        assertThat(changedBy(EOS + "experiment.selection = best-on-test\n", "experiment.selection-metric = bac\n"))
                .containsExactly(EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
    }

    @Test
    void changesPhaseTwoAndLaterWithTheOversampler() throws IOException {
        assertThat(changedBy(EOS, "experiment.oversampler.eos.k = 100\n"))
                .containsExactly(EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
        assertThat(changedBy(EOS, "experiment.head.epochs = 20\n")).containsExactly(HEAD, EVALUATION);
    }

    @Test
    void changesTrainingsWithTheKindOfDeviceAndTheLibrary() throws IOException {
        Trial cpu = plans.trial(EOS);
        Trial gpu = Plans.only(plans.of(EOS, new Planner.ComputeIdentity("gpu", "2.7")));
        Trial newer = Plans.only(plans.of(EOS, new Planner.ComputeIdentity("cpu", "2.8")));
        List<StageKind> computed = List.of(TRAINING, EMBEDDINGS, EMBEDDING_SYNTHETICS, HEAD, EVALUATION);
        assertThat(Plans.changed(cpu, gpu)).containsExactlyElementsOf(computed);
        assertThat(Plans.changed(cpu, newer)).containsExactlyElementsOf(computed);
    }

    @Test
    void dependsOnWhatDataHoldAndNotOnWhereTheyLie() throws IOException {
        String here = "experiment.dataset { plugin = filed, filed { root = /here, readers = 1 } }\n";
        String there = "experiment.dataset { plugin = filed, filed { root = /there, readers = 8 } }\n";
        Trial first = Plans.only(plans.of(here, Plans.CPU, Plans.at("aa")));
        Trial second = Plans.only(plans.of(there, Plans.CPU, Plans.at("aa")));
        Trial other = Plans.only(plans.of(here, Plans.CPU, Plans.at("bb")));
        assertThat(Plans.changed(first, second)).isEmpty();
        assertThat(Plans.changed(first, other)).containsExactly(SUBSET, TRAINING, EMBEDDINGS, EVALUATION);
    }

    @Test
    void dependsOnWhatGivenWeightsHoldAndNotOnHowTheyWouldBeTrained() throws IOException {
        Files.writeString(folder.resolve("a.safetensors"), "weights");
        Files.writeString(folder.resolve("same.safetensors"), "weights");
        Files.writeString(folder.resolve("b.safetensors"), "other weights");
        String from = "experiment.training.from = a.safetensors\n";
        assertThat(changedBy("", from)).containsExactly(TRAINING, EMBEDDINGS, EVALUATION);
        assertThat(changedBy(from, "experiment.training.from = same.safetensors\n"))
                .isEmpty();
        assertThat(changedBy(from, "experiment.training.epochs = 7\n")).isEmpty();
        assertThat(changedBy(from, "experiment.training.from = b.safetensors\n"))
                .containsExactly(TRAINING, EMBEDDINGS, EVALUATION);
        assertThatThrownBy(() -> plans.of("experiment.training.from = none.safetensors\n"))
                .isInstanceOf(PlanException.class)
                .hasMessageMatching("test.conf:5: experiment.training.from: there is no file .*none.safetensors");
    }
}
