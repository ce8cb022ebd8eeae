package counterpoise.datasets.svhn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Chosen images of a file. All pixels of the file are unpacked into memory when the first is asked for (225 MB for the
 * official training images), as a compressed array can only be read whole; who asks for labels alone pays nothing.
 */
final class SvhnImages implements Images {

    private static final ImageShape SHAPE = new ImageShape(32, 32, 3);

    /** The number of bytes of one image. */
    static final int IMAGE_BYTES = SHAPE.values();

    private final SvhnFile file;
    private final int[] chosen;
    private Matrix pixels;

    /**
     * Images of {@code file}.
     *
     * @param chosen their positions in the file, in the order wanted
     */
    SvhnImages(SvhnFile file, int[] chosen) {
        this.file = file;
        this.chosen = chosen;
    }

    @Override
    public int count() {
        return chosen.length;
    }

    @Override
    public ImageShape shape() {
        return SHAPE;
    }

    @Override
    public void read(int from, int rows, byte[] target, int offset) {
        Objects.checkFromIndexSize(from, rows, chosen.length);
        Matrix all = pixels();
        for (int row = 0; row < rows; row++) {
            copy(all, chosen[from + row] * IMAGE_BYTES, target, offset + row * IMAGE_BYTES);
        }
    }

    /** MATLAB has the rows of a column beside one another, then columns, then channels; images the other way round. */
    private static void copy(Matrix all, int begin, byte[] target, int offset) {
        int next = begin;
        for (int channel = 0; channel < SHAPE.channels(); channel++) {
            for (int column = 0; column < SHAPE.width(); column++) {
                for (int row = 0; row < SHAPE.height(); row++) {
                    int pixel = row * SHAPE.width() + column;
                    target[offset + pixel * SHAPE.channels() + channel] = (byte) all.getInt(next++);
                }
            }
        }
    }

    private synchronized Matrix pixels() {
        if (pixels == null) {
            try {
                pixels = file.readPixels();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
        return pixels;
    }
}
