package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.Plugin;
import counterpoise.testkit.WrongPlugins.WithOptions;
import org.junit.jupiter.api.Test;

class PluginLawsTest {

    private static List<String> brokenBy(Plugin<?> plugin) {
        return Broken.laws(PluginLaws.cases(plugin));
    }

    private static List<String> brokenByOptions(Class<? extends Record> type) {
        return brokenBy(new WithOptions<>(type));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(new JitterPlugin())).isEmpty();
        assertThat(brokenByOptions(DefaultOptionsTest.Everything.class)).isEmpty();
    }

    @Test
    void catchesSummariesThatAreNotOneSentence() {
        for (String summary : List.of("", "Adds noise", "Adds noise. Then more.", "Adds\nnoise.")) {
            JitterPlugin summarised = new JitterPlugin() {
                @Override
                public String summary() {
                    return summary;
                }
            };
            assertThat(brokenBy(summarised)).as(summary).contains("the summary is one sentence with a full stop");
        }
    }

    record RangeOfWords(@Option(value = "Which.", defaultValue = "a", range = "[1, )") String word) {}

    @Test
    void catchesARangeOverWords() {
        assertThat(brokenByOptions(RangeOfWords.class)).contains("every range is an interval over numbers");
    }

    record Inner(@Option(value = "How many.", defaultValue = "5", range = "(, 4]") int k) {}

    record Outer(@Option("The inner options.") Inner inner) {}

    record Perhaps(@Option("The inner options, perhaps.") Optional<Inner> inner) {}

    @Test
    void looksIntoNestedRecords() {
        assertThat(brokenByOptions(Outer.class))
                .containsExactly("every default lies in the range and matches the pattern");
        assertThat(brokenByOptions(Perhaps.class))
                .containsExactly("every default lies in the range and matches the pattern");
    }

    record Fine(@Option(value = "How many.", defaultValue = "5", range = "[1, )") int k) {}

    record Contained(
            @Option(value = "Epochs, perhaps.", defaultValue = "[80, 90]", range = "[0, )")
                    Optional<List<Integer>> epochs,
            @Option("The inner options, perhaps.") Optional<Fine> inner) {}

    @Test
    void allowsListsAndRecordsThatMayBeLeftOut() {
        assertThat(brokenByOptions(Contained.class)).isEmpty();
    }
}
