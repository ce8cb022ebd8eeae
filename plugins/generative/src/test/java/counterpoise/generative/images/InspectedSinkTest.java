package counterpoise.generative.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class InspectedSinkTest {

    private static final int SIDE = 8;

    /** Noise: 40 images of class 1, and one of class 0. */
    private static final InMemorySamples NOISE = noise();

    private final FakeSamplingContext context = new FakeSamplingContext(NOISE, 1);
    private final RecordingSink target = RecordingSink.accepting();
    private final InspectedSink sink = new InspectedSink("gan", NOISE, context, target);

    @Test
    void samplesArePassedOn() {
        sink.add(1, NOISE.row(3));
        sink.add(0, NOISE.row(0));

        assertThat(target.added()).hasSize(2);
        assertThat(target.counts(2)).containsExactly(1, 1);
    }

    @Test
    void variedImagesAreNotWarnedOf() {
        for (int row = 1; row < 11; row++) {
            sink.add(1, NOISE.row(row));
        }
        sink.finish();

        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void equalImagesAreWarnedOf() {
        for (int i = 0; i < 10; i++) {
            sink.add(1, NOISE.row(1));
        }
        sink.finish();

        assertThat(context.warnings())
                .singleElement()
                .asString()
                .matches("gan: the 10 samples generated for class 1 are"
                        + " nearly all the same: their variance is .*, that of its 40 original samples 0\\.08\\d?");
    }

    @Test
    void imagesOfOneColourAreWarnedOf() {
        for (int i = 0; i < 10; i++) {
            float[] image = new float[NOISE.dimension()];
            for (int value = 0; value < image.length; value++) {
                image[value] = (i + value % 3) / 12f;
            }
            sink.add(1, image);
        }
        sink.finish();

        assertThat(context.warnings())
                .singleElement()
                .asString()
                .contains("gan: the 10 images generated for class 1 are nearly of one colour each");
    }

    /** A class of two values: variances 1/4 and 4 of the originals, and 0 and 0.01^2 / 4 of what was made. */
    @Test
    void classesThatCollapsedAreWarnedOfInOneSentence() {
        InMemorySamples embeddings = InMemorySamples.of(2, new int[] {0, 0, 1, 1}, new float[][] {{0}, {1}, {0}, {4}});
        try (FakeSamplingContext own = new FakeSamplingContext(embeddings, 1)) {
            InspectedSink inspected = new InspectedSink("gan", embeddings, own, target);
            for (float value : new float[] {0, 0.01f}) {
                inspected.add(0, new float[] {0});
                inspected.add(1, new float[] {value});
            }
            inspected.finish();

            assertThat(own.warnings())
                    .containsExactly("gan: the samples generated for the classes 0, 1 are nearly all the same: their"
                            + " variance is 0.0 to 2.5e-05, that of the original samples 0.25 to 4.0");
        }
    }

    /** Ten images of two kinds, with next to no noise. */
    @Test
    void imagesLikeOneOfAFewAreWarnedOf() {
        addOfTwoKinds(0.001f);

        assertThat(context.warnings())
                .singleElement()
                .asString()
                .matches("gan: the 10 samples generated for class 1 are nearly all like one of a few: the mean"
                        + " distance to the nearest other one is 0\\.\\d+, that of its 40 original samples [56]\\.\\d");
    }

    @Test
    void imagesLikeOneOfAFewWithNoiseOfTheirOwnAreNot() {
        addOfTwoKinds(0.5f);

        assertThat(context.warnings()).isEmpty();
    }

    private void addOfTwoKinds(float noise) {
        for (int i = 0; i < 10; i++) {
            float[] image = NOISE.row(1 + i % 2);
            float[] other = NOISE.row(10 + i);
            for (int value = 0; value < image.length; value++) {
                image[value] += noise * (other[value] - 0.5f);
            }
            sink.add(1, image);
        }
        sink.finish();
    }

    /** A class of one image has no variance of its own to compare with. */
    @Test
    void copiesOfTheOnlyImageOfAClassAreNotWarnedOf() {
        for (int i = 0; i < 10; i++) {
            sink.add(0, NOISE.row(0));
        }
        sink.finish();

        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void aSheetShowsOriginalsOnTheLeftAndGeneratedImagesOnTheRight() throws IOException {
        float[] red = new float[NOISE.dimension()];
        for (int i = 0; i < red.length; i += 3) {
            red[i] = 1;
        }
        for (int i = 0; i < 9; i++) {
            sink.add(1, red);
        }
        sink.finish();

        BufferedImage sheet = ImageIO.read(context.artifact("gan-class-1.png").toFile());
        int right = 8 * SIDE + 8;
        assertThat(sheet.getWidth()).isEqualTo(right + 8 * SIDE);
        assertThat(sheet.getHeight()).isEqualTo(4 * SIDE);
        float[] second = NOISE.row(2);
        int pixel = (3 * SIDE + 5) * 3;
        assertThat(colour(sheet, SIDE + 5, 3))
                .containsExactly(
                        Math.round(255 * second[pixel]),
                        Math.round(255 * second[pixel + 1]),
                        Math.round(255 * second[pixel + 2]));
        assertThat(colour(sheet, right + 7 * SIDE, 0)).containsExactly(255, 0, 0);
        assertThat(colour(sheet, right, SIDE)).containsExactly(255, 0, 0);
        assertThat(colour(sheet, right + SIDE, SIDE)).containsExactly(255, 255, 255);
        assertThat(colour(sheet, right - 1, 0)).containsExactly(255, 255, 255);
    }

    @Test
    void collapsedEmbeddingsAreWarnedOfAndGetNoSheet() {
        InMemorySamples embeddings = InMemorySamples.of(1, new int[] {0, 0, 0}, new float[][] {{1, 2}, {3, 4}, {5, 7}});
        try (FakeSamplingContext own = new FakeSamplingContext(embeddings, 1)) {
            InspectedSink inspected = new InspectedSink("gan", embeddings, own, target);
            inspected.add(0, new float[] {1, 1});
            inspected.add(0, new float[] {1.01f, 1});
            inspected.finish();

            assertThat(own.warnings()).hasSize(1);
            assertThat(own.artifact("gan-class-0.png")).doesNotExist();
        }
    }

    private static List<Integer> colour(BufferedImage sheet, int x, int y) {
        int rgb = sheet.getRGB(x, y);
        return List.of(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static InMemorySamples noise() {
        int[] labels = new int[41];
        Arrays.fill(labels, 1, 41, 1);
        SeededStream stream = new SeededStream(1, "noise", 0);
        float[] values = new float[labels.length * SIDE * SIDE * 3];
        IntStream.range(0, values.length).forEach(i -> values[i] = stream.nextFloat());
        return new InMemorySamples(new int[] {SIDE, SIDE, 3}, 2, labels, values);
    }
}
