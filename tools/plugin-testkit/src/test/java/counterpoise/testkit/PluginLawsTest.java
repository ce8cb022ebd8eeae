package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import counterpoise.api.Option;
import counterpoise.api.Plugin;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.metric.MetricResult;
import counterpoise.api.oversampler.Oversampler;
import org.junit.jupiter.api.Test;

class PluginLawsTest {

    private static final String DECLARED = "the plugin is declared as a service";

    private static List<String> brokenBy(Plugin<?> plugin) {
        return Broken.laws(PluginLaws.cases(plugin));
    }

    /** What a nested class of the test breaks beyond that it is declared nowhere. */
    private static List<String> brokenBesidesItsDeclaration(Plugin<?> plugin) {
        return brokenBy(plugin).stream().filter(law -> !law.equals(DECLARED)).toList();
    }

    /** A plugin that keeps all laws but its declaration, with options of any type. */
    public static class WithOptions<O extends Record> implements MetricPlugin<O> {

        private final Class<O> type;

        /** Only to keep the law that there is such a constructor. */
        public WithOptions() {
            throw new AssertionError("the tests give the options");
        }

        WithOptions(Class<O> type) {
            this.type = type;
        }

        @Override
        public String name() {
            return "with-options";
        }

        @Override
        public String summary() {
            return "Measures nothing, e.g. for a test.";
        }

        @Override
        public Class<O> optionsType() {
            return type;
        }

        @Override
        public Metric create(O options) {
            return evaluation -> List.of(new MetricResult.Scalar("one", 1));
        }
    }

    private static List<String> brokenByOptions(Class<? extends Record> type) {
        return brokenBesidesItsDeclaration(new WithOptions<>(type));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(new JitterPlugin())).isEmpty();
        assertThat(brokenByOptions(DefaultOptionsTest.Everything.class)).isEmpty();
    }

    @Test
    void catchesAPluginDeclaredNowhere() {
        assertThat(brokenBy(new WithOptions<>(NoOptions.class))).containsExactly(DECLARED);
    }

    /** Of two kinds. */
    public static final class TwoKinds extends JitterPlugin implements MetricPluginOfNothing {
        @Override
        public Both create(NoOptions options) {
            return new Both();
        }
    }

    /** The second kind. */
    public interface MetricPluginOfNothing extends MetricPlugin<NoOptions> {
        @Override
        Both create(NoOptions options);
    }

    /** A product of two kinds. */
    public static final class Both extends Jitter implements Metric {
        @Override
        public List<MetricResult> compute(counterpoise.api.metric.Evaluation evaluation) {
            return List.of();
        }
    }

    @Test
    void catchesAPluginOfTwoKinds() {
        assertThat(brokenBesidesItsDeclaration(new TwoKinds())).containsExactly("a plugin is of one kind");
    }

    /** A name that no configuration can write. */
    public static final class BadName extends JitterPlugin {
        @Override
        public String name() {
            return "Jitter_2";
        }
    }

    @Test
    void catchesANameThatDoesNotMatch() {
        assertThat(brokenBesidesItsDeclaration(new BadName())).containsExactly("the name matches the pattern");
    }

    private static JitterPlugin summarised(String summary) {
        return new JitterPlugin() {
            @Override
            public String summary() {
                return summary;
            }
        };
    }

    @Test
    void catchesSummariesThatAreNotOneSentence() {
        for (String summary : List.of("", "Adds noise", "Adds noise. Then more.", "Adds\nnoise.")) {
            assertThat(brokenBy(summarised(summary)))
                    .as(summary)
                    .contains("the summary is one sentence with a full stop");
        }
    }

    /** A revision that cannot be. */
    public static final class RevisionZero extends JitterPlugin {
        @Override
        public OptionalInt revision() {
            return OptionalInt.of(0);
        }
    }

    @Test
    void catchesARevisionBelowOne() {
        assertThat(brokenBesidesItsDeclaration(new RevisionZero()))
                .containsExactly("the revision, if there is one, is at least 1");
    }

    /** Cannot make its product. */
    public static final class NoProduct extends JitterPlugin {
        @Override
        public Oversampler create(NoOptions options) {
            throw new IllegalStateException("no data set at hand");
        }
    }

    @Test
    void catchesAProductThatCannotBeMade() {
        assertThat(brokenBesidesItsDeclaration(new NoProduct()))
                .containsExactly("a product can be made with the defaults");
    }

    @Test
    void catchesAClassThatIsNotPublic() {
        assertThat(brokenBy(summarised("Adds noise.")))
                .containsExactly("the class and a constructor without parameters are public", DECLARED);
    }

    record NotDescribed(int k) {}

    record OddType(@Option("Which thread.") Optional<Thread> thread) {}

    record OddDefault(@Option(value = "How many.", defaultValue = "many") int k) {}

    record OddRange(@Option(value = "How many.", defaultValue = "5", range = "1 to 10") int k) {}

    record RangeOfWords(@Option(value = "Which.", defaultValue = "a", range = "[1, )") String word) {}

    record DefaultOutside(@Option(value = "How many.", defaultValue = "[3, 0]", range = "[1, )") List<Integer> k) {}

    record PlaceOfNumbers(@Option(value = "How many.", defaultValue = "5", role = Option.Role.PLACE) int k) {}

    record Inner(@Option(value = "How many.", defaultValue = "5", range = "(, 4]") int k) {}

    record Outer(@Option("The inner options.") Inner inner) {}

    @Test
    void catchesOptionsThatAreDeclaredWrongly() {
        assertThat(brokenByOptions(NotDescribed.class)).containsExactly("every option says what it means");
        assertThat(brokenByOptions(OddType.class)).containsExactly("every option has a type that the API allows");
        assertThat(brokenByOptions(OddDefault.class))
                .contains("every default can be read", "a product can be made with the defaults");
        assertThat(brokenByOptions(OddRange.class)).contains("every range is an interval over numbers");
        assertThat(brokenByOptions(RangeOfWords.class)).contains("every range is an interval over numbers");
        assertThat(brokenByOptions(DefaultOutside.class))
                .containsExactly("every default lies in the range and matches the pattern");
        assertThat(brokenByOptions(PlaceOfNumbers.class)).containsExactly("only paths are places");
    }

    @Test
    void looksIntoNestedRecords() {
        assertThat(brokenByOptions(Outer.class))
                .containsExactly("every default lies in the range and matches the pattern");
    }
}
