package counterpoise.generative.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscriminatorWatchTest {

    @Test
    void oneThatWinsIsWarnedOf() {
        assertThat(warnings(0.998, 0.001))
                .containsExactly("gan: in the last round the discriminator gave real samples 0.998 and generated ones"
                        + " 0.001 in the mean: it wins, and the generator cannot learn from it");
    }

    @ParameterizedTest
    @CsvSource({"0.995, 0.999", "0.001, 0.002"})
    void oneThatCallsEverythingTheSameIsWarnedOf(double real, double generated) {
        assertThat(warnings(real, generated)).singleElement().asString().contains("it calls everything the same");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.9, 0.1", "0.98, 0.005", "0.3, 0.7"})
    void oneThatCanBeLearntFromIsNot(double real, double generated) {
        assertThat(warnings(real, generated)).isEmpty();
    }

    /** Targets of 0.95 and 0.05 leave 0.9 between them; a hundredth of it is 0.009. */
    @ParameterizedTest
    @CsvSource({"0.942, 0.058, true", "0.96, 0.04, true", "0.940, 0.058, false", "0.942, 0.060, false"})
    void oneThatEndsAtSoftenedTargetsIsWarnedOf(double real, double generated, boolean wins) {
        assertThat(warnings(real, generated, 0.05)).hasSize(wins ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0.945, 0.95", "0.05, 0.055"})
    void oneThatCallsEverythingASoftenedTargetIsWarnedOf(double real, double generated) {
        assertThat(warnings(real, generated, 0.05)).singleElement().asString().contains("it calls everything the same");
    }

    private static List<String> warnings(double real, double generated) {
        return warnings(real, generated, 0);
    }

    private static List<String> warnings(double real, double generated, double softening) {
        InMemorySamples any = InMemorySamples.of(1, new int[] {0}, new float[][] {{0}});
        try (FakeSamplingContext context = new FakeSamplingContext(any, 1)) {
            DiscriminatorWatch.check("gan", real, generated, softening, context);
            return context.warnings();
        }
    }
}
