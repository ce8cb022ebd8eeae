package counterpoise.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureImagesTest {

    @TempDir
    private Path folder;

    private int[] read(Path file, int side) {
        byte[] pixels = new byte[side * side * 3];
        new PictureImages(List.of(file), side).read(0, 1, pixels, 0);
        int[] values = new int[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(pixels[i]);
        }
        return values;
    }

    private Path write(String name, BufferedImage picture) throws IOException {
        return Pictures.write(folder.resolve(name), picture);
    }

    private static BufferedImage picture(int type, int... rgb) {
        BufferedImage picture = new BufferedImage(rgb.length, 1, type);
        for (int x = 0; x < rgb.length; x++) {
            picture.setRGB(x, 0, rgb[x]);
        }
        return picture;
    }

    @Test
    void readsRedGreenBlueRowByRow() throws IOException {
        BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x010203);
        picture.setRGB(1, 0, 0xc8649b);
        picture.setRGB(0, 1, 0xff0000);
        picture.setRGB(1, 1, 0x00ff00);
        assertThat(read(write("a.png", picture), 2)).containsExactly(1, 2, 3, 200, 100, 155, 255, 0, 0, 0, 255, 0);
    }

    @Test
    void bringsAPictureToItsSide() throws IOException {
        // Two rows of 0, 100, 200, 100. Worked by hand with the weights 3/7, 3/7, 1/7: (300 + 200) / 7 = 71.43 and
        // (100 + 600 + 300) / 7 = 142.86.
        BufferedImage picture = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        int[] greys = {0, 0x646464, 0xc8c8c8, 0x646464};
        for (int x = 0; x < 4; x++) {
            picture.setRGB(x, 0, greys[x]);
            picture.setRGB(x, 1, greys[x]);
        }
        assertThat(read(write("a.png", picture), 2))
                .containsExactly(71, 71, 71, 143, 143, 143, 71, 71, 71, 143, 143, 143);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "32, 32", "178, 218", "400, 30"})
    void oneColourStaysThatColourAtAnySize(int width, int height) throws IOException {
        Path file = Pictures.write(folder.resolve("a.png"), width, height, 0x28ff07);
        int[] values = read(file, 32);
        for (int pixel = 0; pixel < 32 * 32; pixel++) {
            assertThat(Arrays.copyOfRange(values, 3 * pixel, 3 * pixel + 3)).containsExactly(40, 255, 7);
        }
    }

    @Test
    void aMirroredPictureGivesTheMirrorImage() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage picture = new BufferedImage(37, 21, BufferedImage.TYPE_INT_RGB);
        BufferedImage mirrored = new BufferedImage(37, 21, BufferedImage.TYPE_INT_RGB);
        double mean = 0;
        for (int y = 0; y < 21; y++) {
            for (int x = 0; x < 37; x++) {
                int rgb = random.nextInt(1 << 24);
                picture.setRGB(x, y, rgb);
                mirrored.setRGB(36 - x, 20 - y, rgb);
                mean += (rgb >> 16) / (37. * 21);
            }
        }
        int[] one = read(write("a.png", picture), 8);
        int[] other = read(write("b.png", mirrored), 8);
        double found = 0;
        for (int pixel = 0; pixel < 64; pixel++) {
            found += one[3 * pixel] / 64.;
            for (int channel = 0; channel < 3; channel++) {
                assertThat(one[3 * pixel + channel]).isCloseTo(other[3 * (63 - pixel) + channel], within(1));
            }
        }
        assertThat(found).isCloseTo(mean, within(5.));
    }

    @Test
    void greyIsNotBrightened() throws IOException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 128);
        grey.getRaster().setSample(1, 0, 0, 30);
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 128 * 257);
        deep.getRaster().setSample(1, 0, 0, 30 * 257);
        for (Path file : List.of(write("grey.png", grey), write("deep.png", deep))) {
            assertThat(Arrays.copyOf(read(file, 2), 6)).containsExactly(128, 128, 128, 30, 30, 30);
        }
        BufferedImage even = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            even.getRaster().setSample(i % 16, i / 16, 0, 128);
        }
        assertThat(read(write("grey.jpg", even), 16)).containsOnly(128);
    }

    @Test
    void whatIsTransparentShowsWhite() throws IOException {
        // Black: opaque; half (128 / 255) transparent, 255 * 127 / 255 = 127; fully transparent.
        Path colour = write("a.png", picture(BufferedImage.TYPE_INT_ARGB, 0xff000000, 0x80000000, 0x00000000));
        assertThat(Arrays.copyOf(read(colour, 3), 9)).containsExactly(0, 0, 0, 127, 127, 127, 255, 255, 255);

        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
        raster.setPixel(0, 0, new int[] {50, 255});
        raster.setPixel(1, 0, new int[] {50, 0});
        Path grey = write("b.png", new BufferedImage(model, raster, false, null));
        assertThat(Arrays.copyOf(read(grey, 2), 6)).containsExactly(50, 50, 50, 255, 255, 255);
    }

    @Test
    void readsPalettes() throws IOException {
        IndexColorModel palette = new IndexColorModel(
                2, 3, new byte[] {0, 10, (byte) 250}, new byte[] {0, 20, 0}, new byte[] {0, 30, (byte) 128}, 0);
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int x = 0; x < 3; x++) {
            picture.getRaster().setSample(x, 0, 0, x);
        }
        // Entry 0 is transparent.
        assertThat(Arrays.copyOf(read(write("a.png", picture), 3), 9))
                .containsExactly(255, 255, 255, 10, 20, 30, 250, 0, 128);
    }

    @Test
    void readsOneBitAPixel() throws IOException {
        BufferedImage picture = picture(BufferedImage.TYPE_BYTE_BINARY, 0xffffff, 0x000000);
        assertThat(Arrays.copyOf(read(write("a.png", picture), 2), 6)).containsExactly(255, 255, 255, 0, 0, 0);
    }

    @Test
    void readsPhotographs() throws IOException {
        Path file = Pictures.write(folder.resolve("a.jpg"), 20, 30, 0xb43c14);
        int[] values = read(file, 8);
        for (int pixel = 0; pixel < 64; pixel++) {
            assertThat(values[3 * pixel]).isCloseTo(180, within(3));
            assertThat(values[3 * pixel + 1]).isCloseTo(60, within(3));
            assertThat(values[3 * pixel + 2]).isCloseTo(20, within(3));
        }
    }

    @Test
    void readsRangesToAnOffset() throws IOException {
        List<Path> files = List.of(
                Pictures.write(folder.resolve("a.png"), 4, 4, 0x010101),
                Pictures.write(folder.resolve("b.png"), 5, 3, 0x020202),
                Pictures.write(folder.resolve("c.png"), 2, 9, 0x030303));
        PictureImages images = new PictureImages(files, 1);
        byte[] target = new byte[8];
        images.read(1, 2, target, 1);
        assertThat(target).containsExactly(0, 2, 2, 2, 3, 3, 3, 0);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> images.read(2, 2, target, 0));
    }

    private void assertUnreadable(Path file, String reason) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> read(file, 8))
                .withMessageStartingWith("%s: is not a picture that can be read (", file)
                .withMessageContaining(reason)
                .withMessageEndingWith("); replace it or remove it");
    }

    @Test
    void refusesATextWithTheNameOfAPicture() throws IOException {
        assertUnreadable(
                Files.writeString(folder.resolve("a.jpg"), "This is no picture."),
                "it is no PNG or JPEG file, whatever its name says");
        assertUnreadable(Files.createFile(folder.resolve("b.png")), "it is no PNG or JPEG file");
    }

    private static BufferedImage noise() {
        SplittableRandom random = new SplittableRandom(2);
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        return noise;
    }

    @Test
    void refusesAPhotographWithOverwrittenBytes() throws IOException {
        byte[] whole = Files.readAllBytes(write("a.jpg", noise()));
        // Ones alone are no Huffman code (ITU-T T.81, annex C); a byte of ones in the picture has a zero behind it.
        byte[] ones = whole.clone();
        for (int at = whole.length / 2; at < whole.length / 2 + 40; at += 2) {
            ones[at] = (byte) 0xff;
            ones[at + 1] = 0;
        }
        assertUnreadable(
                Files.write(folder.resolve("ones.jpg"), ones),
                "it is cut off or damaged: Corrupt JPEG data: bad Huffman code");
        // Zeros are the codes of fewer bits than those of noise, so that the picture is done before its bytes are.
        byte[] zeros = whole.clone();
        Arrays.fill(zeros, whole.length / 2, whole.length - 100, (byte) 0);
        assertUnreadable(
                Files.write(folder.resolve("zeros.jpg"), zeros), "it is cut off or damaged: Corrupt JPEG data: ");
        byte[] longer = Arrays.copyOf(whole, whole.length + 50);
        longer[longer.length - 2] = (byte) 0xff;
        longer[longer.length - 1] = (byte) 0xd9;
        Arrays.fill(longer, whole.length - 2, longer.length - 2, (byte) 0x55);
        assertUnreadable(Files.write(folder.resolve("longer.jpg"), longer), "extraneous bytes before marker 0xd9");
    }

    @Test
    void refusesAPictureOfTooManyPixels() throws IOException {
        byte[] small = Files.readAllBytes(write("a.png", noise()));
        // The width is the 17th to 20th byte of a PNG file; with its checksum, as the reader looks at it or not.
        ByteBuffer.wrap(small).putInt(16, 2_000_000);
        CRC32 checksum = new CRC32();
        checksum.update(small, 12, 17);
        ByteBuffer.wrap(small).putInt(29, (int) checksum.getValue());
        assertUnreadable(
                Files.write(folder.resolve("wide.png"), small),
                "2000000 x 64 pixels are more than the 100000000 that one may have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.png"})
    void refusesAPictureThatIsCutOff(String name) throws IOException {
        byte[] whole = Files.readAllBytes(write(name, noise()));
        for (int percent : new int[] {1, 10, 50, 90, 98}) {
            Path cut = Files.write(folder.resolve(percent + name), Arrays.copyOf(whole, whole.length * percent / 100));
            assertUnreadable(cut, "");
        }
    }

    @Test
    void saysThatAFileIsGone() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> read(folder.resolve("gone.png"), 8))
                .withMessageContaining("gone.png");
    }
}
