package counterpoise.datasets.svhn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.Deflater;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** Files in the format of SVHN's cropped digits. */
final class MatFiles {

    private MatFiles() {}

    /** Images of which image {@code n} has the value {@code pixels[n]} everywhere. */
    static Matrix images(int... pixels) {
        Matrix images = Mat5.newMatrix(new int[] {32, 32, 3, pixels.length}, MatlabType.UInt8);
        for (int index = 0; index < images.getNumElements(); index++) {
            images.setInt(index, (byte) pixels[index / 3072]);
        }
        return images;
    }

    /** One label below the other. */
    static Matrix labels(MatlabType type, double... labels) {
        Matrix column = Mat5.newMatrix(labels.length, 1, type);
        for (int index = 0; index < labels.length; index++) {
            column.setDouble(index, labels[index]);
        }
        return column;
    }

    /** Writes {@code X} and {@code y} as the official files have them: compressed, in this order. */
    static void write(Path file, Array images, Array labels) throws IOException {
        write(
                file,
                Deflater.DEFAULT_COMPRESSION,
                Mat5.newMatFile().addArray("X", images).addArray("y", labels));
    }

    /** Writes arrays, compressed by {@code level}. */
    static void write(Path file, int level, MatFile content) throws IOException {
        try (Sink sink = Sinks.newStreamingFile(file.toFile())) {
            Mat5.newWriter(sink).setDeflateLevel(level).writeMat(content);
        }
    }
}
