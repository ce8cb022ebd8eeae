package counterpoise.generative.cgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import counterpoise.api.oversampler.Space;
import counterpoise.generative.cgan.CganOptions.Form;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CganOversamplerTest {

    private static final int SIDE = 8;

    /** Dark images, and half as many bright ones, with some noise. */
    private static final InMemorySamples DARK_AND_BRIGHT = images(32, 16);

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

    @Test
    void thePerClassFormMakesImagesLikeThoseOfTheClass() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            RecordingSink sink = RecordingSink.accepting();

            new CganOversampler(new CganOptions(Form.PER_CLASS, 120, 16, 0.003, 0.5, 4, 4, 5))
                    .synthesize(DARK_AND_BRIGHT, context, sink);

            assertThat(sink.counts(2)).containsExactly(0, 16);
            assertThat(brightness(sink, 1)).isGreaterThan(0.6);
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
                            "cgan: .* became .* in epoch 1, step \\d+ of 10; a lower learning rate may help");
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
        InMemorySamples samples = images(8, 4, 2);
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
        try (FakeSamplingContext context = new FakeSamplingContext(images(8, 4, 2), 1)) {
            new CganOversampler(options(Form.PER_CLASS, 3))
                    .synthesize(images(8, 4, 2), context, RecordingSink.accepting());

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

    /** The mean of all pixels made for a class. */
    private static double brightness(RecordingSink sink, int label) {
        return sink.added().stream()
                .filter(made -> made.label() == label)
                .flatMapToDouble(
                        made -> IntStream.range(0, made.values().length).mapToDouble(i -> made.values()[i]))
                .average()
                .orElseThrow();
    }

    /** Classes from dark to bright, with noise. */
    private static InMemorySamples images(int... counts) {
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.range(0, counts[label]).map(i -> label))
                .toArray();
        SeededStream stream = new SeededStream(1, "images", 0);
        int dimension = SIDE * SIDE * 3;
        float[] values = new float[labels.length * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.1f + 0.7f * labels[i / dimension] / (counts.length - 1) + 0.2f * stream.nextFloat();
        }
        return new InMemorySamples(new int[] {SIDE, SIDE, 3}, counts.length, labels, values);
    }
}
