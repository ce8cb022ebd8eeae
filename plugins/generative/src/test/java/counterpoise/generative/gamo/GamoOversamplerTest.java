package counterpoise.generative.gamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withPrecision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import counterpoise.api.oversampler.Space;
import counterpoise.generative.CountingContext;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GamoOversamplerTest {

    private static final int ROUND = 100;

    /** Images of two classes, with noise. */
    private static final InMemorySamples IMAGES = noise(new int[] {8, 8, 3}, 12, 5);

    private static final InMemorySamples EMBEDDINGS = noise(new int[] {6}, 12, 5, 1);

    @TempDir
    Path checkpoints;

    @Test
    void worksOnPixelsAndEmbeddings() {
        assertThat(new GamoOversampler(options(1)).spaces()).containsExactlyInAnyOrder(Space.PIXEL, Space.EMBEDDING);
    }

    /**
     * The samples of the small class lie on a line, those of the large one over a part of it, a little left of its
     * middle or a little right. What is generated is to be hard for the classifier: on the same side.
     */
    @Test
    void samplesAreGeneratedWhereTheClassifierErrs() {
        assertThat(meanOnTheLine(0.9)).isLessThan(0.95);
        assertThat(meanOnTheLine(1.1)).isGreaterThan(1.05);
    }

    /** What is generated on a line from 0.5 to 1.5, in the mean, where the large class is around {@code place}. */
    private static double meanOnTheLine(double place) {
        SeededStream stream = new SeededStream(1, "points", 0);
        float[][] points = new float[61][];
        int[] labels = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            labels[i] = i < 50 ? 0 : 1;
            double along = i < 50 ? place + 0.2 * stream.nextGaussian() : 0.5 + (i - 50) / 10.0;
            points[i] = new float[] {(float) along, (float) (0.2 * stream.nextGaussian())};
        }
        InMemorySamples train = InMemorySamples.of(2, labels, points);
        RecordingSink sink = RecordingSink.accepting();
        try (FakeSamplingContext context = new FakeSamplingContext(train, 3)) {
            new GamoOversampler(new GamoOptions(100, 32, 0.005, 0.5, 8, 0.1, 4, 5)).synthesize(train, context, sink);
        }
        assertThat(sink.counts(2)).containsExactly(0, 39);
        assertThat(sink.added())
                .allSatisfy(sample -> assertThat((double) sample.values()[0]).isBetween(0.5 - 1e-6, 1.5 + 1e-6));
        return sink.added().stream()
                .mapToDouble(sample -> sample.values()[0])
                .average()
                .orElseThrow();
    }

    @Test
    void imagesAreShownAndTheCostIsTold() {
        try (FakeSamplingContext context = new FakeSamplingContext(IMAGES, 1)) {
            RecordingSink sink = RecordingSink.refusing(IMAGES);

            new GamoOversampler(options(2)).synthesize(IMAGES, context, sink);

            assertThat(sink.counts(2)).containsExactly(0, 7);
            assertThat(context.artifact("gamo-class-1.png")).isNotEmptyFile();
            // Worked by hand, with units 2 and 3 random numbers: (192 + 1) * 8 + 9 * 4 + 5 * 2 to classify;
            // (194 + 1) * 8 + 9 * 4 + 5 to discriminate; 6 * 8 + 16 + 9 * 2 + 4 + 3 * 5 to generate.
            assertThat(context.artifact("gamo-cost.json"))
                    .hasContent("{\"trainable_parameters\": {\"classifier\": 1590, \"discriminator\": 1601,"
                            + " \"generator\": 101, \"total\": 3292}}");
        }
    }

    @Test
    void aClassOfOneSampleGetsCopiesAndAWarning() {
        try (FakeSamplingContext context = new FakeSamplingContext(EMBEDDINGS, 1)) {
            RecordingSink sink = RecordingSink.refusing(EMBEDDINGS);

            new GamoOversampler(options(2)).synthesize(EMBEDDINGS, context, sink);

            float[] single = EMBEDDINGS.row(EMBEDDINGS.rowsOf(2)[0]);
            assertThat(sink.counts(3)).containsExactly(0, 7, 11);
            assertThat(sink.added())
                    .filteredOn(sample -> sample.label() == 2)
                    .allSatisfy(sample -> assertThat(sample.values()).containsExactly(single, withPrecision(1e-6f)));
            assertThat(context.warnings())
                    .contains("gamo: class 2 has one sample, which leaves nothing to combine; it gets copies of it");
        }
    }

    @Test
    void aStopInMidTrainingLeavesNoTrace() {
        GamoOversampler oversampler = new GamoOversampler(options(ROUND + 4));
        RecordingSink whole = RecordingSink.accepting();
        try (FakeSamplingContext context = new FakeSamplingContext(EMBEDDINGS, 1)) {
            oversampler.synthesize(EMBEDDINGS, context, whole);
        }

        try (FakeSamplingContext context = keeping()) {
            context.cancelAtProgress(ROUND + 3);
            assertThatThrownBy(() -> oversampler.synthesize(EMBEDDINGS, context, RecordingSink.accepting()))
                    .isInstanceOf(CancellationException.class);
        }
        RecordingSink resumed = RecordingSink.accepting();
        try (FakeSamplingContext context = keeping()) {
            oversampler.synthesize(EMBEDDINGS, context, resumed);

            // The steps after the first round, the samples of two classes, and the end.
            assertThat(context.progressReported()).hasSize(7);
        }

        assertThat(resumed.added().equals(whole.added())).isTrue();
    }

    @Test
    void noStepLeavesArraysBehind() {
        try (FakeSamplingContext lent = new FakeSamplingContext(EMBEDDINGS, 1)) {
            CountingContext context = new CountingContext(lent);

            new GamoOversampler(options(ROUND + 3)).synthesize(EMBEDDINGS, context, RecordingSink.accepting());

            // Before each step, and in the end, when all is closed. What is noted of a step is kept for its round.
            List<Integer> counts = context.arrays();
            int afterOneStep = counts.get(1) - counts.get(0);
            assertThat(counts.get(0)).isPositive();
            for (int step = 0; step < ROUND; step++) {
                assertThat(counts.get(step)).isEqualTo(counts.get(0) + step * afterOneStep);
            }
            assertThat(afterOneStep)
                    .as("notes of four losses, two means and two losses a generator")
                    .isEqualTo(10);
            assertThat(counts.get(ROUND)).isEqualTo(counts.get(0));
            assertThat(counts.get(counts.size() - 1)).isZero();
        }
    }

    @Test
    void aClassThatCollapsesIsWarnedOf() {
        // The generator stands still, at weights that are all but even.
        GamoOptions still = new GamoOptions(1, 8, 1e-9, 0.5, 3, 0.1, 1, 1);
        InMemorySamples train = noise(new int[] {8, 8, 3}, 200, 100);
        try (FakeSamplingContext context = new FakeSamplingContext(train, 1)) {
            new GamoOversampler(still).synthesize(train, context, RecordingSink.accepting());

            assertThat(context.warnings()).anySatisfy(warning -> assertThat(warning)
                    .startsWith("gamo: the 100 samples generated for class 1 are nearly all the same"));
        }
    }

    @Test
    void aLearningRateThatIsTooHighEndsItWithRoundAndStep() {
        GamoOptions options = new GamoOptions(10, 8, 1e38, 0.5, 3, 0.1, 2, 1);
        try (FakeSamplingContext context = new FakeSamplingContext(EMBEDDINGS, 1)) {
            assertThatThrownBy(() ->
                            new GamoOversampler(options).synthesize(EMBEDDINGS, context, RecordingSink.accepting()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching(
                            "gamo: .* became .* in round 1, step \\d+ of 10; a lower learning rate may help");
        }
    }

    @Test
    void progressNeverGoesBack() {
        try (FakeSamplingContext context = new FakeSamplingContext(EMBEDDINGS, 1)) {
            new GamoOversampler(options(3)).synthesize(EMBEDDINGS, context, RecordingSink.accepting());

            assertThat(context.progressReported())
                    .isSorted()
                    .startsWith(0.0)
                    .endsWith(1.0)
                    .hasSize(6);
        }
    }

    private static GamoOptions options(int steps) {
        return new GamoOptions(steps, 8, 2e-4, 0.5, 3, 0.1, 2, 1);
    }

    private FakeSamplingContext keeping() {
        return new FakeSamplingContext(EMBEDDINGS, 1).keepingCheckpointsIn(checkpoints);
    }

    /** Samples of independent values from 0 to 1, class after class. */
    private static InMemorySamples noise(int[] shape, int... counts) {
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            for (int i = 0; i < counts[label]; i++) {
                labels.add(label);
            }
        }
        int dimension = 1;
        for (int side : shape) {
            dimension *= side;
        }
        SeededStream stream = new SeededStream(1, "noise", 0);
        float[] values = new float[labels.size() * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = stream.nextFloat();
        }
        return new InMemorySamples(
                shape,
                counts.length,
                labels.stream().mapToInt(Integer::intValue).toArray(),
                values);
    }
}
