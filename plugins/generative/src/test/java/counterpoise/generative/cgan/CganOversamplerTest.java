package counterpoise.generative.cgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import counterpoise.api.oversampler.Space;
import counterpoise.generative.CountingContext;
import counterpoise.generative.SampleImages;
import counterpoise.generative.cgan.CganOptions.Form;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CganOversamplerTest {

    /** Dark images, and half as many bright ones, with some noise. */
    private static final InMemorySamples DARK_AND_BRIGHT = SampleImages.darkToBright(32, 16);

    @TempDir
    Path checkpoints;

    @Test
    void worksOnPixelsAlone() {
        assertThat(new CganOversampler(options(Form.CONDITIONAL, 1)).spaces()).containsExactly(Space.PIXEL);
    }

    @Test
    void theConditionalFormMakesOfEachClassWhatItIsAskedFor() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1).requesting(8, 8)) {
            RecordingSink sink = RecordingSink.accepting();

            new CganOversampler(options(Form.CONDITIONAL, 3)).synthesize(DARK_AND_BRIGHT, context, sink);

            assertThat(sink.counts(2)).containsExactly(8, 8);
            assertThat(context.artifact("cgan-class-0.png")).isNotEmptyFile();
            assertThat(context.artifact("cgan-class-1.png")).isNotEmptyFile();
        }
    }

    /**
     * Images of one brightness each, 0.1 to 0.3 or 0.8 to 1, so that brightness and label are all that there is to
     * learn. Noise in every pixel would be told from what a small generator makes whatever the label.
     */
    @Test
    void theConditionalFormLearnsWhatEachLabelLooksLike() {
        InMemorySamples flat = SampleImages.flatDarkToBright(32, 16);
        try (FakeSamplingContext context = new FakeSamplingContext(flat, 1).requesting(16, 16)) {
            RecordingSink sink = RecordingSink.accepting();

            new CganOversampler(new CganOptions(Form.CONDITIONAL, 400, 16, 0.001, 0.5, 4, 8, 5))
                    .synthesize(flat, context, sink);

            assertThat(SampleImages.brightness(sink, 0)).isLessThan(0.45);
            assertThat(SampleImages.brightness(sink, 1)).isGreaterThan(0.65);
        }
    }

    @Test
    void thePerClassFormMakesImagesLikeThoseOfTheClass() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            RecordingSink sink = RecordingSink.accepting();

            new CganOversampler(new CganOptions(Form.PER_CLASS, 120, 16, 0.003, 0.5, 4, 4, 5))
                    .synthesize(DARK_AND_BRIGHT, context, sink);

            assertThat(sink.counts(2)).containsExactly(0, 16);
            assertThat(SampleImages.brightness(sink, 1)).isGreaterThan(0.6);
            assertThat(context.artifact("cgan-class-1.png")).isNotEmptyFile();
            assertThat(context.artifact("cgan-class-0.png")).doesNotExist();
        }
    }

    @Test
    void aStopInMidTrainingLeavesNoTrace() {
        CganOversampler oversampler = new CganOversampler(options(Form.CONDITIONAL, 104));
        RecordingSink whole = RecordingSink.accepting();
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            oversampler.synthesize(DARK_AND_BRIGHT, context, whole);
        }

        try (FakeSamplingContext context = keeping()) {
            context.cancelAtProgress(103);
            assertThatThrownBy(() -> oversampler.synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting()))
                    .isInstanceOf(CancellationException.class);
        }
        RecordingSink resumed = RecordingSink.accepting();
        try (FakeSamplingContext context = keeping()) {
            oversampler.synthesize(DARK_AND_BRIGHT, context, resumed);

            // The steps after the first round of a hundred, the images, and the end.
            assertThat(context.progressReported()).hasSize(6);
        }

        assertThat(resumed.added().equals(whole.added())).isTrue();
    }

    @Test
    void noStepLeavesArraysBehind() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            CountingContext counting = new CountingContext(context);

            new CganOversampler(options(Form.CONDITIONAL, 102))
                    .synthesize(DARK_AND_BRIGHT, counting, RecordingSink.accepting());

            // Before each step: two losses and two means of each step before it are kept for the round.
            List<Integer> arrays = counting.arrays();
            for (int step = 1; step < 100; step++) {
                assertThat(arrays.get(step)).isEqualTo(arrays.get(0) + 4 * step);
            }
            assertThat(arrays.get(100)).isEqualTo(arrays.get(0));
            assertThat(context.manager().getManagedArrays()).isEmpty();
        }
    }

    @Test
    void classesThatCollapseAreWarnedOf() {
        // The generator stands still.
        CganOptions options = new CganOptions(Form.PER_CLASS, 1, 16, 1e-9, 0.5, 4, 1, 5);
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            new CganOversampler(options).synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting());

            assertThat(context.warnings()).anySatisfy(warning -> assertThat(warning)
                    .startsWith("cgan: the 16 samples generated for class 1 are nearly all the same"));
        }
    }

    @Test
    void aLearningRateThatIsTooHighEndsItWithRoundAndStep() {
        CganOptions options = new CganOptions(Form.CONDITIONAL, 10, 16, 1e38, 0.5, 4, 1, 5);
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            assertThatThrownBy(() -> new CganOversampler(options)
                            .synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching(
                            "cgan: .* became .* in round 1, step \\d+ of 10; a lower learning rate may help");
        }
    }

    @Test
    void imagesOfOtherSidesAreRefused() {
        InMemorySamples samples = new InMemorySamples(new int[] {12, 12, 1}, 2, new int[] {0, 0, 1}, new float[432]);
        try (FakeSamplingContext context = new FakeSamplingContext(samples, 1)) {
            assertThatThrownBy(() -> new CganOversampler(options(Form.CONDITIONAL, 1))
                            .synthesize(samples, context, RecordingSink.accepting()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cgan needs square images whose side is a multiple of 8, but these have 12x12x1"
                            + " pixels; scale them first");
        }
    }

    /** 4 latents, 1 filter, 8 x 8 x 3: worked by hand from the layers. */
    @Test
    void itsCostIsThatOfAllPairs() throws IOException {
        InMemorySamples samples = SampleImages.darkToBright(8, 4, 2);
        try (FakeSamplingContext context = new FakeSamplingContext(samples, 1)) {
            new CganOversampler(options(Form.PER_CLASS, 1)).synthesize(samples, context, RecordingSink.accepting());

            int generator = 4 * 4 + 2 * 4 + 9 * 4 * 2 + 2 * 2 + 9 * 2 + 2 + 9 * 3 + 3;
            int discriminator = 16 * 3 + 1 + 16 * 2 + 2 * 2 + 16 * 2 * 4 + 2 * 4 + 4 + 1;
            assertThat(context.artifact("cgan-cost.json"))
                    .hasContent(
                            "{\"trainable_parameters\": {\"discriminator\": %d, \"generator\": %d, \"total\": %d}}\n"
                                    .formatted(2 * discriminator, 2 * generator, 2 * (discriminator + generator)));
        }
    }

    @Test
    void progressNeverGoesBack() {
        try (FakeSamplingContext context = new FakeSamplingContext(SampleImages.darkToBright(8, 4, 2), 1)) {
            new CganOversampler(options(Form.PER_CLASS, 3))
                    .synthesize(SampleImages.darkToBright(8, 4, 2), context, RecordingSink.accepting());

            List<Double> reported = context.progressReported();
            assertThat(reported).isSorted().startsWith(0.0).endsWith(1.0).hasSize(9);
        }
    }

    private static CganOptions options(Form form, int steps) {
        return new CganOptions(form, steps, 8, 2e-4, 0.5, 4, 1, 1);
    }

    private FakeSamplingContext keeping() {
        return new FakeSamplingContext(DARK_AND_BRIGHT, 1).keepingCheckpointsIn(checkpoints);
    }
}
