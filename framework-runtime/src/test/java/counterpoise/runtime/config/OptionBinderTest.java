package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import counterpoise.api.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionBinderTest {

    private static final Path HERE = Path.of("/home/user");

    private final Problems problems = new Problems(new Places(HERE, Path.of("/opt/counterpoise")));

    enum Colour {
        DARK_BLUE,
        RED
    }

    record Inner(
            @Option(value = "a", defaultValue = "3", range = "[1, )") int innerCount,
            @Option(value = "b", defaultValue = "0.5") double share) {
        Inner {
            if (innerCount == 13) {
                throw new IllegalArgumentException("13 brings bad luck");
            }
        }
    }

    record All(
            @Option(value = "a", defaultValue = "1") int count,
            @Option(value = "b", defaultValue = "4294967295") long bigCount,
            @Option(value = "c", defaultValue = "1e-3", range = "(0, 1]") double learningRate,
            @Option(value = "d", defaultValue = "false") boolean flag,
            @Option(value = "e", defaultValue = "abc", pattern = "[a-z]+") String name,
            @Option(value = "f", defaultValue = "dark-blue") Colour colour,
            @Option("g") Optional<Path> root,
            @Option(value = "h", defaultValue = "[1, 2]", range = "[0, 9]") List<Integer> numbers,
            @Option("i") Optional<List<Double>> shares,
            @Option("j") Inner inner,
            @Option("k") Optional<Inner> other) {}

    record Required(@Option("the name of it") String name) {}

    private <R extends Record> Optional<R> bind(Class<R> type, String hocon) {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription("/home/user/conf/x.conf");
        return new OptionBinder(problems)
                .bind(type, ConfigFactory.parseString(hocon, options).root(), "block");
    }

    private List<String> messages(String hocon) {
        assertThat(bind(All.class, hocon)).isEmpty();
        return problems.list().stream().map(Problem::toString).toList();
    }

    @Test
    void fillsInEveryDefault() {
        assertThat(bind(All.class, ""))
                .contains(new All(
                        1,
                        4294967295L,
                        0.001,
                        false,
                        "abc",
                        Colour.DARK_BLUE,
                        Optional.empty(),
                        List.of(1, 2),
                        Optional.empty(),
                        new Inner(3, 0.5),
                        Optional.empty()));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void readsEveryTypeFromItsKebabCaseKey() {
        String hocon = "count = 7, big-count = 5, learning-rate = 1, flag = true, name = xyz, colour = red, root = a/b,"
                + " numbers = [], shares = [0.5, 1], inner { inner-count = 4 }, other { share = 2 }";
        assertThat(bind(All.class, hocon))
                .contains(new All(
                        7,
                        5,
                        1,
                        true,
                        "xyz",
                        Colour.RED,
                        Optional.of(Path.of("/home/user/conf/a/b")),
                        List.of(),
                        Optional.of(List.of(0.5, 1.0)),
                        new Inner(4, 0.5),
                        Optional.of(new Inner(3, 2))));
    }

    @Test
    void takesNullForAbsent() {
        assertThat(bind(All.class, "count = null, root = null, inner = null")).isEqualTo(bind(All.class, ""));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "\"10\", 10", "1e1, 10", "10.0, 10"})
    void readsWholeNumbersHoweverTheyAreWritten(String written, int read) {
        assertThat(bind(All.class, "count = " + written).orElseThrow().count()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count = ten | count: needs a whole number, found \"ten\"",
                "count = 1.5 | count: needs a whole number, found 1.5",
                "count = 3000000000 | count: needs a whole number, found 3000000000",
                "count = [1] | count: needs a whole number, found a list",
                "count = true | count: needs a whole number, found true",
                "learning-rate = 1d | learning-rate: needs a number, found \"1d\"",
                "learning-rate = NaN | learning-rate: needs a number, found \"NaN\"",
                "learning-rate = 1e999 | learning-rate: needs a number, found 1e999",
                "learning-rate = 0 | learning-rate: needs above 0 and at most 1, found 0",
                "flag = maybe | flag: needs true or false, found \"maybe\"",
                "flag = 1 | flag: needs true or false, found 1",
                "name = Abc | name: needs to match [a-z]+, found \"Abc\"",
                "name { a = 1 } | name: needs text, found a block",
                "colour = redd | colour: needs one of dark-blue, red, found \"redd\"; did you mean red?",
                "root = \"\" | root: needs a path, found \"\"",
                "numbers = 3 | numbers: needs a list of whole numbers, found 3",
                "numbers = [1, 10] | numbers[1]: needs at least 0 and at most 9, found 10",
                "inner = 3 | inner: needs a block { ... }, found 3",
                "inner { inner-count = 0 } | inner.inner-count: needs at least 1, found 0",
                "inner { inner-count = 13 } | inner: 13 brings bad luck",
                "kount = 3 | kount: unknown; did you mean count?",
                "learningRate = 1 | learningRate: unknown; did you mean learning-rate?",
                "inner { inner-cuont = 3 } | inner.inner-cuont: unknown; did you mean inner-count?",
                "inner { zebra = 3 } | inner.zebra: unknown; known are inner-count, share",
            })
    void saysWhereAndWhatIsWrong(String hocon, String message) {
        assertThat(messages("\n\n" + hocon)).containsExactly("conf/x.conf:3: block." + message);
    }

    @Test
    void findsAllProblemsAtOnce() {
        assertThat(messages("count = ten\nflag = maybe\ninner { inner-count = 0 }\nzebra = 1"))
                .hasSize(4);
    }

    @Test
    void goesOnFailingWhereTheSameProblemTurnsUpAgain() {
        assertThat(bind(All.class, "count = ten")).isEmpty();
        assertThat(bind(All.class, "count = ten")).isEmpty();
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void missesWhatHasNoDefault() {
        assertThat(bind(Required.class, "{}")).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("block.name");
            assertThat(problem.message()).isEqualTo("is missing: the name of it");
        });
    }

    @Test
    void keepsTextAsItWasWritten() {
        assertThat(bind(Required.class, "name = 007").orElseThrow().name()).isEqualTo("007");
        assertThat(bind(Required.class, "name = 1.50").orElseThrow().name()).isEqualTo("1.50");
    }

    @Test
    void describesOptions() {
        assertThat(OptionDescription.of(All.class))
                .extracting(OptionDescription::key)
                .contains("learning-rate", "inner.inner-count", "inner.share", "other.share")
                .doesNotContain("inner");
        assertThat(OptionDescription.of(All.class).get(2))
                .isEqualTo(new OptionDescription(
                        "learning-rate", "number", "1e-3", "above 0 and at most 1", "c", Option.Role.IDENTITY));
    }

    record Keyed(
            @Option(value = "a", defaultValue = "0.1") double rate,
            @Option(value = "b", role = Option.Role.PLACE) Path root,
            @Option(value = "c", defaultValue = "1", role = Option.Role.NEUTRAL) int every,
            @Option(value = "d", defaultValue = "2", asBefore = "1.0") double added,
            @Option(value = "e", defaultValue = "[]", asBefore = "[]") List<Integer> addedList,
            @Option(value = "f", asBefore = "null") Optional<Integer> addedOptional,
            @Option("g") Later later) {}

    record Later(@Option(value = "a", defaultValue = "1", asBefore = "1") int added) {}

    @Test
    void leavesOutOfTheKeyWhatResultsDoNotDependOn() {
        Keyed before = new Keyed(0.1, Path.of("/a"), 1, 1, List.of(), Optional.empty(), new Later(1));
        assertThat(OptionIdentity.of(before)).hasToString("{\"rate\":0.1}");
        Keyed after = new Keyed(100, Path.of("/b"), 2, 2, List.of(3), Optional.of(4), new Later(5));
        assertThat(OptionIdentity.of(after))
                .hasToString(
                        "{\"rate\":100,\"added\":2,\"added-list\":[3],\"added-optional\":4,\"later\":{\"added\":5}}");
    }

    @ParameterizedTest
    @CsvSource({"2e-4, 0.0002", "100, 100", "0.1, 0.1", "9e18, 9000000000000000000", "2e23, 2E+23"})
    void writesDoublesInOneWay(double value, String written) {
        // 2e23 is one of those that Double.toString writes with more digits than needed before Java 19 (JDK-4511638).
        assertThat(OptionIdentity.shortest(value)).hasToString(written);
        assertThat(OptionIdentity.shortest(value).doubleValue()).isEqualTo(value);
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        assertThat(Nearest.to("kk", List.of("k", "seed"))).contains("k");
        assertThat(Nearest.to("eso", List.of("eos", "none"))).contains("eos");
        assertThat(Nearest.to("xy", List.of("k", "ab"))).isEmpty();
        assertThat(Nearest.to("batchsize", List.of("batch-size", "epochs"))).contains("batch-size");
    }
}
