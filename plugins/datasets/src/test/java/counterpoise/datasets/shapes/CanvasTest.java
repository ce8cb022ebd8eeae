package counterpoise.datasets.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class CanvasTest {

    private static final Shade WHITE = Shade.even(new double[] {1, 1, 1});

    private final Canvas canvas = new Canvas();

    @Test
    void paintsPixelsOnTheOutlineInPart() {
        // A rectangle from (1, 0) to (3.25, 32): columns 1 and 2 whole, a quarter of column 3.
        canvas.paint(Figure.polygon(1, -9, 3.25, -9, 3.25, 41, 1, 41), WHITE);
        byte[] pixels = pixels();
        assertThat(red(pixels, 7, 0)).isZero();
        assertThat(red(pixels, 7, 1)).isEqualTo(255);
        assertThat(red(pixels, 7, 2)).isEqualTo(255);
        // 255 / 4 = 63.75.
        assertThat(red(pixels, 7, 3)).isEqualTo(64);
        assertThat(red(pixels, 7, 4)).isZero();
    }

    @Test
    void ordersHeightWidthChannel() {
        canvas.paint(Figure.disc(5.5, 2.5, .5), Shade.even(new double[] {.2, .4, .6}));
        byte[] pixels = pixels();
        // Row 2, column 5: (2 * 32 + 5) * 3 = 207; 255 times .2, .4, .6 is 51, 102, 153.
        assertThat(pixels[207]).isEqualTo((byte) 51);
        assertThat(pixels[208]).isEqualTo((byte) 102);
        assertThat(pixels[209]).isEqualTo((byte) 153);
    }

    @Test
    void paintsADiscOfTheRightArea() {
        canvas.paint(Figure.disc(15.3, 16.9, 9.7), WHITE);
        double area = 0;
        byte[] pixels = pixels();
        for (int pixel = 0; pixel < 1024; pixel++) {
            area += Byte.toUnsignedInt(pixels[3 * pixel]) / 255.;
        }
        assertThat(area).isCloseTo(Math.PI * 9.7 * 9.7, within(1.));
    }

    @Test
    void brightensFromTheMiddle() {
        canvas.fill(new Shade(new double[] {.5, .5, .5}, .01, 0));
        byte[] pixels = pixels();
        // Column 0 is 15.5 pixels left of the middle: 255 * (.5 - .155) = 87.975; column 31 as far right: 167.025.
        assertThat(red(pixels, 3, 0)).isEqualTo(88);
        assertThat(red(pixels, 3, 31)).isEqualTo(167);
    }

    @Test
    void addsNoiseOfTheDeviationAskedFor() {
        canvas.fill(Shade.even(new double[] {.5, .5, .5}));
        canvas.addNoise(.1, new SeededStream(0));
        double sum = 0;
        double squares = 0;
        for (byte value : pixels()) {
            double noise = Byte.toUnsignedInt(value) / 255. - .5;
            sum += noise;
            squares += noise * noise;
        }
        assertThat(sum / 3072).isCloseTo(0, within(.01));
        assertThat(Math.sqrt(squares / 3072)).isCloseTo(.1, within(.01));
    }

    @Test
    void cutsWhatIsTooDarkOrTooBright() {
        canvas.fill(Shade.even(new double[] {-1, 2, 1}));
        assertThat(pixels()).startsWith(0, 255, 255);
    }

    private byte[] pixels() {
        byte[] pixels = new byte[3072];
        canvas.write(pixels, 0);
        return pixels;
    }

    private static int red(byte[] pixels, int row, int column) {
        return Byte.toUnsignedInt(pixels[(row * 32 + column) * 3]);
    }
}
