package counterpoise.datasets.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import counterpoise.api.ImageShape;
import counterpoise.api.Images;

/** Pictures from files, in colour and of one side; each is decoded whenever it is asked for. */
public final class PictureImages implements Images {

    private final List<Path> files;
    private final ImageShape shape;

    /**
     * Opens no file yet.
     *
     * @param files PNG or JPEG, of any size
     * @param side the height and width that they are brought to
     */
    public PictureImages(List<Path> files, int side) {
        this.files = List.copyOf(files);
        this.shape = new ImageShape(side, side, 3);
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public void read(int from, int rows, byte[] target, int offset) {
        Objects.checkFromIndexSize(from, rows, files.size());
        for (int row = 0; row < rows; row++) {
            try {
                Resizing.write(
                        PictureFile.decode(files.get(from + row)),
                        shape.width(),
                        target,
                        offset + row * shape.values());
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}
