package counterpoise.datasets.cifar;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

import counterpoise.api.ImageShape;
import counterpoise.api.Images;

/**
 * Images of 32 x 32 pixels that lie in records one colour plane after the other (red, green, blue), each row by row.
 * Only absolute reads touch the buffers, so that several threads may read at once.
 */
final class PlanarImages implements Images {

    private static final ImageShape SHAPE = new ImageShape(32, 32, 3);

    /** The number of bytes of one image. */
    static final int IMAGE_BYTES = SHAPE.values();

    private final List<? extends ByteBuffer> buffers;
    private final int recordBytes;
    private final int imageOffset;
    private final int count;

    /**
     * Takes the records of all buffers, in their order.
     *
     * @param buffers a whole number of records each
     * @param recordBytes the size of a record
     * @param imageOffset where in a record the image begins
     */
    PlanarImages(List<? extends ByteBuffer> buffers, int recordBytes, int imageOffset) {
        this.buffers = List.copyOf(buffers);
        this.recordBytes = recordBytes;
        this.imageOffset = imageOffset;
        this.count = this.buffers.stream().mapToInt(this::records).sum();
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ImageShape shape() {
        return SHAPE;
    }

    @Override
    public void read(int from, int rows, byte[] target, int offset) {
        Objects.checkFromIndexSize(from, rows, count);
        byte[] planes = new byte[IMAGE_BYTES];
        int firstOfBuffer = 0;
        for (ByteBuffer buffer : buffers) {
            int begin = Math.max(from, firstOfBuffer);
            int end = Math.min(from + rows, firstOfBuffer + records(buffer));
            for (int image = begin; image < end; image++) {
                buffer.get((image - firstOfBuffer) * recordBytes + imageOffset, planes);
                interleave(planes, target, offset + (image - from) * IMAGE_BYTES);
            }
            firstOfBuffer += records(buffer);
        }
    }

    private int records(ByteBuffer buffer) {
        return buffer.capacity() / recordBytes;
    }

    private static void interleave(byte[] planes, byte[] target, int offset) {
        int pixels = SHAPE.height() * SHAPE.width();
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < SHAPE.channels(); channel++) {
                target[offset + pixel * SHAPE.channels() + channel] = planes[channel * pixels + pixel];
            }
        }
    }
}
