package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.api.Option;
import org.junit.jupiter.api.Test;

class DefaultOptionsTest {

    enum Selection {
        LAST,
        BEST_ON_TEST
    }

    record Inner(@Option(value = "How many.", defaultValue = "5") int k) {}

    record Everything(
            @Option(value = "A number.", defaultValue = "10", range = "[1, )") int count,
            @Option(value = "A large number.", defaultValue = "8589934592") long large,
            @Option(value = "A share.", defaultValue = "1e-3", range = "(0, 1]") double share,
            @Option(value = "Whether.", defaultValue = "true") boolean whether,
            @Option(value = "A text.", defaultValue = "\"a text\"", pattern = "[a-z ]+") String text,
            @Option(value = "A choice.", defaultValue = "best-on-test") Selection selection,
            @Option(value = "A place.", defaultValue = "data/images", role = Option.Role.PLACE) Path place,
            @Option(value = "Numbers.", defaultValue = "[1, 2]", range = "[1, 2]") List<Integer> numbers,
            @Option(value = "Choices.", defaultValue = "[]") List<Selection> choices,
            @Option("Perhaps a number.") Optional<Double> perhaps,
            @Option("The inner options.") Inner inner) {}

    record Needy(@Option("What only the user knows.") Path root, @Option("The inner.") Inner inner) {}

    record Refusing(@Option(value = "Low.", defaultValue = "2") int low) {
        Refusing {
            throw new IllegalArgumentException("low must be below high");
        }
    }

    @Test
    void readsEveryTypeThatOptionsMayHave() {
        assertThat(DefaultOptions.of(Everything.class))
                .isEqualTo(new Everything(
                        10,
                        8_589_934_592L,
                        0.001,
                        true,
                        "a text",
                        Selection.BEST_ON_TEST,
                        Path.of("data/images"),
                        List.of(1, 2),
                        List.of(),
                        Optional.empty(),
                        new Inner(5)));
    }

    @Test
    void namesTheOptionsThatMustBeGiven() {
        assertThat(DefaultOptions.required(Needy.class)).containsExactly("root");
        assertThat(DefaultOptions.required(Everything.class)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DefaultOptions.of(Needy.class))
                .withMessage("Needy.root has no default: make the record yourself");
    }

    @Test
    void repeatsTheSentenceOfARecordThatRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DefaultOptions.of(Refusing.class))
                .withMessage("Refusing refuses its own defaults: low must be below high");
    }
}
