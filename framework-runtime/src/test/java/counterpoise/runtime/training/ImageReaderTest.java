package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;

import counterpoise.api.ImageShape;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Normalisation;
import org.junit.jupiter.api.Test;

class ImageReaderTest {

    /** Turns pixel p into p / 255, which tests undo. */
    private static final Normalisation IDENTITY = new Normalisation(List.of(0.0), List.of(1.0));

    private static final ImageSet TWO_BY_THREE =
            new ImageSet(new ImageShape(2, 3, 1), new byte[] {1, 2, 3, 4, 5, 6}, new int[] {0});

    private static float[] read(ImageReader reader, int row, ScriptedStream random) {
        FloatBuffer target = FloatBuffer.allocate(reader.valuesPerSample());
        reader.append(row, random, target);
        assertThat(target.hasRemaining()).isFalse();
        assertThat(random.isUsedUp()).isTrue();
        return target.array();
    }

    /** The pixels that the network would see, as whole numbers. */
    private static int[] pixels(Augmentation augmentation, Object... script) {
        float[] values = read(new ImageReader(TWO_BY_THREE, IDENTITY, augmentation), 0, new ScriptedStream(script));
        int[] pixels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = Math.round(values[i] * 255);
        }
        return pixels;
    }

    @Test
    void normalisesEachChannelByItsMeanAndDeviation() {
        ImageSet images = new ImageSet(
                new ImageShape(1, 2, 3), new byte[] {0, 51, 102, (byte) 255, (byte) 204, (byte) 153}, new int[] {4});
        Normalisation normalisation = new Normalisation(List.of(0.5, 0.2, 0.4), List.of(0.25, 0.1, 2.0));
        ImageReader reader = new ImageReader(images, normalisation, Augmentation.NONE);
        // Worked by hand: (0 - 0.5)/0.25, (0.2 - 0.2)/0.1, (0.4 - 0.4)/2; (1 - 0.5)/0.25, (0.8 - 0.2)/0.1, (0.6 -
        // 0.4)/2.
        assertThat(read(reader, 0, new ScriptedStream()))
                .containsExactly(new float[] {-2, 0, 0, 2, 6, 0.1f}, within(1e-6f));
        assertThat(reader.count()).isEqualTo(1);
        assertThat(reader.label(0)).isEqualTo(4);
        assertThat(reader.valuesPerSample()).isEqualTo(6);
    }

    @Test
    void readsTheRowItIsAskedFor() {
        ImageSet images = new ImageSet(new ImageShape(1, 1, 1), new byte[] {51, 102}, new int[] {7, 8});
        ImageReader reader = new ImageReader(images, IDENTITY, Augmentation.NONE);
        assertThat(read(reader, 1, new ScriptedStream())).containsExactly(new float[] {0.4f}, within(1e-6f));
        assertThat(reader.label(1)).isEqualTo(8);
    }

    @Test
    void drawsNothingWithoutAugmentation() {
        assertThat(pixels(Augmentation.NONE)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void cropsAtTheOffsetsDrawnRowsFirst() {
        Augmentation crop = new Augmentation(1, false);
        // Drawn from 0 to 2; 1 is the middle.
        assertThat(pixels(crop, 1, 1)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(pixels(crop, 0, 1)).containsExactly(0, 0, 0, 1, 2, 3);
        assertThat(pixels(crop, 2, 1)).containsExactly(4, 5, 6, 0, 0, 0);
        assertThat(pixels(crop, 1, 0)).containsExactly(0, 1, 2, 0, 4, 5);
        assertThat(pixels(crop, 2, 2)).containsExactly(5, 6, 0, 0, 0, 0);
    }

    @Test
    void paddingLargerThanTheImageMayShowNothingOfIt() {
        assertThat(pixels(new Augmentation(4, false), 0, 0)).containsExactly(0, 0, 0, 0, 0, 0);
    }

    @Test
    void flipsLeftAndRight() {
        Augmentation flip = new Augmentation(0, true);
        assertThat(pixels(flip, true)).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(pixels(flip, false)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void flipsWhatItHasCropped() {
        // The crop is 2 3 0 / 5 6 0.
        assertThat(pixels(new Augmentation(1, true), 1, 2, true)).containsExactly(0, 3, 2, 0, 6, 5);
    }

    @Test
    void thePaddingIsBlackBeforeNormalisation() {
        Normalisation normalisation = new Normalisation(List.of(0.5), List.of(0.25));
        float[] values = read(
                new ImageReader(TWO_BY_THREE, normalisation, new Augmentation(1, false)), 0, new ScriptedStream(0, 1));
        // Black is (0 - 0.5)/0.25, not 0.
        assertThat(values[0]).isEqualTo(-2);
    }
}
