package counterpoise.datasets.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;

import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.testkit.DefaultOptions;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapesTest {

    private static final int IMAGE_BYTES = 32 * 32 * 3;

    @Test
    void hasAsManyImagesAsAskedFor() throws IOException {
        ImageDataset dataset = shapes(12, 3, 0);
        LabelledImages train = dataset.load(Part.TRAIN, new FakeDatasetContext());
        LabelledImages test = dataset.load(Part.TEST, new FakeDatasetContext());
        assertThat(train.images().count()).isEqualTo(120);
        assertThat(test.images().count()).isEqualTo(30);
        assertThat(train.images().shape()).hasToString("32x32x3");
        for (int label = 0; label < 10; label++) {
            int wanted = label;
            assertThat(Arrays.stream(train.labels()).filter(found -> found == wanted))
                    .hasSize(12);
            assertThat(Arrays.stream(test.labels()).filter(found -> found == wanted))
                    .hasSize(3);
        }
    }

    @Test
    void namesItsClasses() throws IOException {
        assertThat(shapes(1, 1, 0).classNames(new FakeDatasetContext()))
                .containsExactly(
                        "disc", "square", "triangle", "ring", "star", "cross", "heart", "arrow", "crescent", "hexagon");
        assertThat(shapes(1, 1, 0).source()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void drawsTheSameImagesEachTime(Part part) throws IOException {
        assertThat(pixels(shapes(3, 3, 5), part)).isEqualTo(pixels(shapes(3, 3, 5), part));
    }

    @Test
    void theImagesOfThisRevisionStayTheSame() throws IOException {
        ShapesPlugin plugin = new ShapesPlugin();
        CRC32 checksum = new CRC32();
        checksum.update(pixels(plugin.create(DefaultOptions.of(ShapesOptions.class)), Part.TEST));
        // What revision 1 draws from the streams of the test: a change that alters it must raise the revision.
        assertThat(plugin.revision()).hasValue(1);
        assertThat(checksum.getValue()).isEqualTo(3423190261L);
    }

    @Test
    void moreImagesLeaveTheFirstAsTheyAre() throws IOException {
        byte[] few = pixels(shapes(2, 1, 0), Part.TRAIN);
        byte[] many = pixels(shapes(4, 9, 0), Part.TRAIN);
        assertThat(many).startsWith(few);
    }

    @Test
    void drawsOtherImagesForAnotherSeedOrPart() throws IOException {
        byte[] train = pixels(shapes(2, 2, 0), Part.TRAIN);
        byte[] test = pixels(shapes(2, 2, 0), Part.TEST);
        byte[] otherSeed = pixels(shapes(2, 2, 1), Part.TRAIN);
        for (int image = 0; image < 20; image++) {
            assertThat(image(train, image)).isNotEqualTo(image(test, image)).isNotEqualTo(image(otherSeed, image));
        }
    }

    @Test
    void drawsNoImageTwice() throws IOException {
        byte[] train = pixels(shapes(20, 1, 0), Part.TRAIN);
        for (int image = 10; image < 200; image++) {
            assertThat(image(train, image)).isNotEqualTo(image(train, image - 10));
        }
    }

    @Test
    void everyPixelVaries() throws IOException {
        byte[] train = pixels(shapes(5, 1, 0), Part.TRAIN);
        for (int value = 0; value < IMAGE_BYTES; value++) {
            int least = 255;
            int greatest = 0;
            for (int image = 0; image < 50; image++) {
                int pixel = Byte.toUnsignedInt(train[image * IMAGE_BYTES + value]);
                least = Math.min(least, pixel);
                greatest = Math.max(greatest, pixel);
            }
            assertThat(greatest - least).isGreaterThan(50);
        }
    }

    @Test
    void classesDifferInTheirMeanEdges() throws IOException {
        // Shapes are as often darker as brighter than the background, so that the mean image of every class is grey:
        // the mean of how far a pixel is from the mean of its image tells classes apart.
        int perClass = 300;
        byte[] pixels =
                pixels(new ShapesPlugin().create(new ShapesOptions(perClass, 1, 0, .5, 0, 0, 0, 0)), Part.TRAIN);
        double[][] means = new double[10][IMAGE_BYTES];
        for (int image = 0; image < 10 * perClass; image++) {
            byte[] values = image(pixels, image);
            double mean = 0;
            for (byte value : values) {
                mean += Byte.toUnsignedInt(value) / (double) IMAGE_BYTES;
            }
            for (int value = 0; value < IMAGE_BYTES; value++) {
                means[image % 10][value] += Math.abs(Byte.toUnsignedInt(values[value]) - mean) / perClass;
            }
        }
        for (int one = 0; one < 10; one++) {
            for (int other = 0; other < one; other++) {
                double difference = 0;
                for (int value = 0; value < IMAGE_BYTES; value++) {
                    difference = Math.max(difference, Math.abs(means[one][value] - means[other][value]));
                }
                assertThat(difference).as("%d and %d", one, other).isGreaterThan(5);
            }
        }
    }

    @Test
    void theNormalisationFitsTheDefaultImages() throws IOException {
        ImageDataset dataset = new ShapesPlugin().create(DefaultOptions.of(ShapesOptions.class));
        byte[] pixels = pixels(dataset, Part.TRAIN);
        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            double squares = 0;
            for (int value = channel; value < pixels.length; value += 3) {
                double scaled = Byte.toUnsignedInt(pixels[value]) / 255.;
                sum += scaled;
                squares += scaled * scaled;
            }
            double mean = sum / (pixels.length / 3);
            double deviation = Math.sqrt(squares / (pixels.length / 3) - mean * mean);
            assertThat(dataset.normalisation().mean().get(channel)).isCloseTo(mean, within(.01));
            assertThat(dataset.normalisation().deviation().get(channel)).isCloseTo(deviation, within(.01));
        }
    }

    @Test
    void withoutAnyDifficultyAShapeIsItsColourOnAnother() throws IOException {
        byte[] easy = pixels(new ShapesPlugin().create(new ShapesOptions(1, 1, 0, .5, 0, 0, 0, 0)), Part.TRAIN);
        byte[] noisy = pixels(new ShapesPlugin().create(new ShapesOptions(1, 1, .2, .5, 0, 0, 0, 0)), Part.TRAIN);
        assertThat(roughness(easy)).isLessThan(roughness(noisy) / 2);
    }

    @Test
    void tellsItsProgress() throws IOException {
        FakeDatasetContext context = new FakeDatasetContext();
        shapes(60, 1, 0).load(Part.TRAIN, context);
        assertThat(context.progressReported())
                .isSorted()
                .hasSize(3)
                .allMatch(fraction -> fraction >= 0 && fraction <= 1);
    }

    private static double roughness(byte[] pixels) {
        double sum = 0;
        for (int value = 3; value < pixels.length; value++) {
            sum += Math.abs(Byte.toUnsignedInt(pixels[value]) - Byte.toUnsignedInt(pixels[value - 3]));
        }
        return sum / pixels.length;
    }

    private static ImageDataset shapes(int trainPerClass, int testPerClass, long seed) {
        return new ShapesPlugin().create(new ShapesOptions(trainPerClass, testPerClass, .05, .3, 3, .3, 30, seed));
    }

    private static byte[] pixels(ImageDataset dataset, Part part) throws IOException {
        LabelledImages images = dataset.load(part, new FakeDatasetContext());
        byte[] pixels = new byte[images.images().count() * IMAGE_BYTES];
        images.images().read(0, images.images().count(), pixels, 0);
        return pixels;
    }

    private static byte[] image(byte[] pixels, int image) {
        return Arrays.copyOfRange(pixels, image * IMAGE_BYTES, (image + 1) * IMAGE_BYTES);
    }
}
