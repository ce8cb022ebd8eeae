package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationLoaderTest {

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new Workplace(folder.toRealPath(), Map.of("DATA", "/data/images", "EPOCHS", "7", "HERE", "images"));
    }

    private AbstractStringAssert<?> message(String... overrides) {
        return assertThat(failure("conf/x.conf", overrides));
    }

    private String failure(String file, String... overrides) {
        try {
            place.cells(file, overrides);
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
        throw new AssertionError("nothing was wrong");
    }

    @Test
    void tellsThePlaceOfAnUnknownKey() {
        place.write("conf/x.conf", "experiment {", "  name = x", "  oversampler {", "    eos { kk = 3 }", "  }", "}");
        message().isEqualTo("conf/x.conf:4: experiment.oversampler.eos.kk: unknown; did you mean k?");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        place.write(
                "conf/x.conf",
                "experiments = 1",
                "experiment {",
                "  seed = -1",
                "  loss.plugin = cee",
                "}",
                "sweep.sead = [1]");
        message("experiment.training.epochs=0")
                .contains("conf/x.conf:1: experiments: unknown; did you mean experiment?")
                .contains("conf/x.conf:6: sweep.sead: unknown; did you mean seed?")
                .contains("conf/x.conf:2: experiment.name: is missing")
                .contains("conf/x.conf:3: experiment.seed: needs at least 0 and at most 4294967295, found -1")
                .contains("command line: experiment.training.epochs: needs at least 1, found 0");
    }

    @Test
    void tellsOfThePluginsThereAre() {
        place.write("conf/x.conf", "experiment { name = x, loss.plugin = cee }");
        message()
                .isEqualTo("conf/x.conf:1: experiment.loss.plugin: there is no loss \"cee\"; did you mean ce?;"
                        + " there are ce, focal");
    }

    @Test
    void tellsWhyAPluginWasRefused() {
        place.write("conf/x.conf", "experiment { name = x, loss { plugin = broken, broken { a = 1 } } }");
        message().contains("experiment.loss.broken: the loss broken was refused: its jar lacks a class.");
        place.write("conf/x.conf", "experiment { name = x, loss.plugin = broken }");
        message()
                .isEqualTo(
                        "conf/x.conf:1: experiment.loss.plugin: the loss broken was refused: its jar lacks a class.");
    }

    @Test
    void tellsWhereAnOptionOfThePluginBelongs() {
        place.write("conf/x.conf", "experiment { name = x, oversampler { plugin = eos, k = 3 } }");
        message()
                .isEqualTo("conf/x.conf:1: experiment.oversampler.k: unknown; it is an option of eos:"
                        + " write experiment.oversampler.eos.k");
    }

    @Test
    void checksBlocksOfPluginsThatAreNotChosenAndIgnoresThem() {
        place.write("conf/x.conf", "experiment { name = x, oversampler { plugin = eos, smote { k = 3 } } }");
        assertThat(place.experiment("conf/x.conf").oversampler()).isEqualTo(new FakePlugins.Eos(10));
        place.write("conf/x.conf", "experiment { name = x, oversampler { smote { k = 0 } } }");
        message().isEqualTo("conf/x.conf:1: experiment.oversampler.smote.k: needs at least 1, found 0");
        place.write("conf/x.conf", "experiment { name = x, oversampler { smote = 5 } }");
        message()
                .isEqualTo("conf/x.conf:1: experiment.oversampler.smote: needs the options of smote in a block { ... },"
                        + " found 5");
    }

    @Test
    void bindsTheBlocksOfMetricsInTheOrderOfTheList() {
        place.write("conf/x.conf", "experiment { name = x, metrics = [top-k, bac], metric.top-k.k = 5 }");
        Experiment experiment = place.experiment("conf/x.conf");
        assertThat(experiment.metrics())
                .containsExactly(Map.entry("top-k", new FakePlugins.Eos(5)), Map.entry("bac", new FakePlugins.None()));
        place.write("conf/x.conf", "experiment { name = x, metrics = [bcc], metric { tip-k { k = 5 } } }");
        message()
                .contains("conf/x.conf:1: experiment.metric.tip-k: there is no metric \"tip-k\"; did you mean top-k?")
                .contains("conf/x.conf:1: experiment.metrics: there is no metric \"bcc\"; did you mean bac?");
    }

    @Test
    void checksOptionsAgainstEachOther() {
        place.write("conf/x.conf", "experiment {", "name = x", "selection = best-on-validation", "}");
        message().startsWith("conf/x.conf:1: experiment: selection = best-on-validation needs images held out");
        assertThat(place.experiment("conf/x.conf", "experiment.dataset.validation=0.1")
                        .options()
                        .selection())
                .isEqualTo(Selection.BEST_ON_VALIDATION);
    }

    @Test
    void defersOnlyTheReWeightingThatThereIsByAShareOfTheEpochs() {
        place.write("conf/x.conf", "experiment {", "  name = x", "  training {", "    epochs = 20", "  }", "}");
        String deferred = "experiment.training.deferred-from=";
        String weighted = "experiment.training.re-weighting=effective-number";
        message(deferred + 0.5)
                .isEqualTo("conf/x.conf:3: experiment.training: deferred-from says when re-weighting begins, and there"
                        + " is none; set re-weighting, to effective-number for instance, or leave deferred-from out");
        message(weighted, deferred + 16)
                .isEqualTo("command line: experiment.training.deferred-from: needs at least 0 and below 1, found 16");
        message(weighted, deferred + -0.1)
                .isEqualTo("command line: experiment.training.deferred-from: needs at least 0 and below 1, found -0.1");
        message(weighted, "experiment.training.effective-number-beta=1")
                .isEqualTo("command line: experiment.training.effective-number-beta: needs at least 0 and below 1,"
                        + " found 1");
        message("experiment.training.re-weighting=inverted").contains("did you mean inverse?");
        TrainingOptions training = place.experiment("conf/x.conf", weighted, deferred + 0.8)
                .options()
                .training();
        assertThat(training.reWeighting()).isEqualTo(ReWeighting.EFFECTIVE_NUMBER);
        assertThat(training.effectiveNumberBeta()).isEqualTo(0.9999);
        assertThat(training.deferredFrom()).isEqualTo(0.8);
        assertThat(place.experiment("conf/x.conf", deferred + 0)
                        .options()
                        .training()
                        .reWeighting())
                .isEqualTo(ReWeighting.NONE);
    }

    @Test
    void reportsTheDefinitionOfASubstitutedValue() {
        place.write(
                "conf/x.conf", "experiment {", "  seed = ten", "  name = x", "  head.epochs = ${experiment.seed}", "}");
        message().contains("conf/x.conf:2: experiment.head.epochs: needs a whole number, found \"ten\"");
    }

    @Test
    void takesValuesFromTheEnvironment() {
        place.write("conf/x.conf", "experiment { name = x, training.epochs = ${EPOCHS}, head.epochs = ${?NOWHERE} }");
        ExperimentOptions options = place.experiment("conf/x.conf").options();
        assertThat(options.training().epochs()).isEqualTo(7);
        assertThat(options.head().epochs()).isEqualTo(10);
        place.write("conf/x.conf", "experiment { name = x, training.epochs = ${DATA} }");
        message().isEqualTo("environment: experiment.training.epochs: needs a whole number, found \"/data/images\"");
    }

    @Test
    void tellsEverySubstitutionThatFindsNothing() {
        place.write("conf/x.conf", "experiment {", "  name = ${NOWHERE}", "  seed = ${experiment.sead}", "}");
        message()
                .contains("conf/x.conf:2: ${NOWHERE} is neither set here nor in the environment")
                .contains("conf/x.conf:3: ${experiment.sead} is neither set here nor in the environment");
    }

    @Test
    void findsPathsWhereTheyAreNamed() {
        place.write("conf/x.conf", "experiment { name = x, dataset { plugin = folder, folder { root = images } } }");
        assertThat(place.experiment("conf/x.conf").dataset())
                .isEqualTo(new FakePlugins.Folder(Optional.of(place.working.resolve("conf/images"))));
        assertThat(place.experiment("conf/x.conf", "experiment.dataset.folder.root=other/images")
                        .dataset())
                .isEqualTo(new FakePlugins.Folder(Optional.of(place.working.resolve("other/images"))));
        place.write("conf/x.conf", "experiment { name = x, dataset { plugin = folder, folder { root = ${HERE} } } }");
        assertThat(place.experiment("conf/x.conf").dataset())
                .isEqualTo(new FakePlugins.Folder(Optional.of(place.working.resolve("images"))));
        place.write(
                "conf/x.conf", "experiment { name = x, dataset { plugin = folder, folder { root = ${HERE}/sub } } }");
        assertThat(((FakePlugins.Folder) place.experiment("conf/x.conf").dataset())
                        .root()
                        .orElseThrow())
                .endsWithRaw(Path.of("images/sub"));
    }

    @Test
    void takesWeightsByOneFileOrTwo() {
        place.write("conf/x.conf", "experiment { name = x, training.from = w/last.safetensors }");
        Path last = place.working.resolve("conf/w/last.safetensors");
        assertThat(place.experiment("conf/x.conf").options().training().from())
                .contains(new WeightFiles(last, Optional.empty()));
        place.write("conf/x.conf", "experiment { name = x, training.from { last = w/last.safetensors, best = /b } }");
        assertThat(place.experiment("conf/x.conf").options().training().from())
                .contains(new WeightFiles(last, Optional.of(Path.of("/b"))));
    }

    @Test
    void includesFilesBesideTheOneThatNamesThemThenInstalledOnes() {
        place.install("conf/defaults/a.conf", "experiment.seed = 1").install("conf/deep.conf", "experiment.seed = 3");
        place.write("conf/x.conf", "include required(\"defaults/a.conf\")", "experiment.name = x");
        assertThat(place.experiment("conf/x.conf").options().seed()).isEqualTo(1);
        place.write("conf/defaults/a.conf", "include \"b.conf\"").write("conf/defaults/b.conf", "experiment.seed = 2");
        assertThat(place.experiment("conf/x.conf").options().seed()).isEqualTo(2);
        place.write("conf/defaults/a.conf", "include file(\"deep.conf\")");
        assertThat(place.experiment("conf/x.conf").options().seed()).isEqualTo(3);
    }

    @Test
    void tellsThePlaceInAnIncludedFile() {
        place.install("conf/defaults/a.conf", "experiment {", "  seed = x", "}");
        place.write("conf/x.conf", "include \"defaults/a.conf\"", "experiment {", "training.epochs = 0 }");
        message()
                .contains(place.installation.resolve("conf/defaults/a.conf") + ":2: experiment.seed: needs")
                // The block is put together from both; what it lacks is missed in the user's own.
                .contains("conf/x.conf:2: experiment.name: is missing")
                .contains("conf/x.conf:3: experiment.training.epochs: needs at least 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "include \"gone.conf\" | includes \"gone.conf\", which is missing; looked for conf/gone.conf or ",
                "include required(\"gone.conf\") | includes \"gone.conf\", which is missing; looked for ",
                "include file(\"gone.conf\") | includes \"gone.conf\", which is missing; looked for ",
                "include url(\"https://a.b/c.conf\") | includes \"https://a.b/c.conf\", which is no file; save it",
                "include classpath(\"c.conf\") | includes \"c.conf\", which is no file; save it",
                "include \"x.conf\" | includes \"x.conf\", which is being read already: a circle",
            })
    void refusesAnIncludeThatIsNotThere(String include, String expected) {
        place.write("conf/x.conf", "experiment.name = x", include);
        message().startsWith("conf/x.conf:2: " + expected);
    }

    @Test
    void refusesAnEmptyFile() {
        place.write("conf/x.conf", "# nothing yet");
        message().startsWith("conf/x.conf: is empty");
        place.write("conf/x.conf", "include \"y.conf\"", "experiment.name = x").write("conf/y.conf", "");
        message().startsWith("conf/y.conf: is empty");
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        place.write("conf/x.conf", "");
        Files.write(place.working.resolve("conf/x.conf"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        message().startsWith("conf/x.conf: is not UTF-8 text");
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() {
        place.write("conf/x.conf", "\uFEFFexperiment.name = x");
        assertThat(place.experiment("conf/x.conf").options().name()).isEqualTo("x");
    }

    @Test
    void tellsThePlaceOfAnErrorOfSyntaxInOneLine() {
        place.write("conf/x.conf", "experiment {", "  name = [1", "}");
        message().startsWith("conf/x.conf:3: ").hasLineCount(1);
        place.write("conf/x.conf", "[1, 2]");
        message().startsWith("conf/x.conf:1: ").hasLineCount(1);
    }

    @Test
    void findsTheFileInTheWorkingDirectoryThenInTheInstallation() {
        place.install("conf/x.conf", "experiment.name = installed");
        assertThat(place.experiment("conf/x.conf").options().name()).isEqualTo("installed");
        place.write("conf/x.conf", "experiment.name = own");
        assertThat(place.experiment("conf/x.conf").options().name()).isEqualTo("own");
        assertThat(failure("conf/y.conf"))
                .startsWith("conf/y.conf: no such file")
                .contains(place.working.toString(), place.installation.toString());
        assertThat(failure("conf")).startsWith("conf: is a folder");
    }

    @Test
    void missesTheExperiment() {
        place.write("conf/x.conf", "sweep.seed = [1]");
        message().isEqualTo("conf/x.conf: experiment: is missing: the block that says what is run");
        place.write("conf/x.conf", "experiment = 5");
        message().isEqualTo("conf/x.conf:1: experiment: needs a block { ... }, found 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | plain",
                "http://a.b/c//d?e=f | http://a.b/c//d?e=f",
                "${HOME} | ${HOME}",
                "a # b | a # b",
                "007 | 007",
                "5 | 5",
                "\"5\" | 5",
                "1.50 | 1.50",
                "true | true",
            })
    void takesTextFromTheCommandLineAsItIs(String given, String read) {
        place.write("conf/x.conf", "experiment { name = x, metrics = [] }");
        assertThat(CommandLineValue.parse(given).orElseThrow().atKey("a").getString("a"))
                .isEqualTo(read);
    }

    @Test
    void takesHoconFromTheCommandLineWhereItBeginsAsSuch() {
        place.write("conf/x.conf", "experiment { name = x, training { epochs = 5, batch-size = 3 } }");
        ExperimentOptions options = place.experiment(
                        "conf/x.conf",
                        "experiment.metrics=[gm]",
                        "experiment.training={epochs=9}",
                        "experiment.seed=1",
                        "experiment.seed=2",
                        "experiment.training.batch-size=null")
                .options();
        assertThat(options.metrics()).containsExactly("gm");
        // Blocks are merged, as HOCON merges them.
        assertThat(options.training().epochs()).isEqualTo(9);
        assertThat(options.training().batchSize()).isEqualTo(128);
        assertThat(options.seed()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.epochs=1 | command line: training: unknown; did you mean experiment.training?",
                "experimant.seed=1 | command line: experimant: unknown; did you mean experiment?",
                "experiment.seed | command line: needs KEY=VALUE, found \"experiment.seed\"",
                "=1 | command line: needs KEY=VALUE",
                "experiment..seed=1 | command line: \"experiment..seed\" is no path of keys",
                "experiment.metrics=[gm | command line: experiment.metrics: is no HOCON value",
                "experiment.seed=ten | command line: experiment.seed: needs a whole number, found \"ten\"",
                "experiment.seed=[ten] | command line: experiment.seed: needs a whole number, found a list",
            })
    void refusesAWrongOverride(String override, String expected) {
        place.write("conf/x.conf", "experiment.name = x");
        message(override).startsWith(expected);
    }

    @Test
    void writesTheEffectiveConfigurationSoThatItCanBeReadAgain() {
        place.write(
                "conf/x.conf",
                "experiment {",
                "  name = x, seed = 4294967295, selection = best-on-test, metrics = [top-k, fm], metric.top-k.k = 4",
                "  dataset { plugin = folder, folder.root = images, imbalance { profile = step, ratio = 12.5 } }",
                "  loss { plugin = focal, focal.gamma = 1.1, ce {} }, head.loss { plugin = focal, focal.gamma = 3 }",
                "  oversampler { plugin = eos, space = embedding, eos.k = 3, smote.k = 4 }",
                "  training { drop-epochs = [1, 2], from = last.st, augmentation.crop-padding = 2 }",
                "  training.learning-rate = 1e30",
                "}");
        Experiment experiment = place.experiment("conf/x.conf");
        String json = ExperimentJson.write(experiment);
        assertThat(json).doesNotContain("smote").contains("\"batch-size\":128");
        Experiment again = ExperimentJson.read(json, new FakePlugins());
        assertThat(again).isEqualTo(experiment);
        assertThat(ExperimentJson.write(again)).isEqualTo(json);
        assertThatThrownBy(() -> ExperimentJson.read("{\"nam\": 1}", new FakePlugins()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void tellsNothingOfTheMachineInResults() {
        place.install("conf/a.conf", "experiment.head.epochs = 3");
        place.write(
                "conf/x.conf",
                "include \"a.conf\"",
                "experiment { name = x, dataset { plugin = folder, folder.root = ${DATA} } }",
                "experiment.training.from = w.st");
        Cell cell = place.cells("conf/x.conf", "experiment.seed=1").get(0);
        assertThat(cell.origins())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "name", "conf/x.conf:2",
                        "head.epochs", "conf/a.conf:1",
                        "dataset.plugin", "conf/x.conf:2",
                        "dataset.folder.root", "environment",
                        "training.from", "conf/x.conf:3",
                        "seed", "command line"));
        String json = ExperimentJson.show(cell.experiment());
        assertThat(json)
                .doesNotContain(place.working.toString(), "/data")
                .contains("\"root\":\"images\"", "\"last\":\"w.st\"");
    }

    @Test
    void showsFilesOutsideTheWorkingDirectoryInFull() {
        place.install("elsewhere/x.conf", "experiment { name = x, sead = 1 }");
        String file = place.installation.resolve("elsewhere/x.conf").toString();
        assertThat(failure(file)).isEqualTo(file + ":1: experiment.sead: unknown; did you mean seed?");
    }
}
