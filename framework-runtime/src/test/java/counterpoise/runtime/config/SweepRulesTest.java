package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on how axes combine: {@code sweep.zip} and {@code sweep.exclude}. */
class SweepRulesTest {

    private static final String EXPERIMENT = "experiment { name = x, oversampler.plugin = eos }";

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new Workplace(folder.toRealPath());
    }

    @Test
    void advancesZippedAxesTogether() {
        write(
                "training.epochs = [10, 20], training.batch-size = [64, 128], seed = [0, 1]",
                "zip = [[training.epochs, training.batch-size]]");

        assertThat(swept())
                .containsExactly(
                        "training.batch-size=64 training.epochs=10 seed=0",
                        "training.batch-size=64 training.epochs=10 seed=1",
                        "training.batch-size=128 training.epochs=20 seed=0",
                        "training.batch-size=128 training.epochs=20 seed=1");
    }

    /** Of the 64 million combinations there is never room for all. */
    @Test
    void zipsLongAxes() {
        String numbers =
                IntStream.rangeClosed(2, 401).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        write(
                "training.epochs = [%1$s], training.batch-size = [%1$s], seed = [%1$s]".formatted(numbers),
                "zip = [[training.epochs, training.batch-size, seed]]");

        assertThat(swept())
                .hasSize(400)
                .startsWith("training.batch-size=2 training.epochs=2 seed=2")
                .endsWith("training.batch-size=401 training.epochs=401 seed=401");
    }

    @Test
    void zipsOnlyAxesThatTheCellHas() {
        write(
                "oversampler.plugin = [none, eos], oversampler.eos.k = [10, 20], training.epochs = [1, 2]",
                "zip = [[oversampler.eos.k, training.epochs]]");

        assertThat(swept())
                .containsExactly(
                        "oversampler.plugin=none training.epochs=1",
                        "oversampler.plugin=none training.epochs=2",
                        "oversampler.plugin=eos oversampler.eos.k=10 training.epochs=1",
                        "oversampler.plugin=eos oversampler.eos.k=20 training.epochs=2");
    }

    @Test
    void leavesOutWhatIsExcluded() {
        write(
                "oversampler.plugin = [none, eos], oversampler.eos.k = [10, 20], seed = [0, 1]",
                "exclude = [{ oversampler { plugin = eos, eos.k = 20 } }, { oversampler.plugin = none, seed = [1, 2] }]");

        assertThat(swept())
                .containsExactly(
                        "oversampler.plugin=none seed=0",
                        "oversampler.plugin=eos oversampler.eos.k=10 seed=0",
                        "oversampler.plugin=eos oversampler.eos.k=10 seed=1");
    }

    @Test
    void excludesByValuesThatAreNotSwept() {
        write("seed = [0, 1]", "exclude = [{ training.epochs = 200, seed = 1 }]");

        assertThat(swept()).containsExactly("seed=0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "zip = 3; sweep.zip: needs a list of lists of swept paths",
                "zip = [seed]; sweep.zip: needs lists of two swept paths or more",
                "zip = [[seed]]; sweep.zip: needs lists of two swept paths or more",
                "zip = [[seed, training.epoch]]; sweep.zip: training.epoch is not swept; did you mean training.epochs?",
                "zip = [[seed, training.epochs]]; sweep.zip: needs axes of equal length; 3 and 2 values do not pair",
                "zip = [[seed, seed]]; sweep.zip: has seed twice",
                "exclude = { seed = 1 }; sweep.exclude: needs a list of { path = value, ... }",
                "exclude = [3]; sweep.exclude[0]: needs the form { path = value, ... }",
                "exclude = [{}]; sweep.exclude[0]: needs the form { path = value, ... }",
                "exclude = [{ sed = 1 }]; sweep.exclude[0].sed: unknown; did you mean seed?",
                "exclude = [{ seed = x }]; sweep.exclude[0].seed: needs a whole number",
                "exclude = [{ training.epochs = [1, 2] }]; sweep.exclude: leaves no cell",
                "skip-inapplicable = maybe; sweep.skip-inapplicable: needs true or false",
                "exclud = [{ seed = 1 }]; sweep.exclud: unknown; did you mean exclude?"
            })
    void refusesAWrongRule(String rule, String expected) {
        write("training.epochs = [1, 2], seed = [0, 1, 2]", rule);

        assertThatThrownBy(this::swept)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(expected);
    }

    private void write(String axes, String rule) {
        place.write("x.conf", EXPERIMENT, "sweep {", axes, rule, "}");
    }

    private List<String> swept() {
        return place.cells("x.conf", List.of(), List.of()).stream()
                .map(cell -> String.join(
                        " ",
                        cell.swept().entrySet().stream().map(Object::toString).toList()))
                .toList();
    }
}
