package counterpoise.generative.bagan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import counterpoise.api.oversampler.Space;
import counterpoise.generative.CountingContext;
import counterpoise.generative.SampleImages;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaganOversamplerTest {

    /** Dark images, and half as many bright ones. */
    private static final InMemorySamples DARK_AND_BRIGHT = SampleImages.darkToBright(32, 16);

    @TempDir
    Path checkpoints;

    @Test
    void worksOnPixelsAlone() {
        assertThat(new BaganOversampler(options(1, 1)).spaces()).containsExactly(Space.PIXEL);
    }

    @Test
    void makesImagesLikeThoseOfEachClass() {
        BaganOptions options = new BaganOptions(60, 3, 16, 0.002, 0.5, 4, Sampling.UNIFORM, Sampling.UNIFORM, 4, 100);
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1).requesting(8, 24)) {
            RecordingSink sink = RecordingSink.refusing(DARK_AND_BRIGHT);

            new BaganOversampler(options).synthesize(DARK_AND_BRIGHT, context, sink);

            assertThat(sink.counts(2)).containsExactly(8, 24);
            assertThat(SampleImages.brightness(sink, 0)).isBetween(0.05, 0.4);
            assertThat(SampleImages.brightness(sink, 1)).isBetween(0.7, 1.05);
        }
    }

    @Test
    void leavesASheetOfEachClassAndWhatTheNetworksCost() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            new BaganOversampler(options(1, 1)).synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting());

            assertThat(context.artifact("bagan-class-1.png")).isNotEmptyFile();
            assertThat(context.artifact("bagan-class-0.png")).doesNotExist();
            // Worked by hand, for 8 x 8 x 3, codes of 4 and 1 filter: trunk 28 + 20 + 76 + 296, features 8 x 2 x 2.
            int trunk = 28 + 20 + 76 + 296;
            int encoder = trunk + 32 * 4 + 4;
            int discriminator = trunk + 32 * 3 + 3;
            int generator = 4 * 32 + 32 * 256 + 4 * 4 * 3;
            assertThat(context.artifact("bagan-cost.json"))
                    .hasContent(("{\"trainable_parameters\": {\"discriminator\": %d, \"encoder\": %d,"
                                    + " \"generator\": %d, \"total\": %d}}")
                            .formatted(discriminator, encoder, generator, discriminator + encoder + generator));
        }
    }

    /** Trainings of 3 epochs of 6 steps each, kept after every second; the codes of the classes take a report each. */
    @ParameterizedTest
    @CsvSource({
        "15, stopped in the last epoch of the auto-encoder",
        "24, stopped before anything of the second training was kept",
        "36, stopped in the last epoch of the second training",
        "39, stopped while generating"
    })
    void aStopLeavesNoTrace(int report, String moment) {
        BaganOversampler oversampler = new BaganOversampler(
                new BaganOptions(3, 3, 8, 5e-4, 0.5, 4, Sampling.UNIFORM, Sampling.REBALANCE, 1, 2));
        RecordingSink whole = RecordingSink.accepting();
        List<String> warnings;
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            oversampler.synthesize(DARK_AND_BRIGHT, context, whole);
            warnings = context.warnings();
            assertThat(context.progressReported()).hasSize(18 + 2 + 18 + 1 + 1);
        }

        try (FakeSamplingContext context = keeping()) {
            context.cancelAtProgress(report);
            assertThatThrownBy(() -> oversampler.synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting()))
                    .as(moment)
                    .isInstanceOf(CancellationException.class);
        }
        RecordingSink resumed = RecordingSink.accepting();
        try (FakeSamplingContext context = keeping()) {
            oversampler.synthesize(DARK_AND_BRIGHT, context, resumed);

            int kept = (report > 12 ? 12 : 0) + (report > 18 ? 6 : 0) + (report > 32 ? 12 : 0) + (report > 38 ? 6 : 0);
            assertThat(context.progressReported()).as(moment).hasSize(40 - kept);
            assertThat(context.warnings()).isEqualTo(warnings);
        }

        assertThat(resumed.added().equals(whole.added())).as(moment).isTrue();
    }

    @Test
    void noStepLeavesArraysBehind() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            int before = context.manager().getManagedArrays().size();
            CountingContext counting = new CountingContext(context);

            new BaganOversampler(options(2, 2)).synthesize(DARK_AND_BRIGHT, counting, RecordingSink.accepting());

            // What is noted in a step is kept until the epoch ends, so compare the same step of each epoch.
            List<Integer> arrays = counting.arrays();
            for (int step = 0; step < 6; step++) {
                assertThat(arrays.get(6 + step)).isEqualTo(arrays.get(step));
                assertThat(arrays.get(20 + step)).isEqualTo(arrays.get(14 + step));
            }
            assertThat(context.manager().getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void aClassOfOneImageIsWarnedOf() {
        InMemorySamples samples = SampleImages.darkToBright(8, 1, 4);
        RecordingSink sink = RecordingSink.accepting();
        try (FakeSamplingContext context = new FakeSamplingContext(samples, 1)) {
            new BaganOversampler(options(1, 1)).synthesize(samples, context, sink);

            assertThat(context.warnings())
                    .contains("bagan: class 1 has one image, so that nothing is known of how its codes spread:"
                            + " all that is generated for it is the same");
        }
        assertThat(sink.counts(3)).containsExactly(0, 7, 4);
    }

    @Test
    void classesThatCollapseAreWarnedOf() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            new BaganOversampler(options(1, 1)).synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting());

            assertThat(context.warnings()).anySatisfy(warning -> assertThat(warning)
                    .startsWith("bagan: the 16 samples generated for class 1 are nearly all the same"));
        }
    }

    /** One that has learnt nothing gives each of 1000 classes a thousandth, and so generated images. */
    @Test
    void aDiscriminatorThatCallsEverythingTheSameIsWarnedOf() {
        InMemorySamples samples = SampleImages.withClasses(1000, DARK_AND_BRIGHT);
        int[] requested = new int[1000];
        requested[1] = 1;
        try (FakeSamplingContext context = new FakeSamplingContext(samples, 1).requesting(requested)) {
            new BaganOversampler(options(1, 1)).synthesize(samples, context, RecordingSink.accepting());

            assertThat(context.warnings()).anySatisfy(warning -> assertThat(warning)
                    .startsWith("bagan-adversarial: in the last round the discriminator gave real samples 0.999 and"
                            + " generated ones 0.999"));
        }
    }

    @Test
    void aLearningRateThatIsTooHighEndsItWithEpochAndStep() {
        BaganOptions options = new BaganOptions(2, 1, 8, 1e38, 0.5, 4, Sampling.UNIFORM, Sampling.UNIFORM, 1, 1);
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1)) {
            assertThatThrownBy(() -> new BaganOversampler(options)
                            .synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("bagan-autoencoder: reconstruction loss became .* in round \\d, step \\d of 6;"
                            + " a lower learning rate may help");
        }
    }

    @Test
    void whereNothingIsRequestedNothingIsTrained() {
        try (FakeSamplingContext context = new FakeSamplingContext(DARK_AND_BRIGHT, 1).requesting(0, 0)) {
            new BaganOversampler(options(1, 1)).synthesize(DARK_AND_BRIGHT, context, RecordingSink.accepting());

            assertThat(context.progressReported()).isEmpty();
        }
    }

    @Test
    void embeddingsAreRefused() {
        InMemorySamples samples = InMemorySamples.of(2, new int[] {0, 0, 1}, new float[][] {{0}, {1}, {2}});
        try (FakeSamplingContext context = new FakeSamplingContext(samples, 1)) {
            assertThatThrownBy(() ->
                            new BaganOversampler(options(1, 1)).synthesize(samples, context, RecordingSink.accepting()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bagan makes images; choose space = pixel, with a data set of images");
        }
    }

    @Test
    void imagesOfOtherSidesAreRefused() {
        InMemorySamples samples = new InMemorySamples(new int[] {18, 18, 1}, 2, new int[] {0, 0, 1}, new float[972]);
        try (FakeSamplingContext context = new FakeSamplingContext(samples, 1)) {
            assertThatThrownBy(() ->
                            new BaganOversampler(options(1, 1)).synthesize(samples, context, RecordingSink.accepting()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bagan needs square images whose side can be halved until it is 8 or less, but these"
                            + " have 18x18x1 pixels; scale them first");
        }
    }

    @Test
    void progressNeverGoesBack() {
        InMemorySamples samples = SampleImages.darkToBright(8, 4, 2);
        try (FakeSamplingContext context = new FakeSamplingContext(samples, 1)) {
            new BaganOversampler(options(2, 1)).synthesize(samples, context, RecordingSink.accepting());

            assertThat(context.progressReported()).isSorted().startsWith(0.0).endsWith(1.0);
        }
    }

    private static BaganOptions options(int autoencoderEpochs, int adversarialEpochs) {
        return new BaganOptions(
                autoencoderEpochs, adversarialEpochs, 8, 5e-5, 0.5, 4, Sampling.UNIFORM, Sampling.UNIFORM, 1, 1);
    }

    private FakeSamplingContext keeping() {
        return new FakeSamplingContext(DARK_AND_BRIGHT, 1).keepingCheckpointsIn(checkpoints);
    }
}
