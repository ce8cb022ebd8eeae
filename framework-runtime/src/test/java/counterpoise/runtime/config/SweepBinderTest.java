package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepBinderTest {

    private static final String EXPERIMENT = "experiment { name = x }";

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new Workplace(folder.toRealPath());
    }

    private List<Map<String, String>> swept(List<String> overrides, List<String> only) {
        return place.cells("x.conf", overrides, only).stream().map(Cell::swept).toList();
    }

    private List<Map<String, String>> swept() {
        return swept(List.of(), List.of());
    }

    private String failure(List<String> overrides, List<String> only) {
        try {
            place.cells("x.conf", overrides, only);
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
        throw new AssertionError("nothing was wrong");
    }

    private String failure() {
        return failure(List.of(), List.of());
    }

    @Test
    void makesOneCellWhereNothingIsSwept() {
        place.write("x.conf", EXPERIMENT);
        assertThat(swept()).containsExactly(Map.of());
    }

    @Test
    void ordersAxesWhateverTheirOrderInTheFile() {
        place.write(
                "x.conf",
                EXPERIMENT,
                "sweep {",
                "  seed = [0]",
                "  training.epochs = [1]",
                "  head.loss { plugin = [focal], focal.gamma = [1] }",
                "  oversampler { eos.k = [10], space = [embedding], plugin = [eos] }",
                "  loss.plugin = [ce]",
                "  architecture.resnet.depth = [8]",
                "  dataset { validation = [0], imbalance.seed = [1], plugin = [shapes] }",
                "  metrics = [[bac]]",
                "}");
        assertThat(swept().get(0).keySet())
                .containsExactly(
                        "dataset.plugin",
                        "dataset.imbalance.seed",
                        "dataset.validation",
                        "architecture.resnet.depth",
                        "loss.plugin",
                        "oversampler.plugin",
                        "oversampler.eos.k",
                        "oversampler.space",
                        "head.loss.plugin",
                        "head.loss.focal.gamma",
                        "metrics",
                        "training.epochs",
                        "seed");
    }

    @Test
    void multipliesTheCellsOfAPluginAloneByItsAxes() {
        place.write(
                "x.conf",
                EXPERIMENT,
                "sweep { oversampler { plugin = [none, eos], eos.k = [10, 100] }, seed = [0, 1] }");
        assertThat(swept())
                .containsExactly(
                        Map.of("oversampler.plugin", "none", "seed", "0"),
                        Map.of("oversampler.plugin", "none", "seed", "1"),
                        Map.of("oversampler.plugin", "eos", "oversampler.eos.k", "10", "seed", "0"),
                        Map.of("oversampler.plugin", "eos", "oversampler.eos.k", "10", "seed", "1"),
                        Map.of("oversampler.plugin", "eos", "oversampler.eos.k", "100", "seed", "0"),
                        Map.of("oversampler.plugin", "eos", "oversampler.eos.k", "100", "seed", "1"));
        assertThat(place.cells("x.conf").get(4).experiment().oversampler()).isEqualTo(new FakePlugins.Eos(100));
    }

    @Test
    void multipliesAPluginThatIsChosenByDefault() {
        place.write("x.conf", EXPERIMENT, "sweep.architecture.resnet.depth = [8, 14]");
        assertThat(place.cells("x.conf"))
                .extracting(cell -> cell.experiment().architecture())
                .containsExactly(new FakePlugins.ResNet(8), new FakePlugins.ResNet(14));
    }

    @Test
    void multipliesByTheOptionsOfAMetricWhereItIsChosen() {
        place.write("x.conf", EXPERIMENT, "sweep { metrics = [[bac], [bac, top-k]], metric.top-k.k = [1, 2] }");
        assertThat(swept())
                .containsExactlyInAnyOrder(
                        Map.of("metrics", "[bac]"),
                        Map.of("metrics", "[bac, top-k]", "metric.top-k.k", "1"),
                        Map.of("metrics", "[bac, top-k]", "metric.top-k.k", "2"));
    }

    @Test
    void replacesTheBaseValueByAnAxis() {
        place.write("x.conf", "experiment { name = x, seed = 7 }", "sweep.seed = [1, 2]");
        assertThat(place.cells("x.conf"))
                .extracting(cell -> cell.experiment().options().seed())
                .containsExactly(1L, 2L);
        assertThat(place.cells("x.conf").get(0).origins()).containsEntry("seed", "x.conf:2");
    }

    @Test
    void clearsASweepAndAnAxis() {
        place.write("x.conf", EXPERIMENT, "sweep { seed = [1, 2], training.epochs = [1, 2] }", "sweep = null");
        assertThat(swept()).containsExactly(Map.of());
        place.write("x.conf", EXPERIMENT, "sweep { seed = [1, 2], training.epochs = [1, 2] }");
        assertThat(swept(List.of("sweep=null"), List.of())).containsExactly(Map.of());
        assertThat(swept(List.of("sweep.seed=null"), List.of()))
                .containsExactly(Map.of("training.epochs", "1"), Map.of("training.epochs", "2"));
        assertThat(swept(List.of("sweep.seed=[5]", "sweep.training.epochs=null"), List.of()))
                .containsExactly(Map.of("seed", "5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sweep.seed = [] | x.conf:2: sweep.seed: has no values; leave the axis out, or give it some",
                "sweep.seed = 1 | x.conf:2: sweep.seed: needs a list of values; write [1] for one value",
                "sweep = [1] | x.conf:2: sweep: needs a block of axes, each a path with a list of values",
                "sweep.sead = [1] | x.conf:2: sweep.sead: unknown; did you mean seed?",
                "sweep.experiment.seed = [1] | x.conf:2: sweep.experiment.seed: unknown; did you mean seed?",
                "sweep.seed = [1, ten] | x.conf:2: sweep.seed[1]: needs a whole number, found \"ten\"",
                "sweep.oversampler.smote.kk = [1] | x.conf:2: sweep.oversampler.smote.kk: unknown;",
                "sweep.oversampler.smote.k = [0] | x.conf:2: sweep.oversampler.smote.k[0]: needs at least 1, found 0",
                "sweep.loss.plugin = [ce, cee] | x.conf:2: experiment.loss.plugin: there is no loss \"cee\"",
                "sweep.metrics = [bac] | x.conf:2: sweep.metrics[0]: needs a list of text, found \"bac\"",
            })
    void refusesAWrongAxis(String sweep, String expected) {
        place.write("x.conf", EXPERIMENT, sweep);
        assertThat(failure()).startsWith(expected);
    }

    @Test
    void tellsTheProblemsOfManyCellsOnce() {
        place.write("x.conf", "experiment { name = x, training.epochs = ten }", "sweep.seed = [1, 2, 3]");
        assertThat(failure()).isEqualTo("x.conf:1: experiment.training.epochs: needs a whole number, found \"ten\"");
    }

    @Test
    void refusesToOverrideWhatIsSwept() {
        place.write("x.conf", EXPERIMENT, "sweep.loss.plugin = [ce, focal]");
        String expected = "is swept by x.conf:2 (sweep.loss.plugin); choose a part of the sweep by --only"
                + " loss.plugin=VALUE, or replace it by sweep.loss.plugin=[VALUE]";
        assertThat(failure(List.of("experiment.loss.plugin=ce"), List.of()))
                .isEqualTo("command line: experiment.loss.plugin: " + expected);
        assertThat(failure(List.of("experiment.loss={plugin=ce}"), List.of()))
                .isEqualTo("command line: experiment.loss.plugin: " + expected);
        assertThat(failure(List.of("experiment.loss=null"), List.of()))
                .isEqualTo("command line: experiment.loss: " + expected);
        assertThat(swept(List.of("experiment.seed=1"), List.of())).hasSize(2);
    }

    @Test
    void keepsThePartOfASweepThatIsWanted() {
        place.write(
                "x.conf",
                EXPERIMENT,
                "sweep { oversampler { plugin = [none, smote, eos], eos.k = [10, 100] }",
                "        training.learning-rate = [0.1, 1e-2] }");
        assertThat(swept(
                        List.of(),
                        List.of("oversampler.plugin=eos", "oversampler.plugin=none", "training.learning-rate=1e-1")))
                .extracting(cell -> cell.get("oversampler.plugin"), cell -> cell.get("oversampler.eos.k"))
                .containsExactly(tuple("none", null), tuple("eos", "10"), tuple("eos", "100"));
        // A cell that the axis does not multiply has no value there.
        assertThat(swept(List.of(), List.of("oversampler.eos.k=10"))).hasSize(2);
        assertThat(failure(List.of(), List.of("oversampler.eos.k=10", "oversampler.plugin=none")))
                .startsWith("command line: --only: leaves no cell of the sweep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sead=1 | command line: --only sead=1: sead is not swept; did you mean seed?; swept are seed",
                "seed=3 | command line: --only seed=3: the sweep has no such value",
                "seed=x | command line: --only seed=x: the sweep has no such value",
                "seed | command line: --only seed: needs PATH=VALUE",
            })
    void refusesAWrongPartOfASweep(String only, String expected) {
        place.write("x.conf", EXPERIMENT, "sweep.seed = [1, 22]");
        assertThat(failure(List.of(), List.of(only))).startsWith(expected);
    }

    @Test
    void takesPartOfAListValuedAxis() {
        place.write("x.conf", EXPERIMENT, "sweep.metrics = [[bac], [bac, gm]]");
        assertThat(swept(List.of(), List.of("metrics=[bac,gm]"))).containsExactly(Map.of("metrics", "[bac, gm]"));
    }

    @Test
    void appliesCasesInOrderToTheCellsThatFit() {
        place.write(
                "x.conf",
                EXPERIMENT,
                "sweep.loss.plugin = [ce, focal]",
                "cases = [",
                "  { when { loss.plugin = focal }, set { training.epochs = 50, loss.focal.gamma = 3 } }",
                "  { when { training.epochs = 50.0, loss.focal.gamma = \"3\" }, set { head.epochs = 5 } }",
                "  { when { training.epochs = 200 }, set { head.epochs = 7 } }",
                "]");
        List<Cell> cells = place.cells("x.conf");
        assertThat(cells)
                .extracting(cell -> cell.experiment().options().training().epochs())
                .containsExactly(200, 50);
        assertThat(cells)
                .extracting(cell -> cell.experiment().options().head().epochs())
                .containsExactly(7, 5);
        assertThat(cells.get(1).experiment().loss()).isEqualTo(new FakePlugins.Focal(3));
        assertThat(cells.get(1).origins()).containsEntry("training.epochs", "x.conf:4");
    }

    @Test
    void appliesACaseToAnyOfSeveralValues() {
        place.write(
                "x.conf",
                EXPERIMENT,
                "sweep { seed = [1, 2, 3] }",
                "cases = [ { when { seed = [1, 3] }, set { head.epochs = 5 } }",
                "          { when { metrics = [bac, gm, fm], seed = 3 }, set { head.epochs = 6 } }",
                "          { when { oversampler.eos.k = 10 }, set { head.epochs = 9 } } ]");
        assertThat(place.cells("x.conf"))
                .extracting(cell -> cell.experiment().options().head().epochs())
                .containsExactly(5, 10, 6);
    }

    @Test
    void letsACaseMendWhatWouldBeWrongWithoutIt() {
        place.write(
                "x.conf",
                "experiment { name = x, selection = best-on-validation }",
                "cases = [ { when { seed = 0 }, set { dataset.validation = 0.1 } } ]");
        assertThat(place.experiment("x.conf").options().dataset().validation()).isEqualTo(0.1);
    }

    @Test
    void letsACaseChooseAPluginWithAxesOfItsOwn() {
        place.write(
                "x.conf",
                EXPERIMENT,
                "sweep { seed = [0, 1], oversampler.eos.k = [3, 4] }",
                "cases = [ { when { seed = 1 }, set { oversampler.plugin = eos } } ]");
        assertThat(swept())
                .containsExactlyInAnyOrder(
                        Map.of("seed", "0"),
                        Map.of("seed", "1", "oversampler.eos.k", "3"),
                        Map.of("seed", "1", "oversampler.eos.k", "4"));
    }

    @Test
    void letsTheCommandLineHaveTheLastWordOverCases() {
        place.write(
                "x.conf",
                EXPERIMENT,
                "sweep.loss.plugin = [ce, focal]",
                "cases = [ { when { loss.plugin = focal }, set { training.epochs = 50, head.epochs = 5 } } ]");
        List<Cell> cells = place.cells("x.conf", "experiment.training.epochs=2");
        assertThat(cells.get(1).experiment().options().training().epochs()).isEqualTo(2);
        assertThat(cells.get(1).experiment().options().head().epochs()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases = 1 | x.conf:3: cases: needs a list of { when { ... }, set { ... } }",
                "cases = [1] | x.conf:3: cases[0]: needs the form { when { path = value }, set { path = value } }",
                "cases = [{ when { seed = 1 } }] | x.conf:3: cases[0]: needs the form",
                "cases = [{ wen { seed = 1 }, set { head.epochs = 1 } }] | x.conf:3: cases[0]: needs the form",
                "cases = [{ when { sed = 1 }, set {} }] | x.conf:3: cases[0].when.sed: unknown; did you mean seed?",
                "cases = [{ when { seed = a }, set {} }] | x.conf:3: cases[0].when.seed: needs a whole number",
                "cases = [{ when {}, set { sed = 1 } }] | x.conf:3: cases[0].set.sed: unknown; did you mean seed?",
                "cases = [{ when {}, set { head.epochs = 0 } }] | x.conf:3: cases[0].set.head.epochs: needs at least 1",
                "cases = [{ when {}, set { seed = 1 } }] | x.conf:3: cases[0].set.seed: is swept",
            })
    void refusesAWrongCase(String cases, String expected) {
        place.write("x.conf", EXPERIMENT, "sweep.seed = [0, 1]", cases);
        assertThat(failure()).startsWith(expected);
    }

    @Test
    void bindsTenThousandCells() {
        String seeds = IntStream.range(0, 500)
                .mapToObj(String::valueOf)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        place.write(
                "x.conf",
                "experiment { name = x, oversampler { eos.k = 3, smote.k = 4 }",
                "             training { epochs = 5, momentum = 0.8 } }",
                "sweep { seed = [" + seeds + "], loss.plugin = [ce, focal], head.epochs = [1, 2, 3, 4, 5]",
                "        oversampler.plugin = [none, eos] }",
                "cases = [ { when { oversampler.plugin = eos }, set { training.epochs = 7 } } ]");
        List<Cell> cells = place.cells("x.conf");
        assertThat(cells).hasSize(10_000);
        assertThat(cells.get(0).swept())
                .containsExactly(
                        Map.entry("loss.plugin", "ce"),
                        Map.entry("oversampler.plugin", "none"),
                        Map.entry("head.epochs", "1"),
                        Map.entry("seed", "0"));
        assertThat(cells.get(9_999).experiment().options().training().epochs()).isEqualTo(7);
    }
}
