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
                .containsExactly("gan: in the last epoch the discriminator gave real samples 0.998 and generated ones"
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

    private static List<String> warnings(double real, double generated) {
        InMemorySamples any = InMemorySamples.of(1, new int[] {0}, new float[][] {{0}});
        try (FakeSamplingContext context = new FakeSamplingContext(any, 1)) {
            DiscriminatorWatch.check("gan", real, generated, context);
            return context.warnings();
        }
    }
}
