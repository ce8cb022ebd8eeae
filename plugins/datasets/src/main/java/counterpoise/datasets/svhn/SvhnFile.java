package counterpoise.datasets.svhn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import us.hebi.matlab.mat.format.Mat5Reader.EntryHeader;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

/**
 * A file of cropped digits: {@code X}, unsigned bytes of 32 rows, 32 columns, 3 channels and as many images as there
 * are, and {@code y}, the digit of each image, 10 standing for 0. Both in MATLAB's order, the first dimension running
 * fastest.
 *
 * @param file the file
 * @param pixels what the file tells of {@code X}
 * @param digits the digit of each image, from 0 to 9
 */
record SvhnFile(MatFile file, EntryHeader pixels, int[] digits) {

    private static final int ZERO = 10;

    /**
     * Reads the labels, and leaves the pixels for later.
     *
     * @throws IOException with a sentence if it is not such a file
     */
    static SvhnFile open(Path path) throws IOException {
        try {
            MatFile file = new MatFile(path);
            Map<String, EntryHeader> headers = file.headers();
            EntryHeader pixels = entry(path, headers, "X");
            EntryHeader labels = entry(path, headers, "y");
            int count = count(path, pixels);
            int[] dimensions = labels.getDimensions();
            if (dimensions.length != 2
                    || Math.min(dimensions[0], dimensions[1]) != 1
                    || Math.max(dimensions[0], dimensions[1]) != count) {
                throw new IOException("%s: y is %s, but should have one label for each of the %d images of X"
                        .formatted(path, shown(dimensions), count));
            }
            return new SvhnFile(file, pixels, digits(path, file.matrix(labels)));
        } catch (IOException e) {
            throw withRemedy(e);
        }
    }

    /**
     * The pixels of all images.
     *
     * @throws IOException with a sentence if they cannot be read
     */
    Matrix readPixels() throws IOException {
        try {
            return file.matrix(pixels);
        } catch (IOException e) {
            throw withRemedy(e);
        }
    }

    private static IOException withRemedy(IOException e) {
        return new IOException(
                e.getMessage() + "; put the official file of the same name there, or one in the same format", e);
    }

    private static EntryHeader entry(Path path, Map<String, EntryHeader> headers, String name) throws IOException {
        EntryHeader header = headers.get(name);
        if (header == null) {
            throw new IOException("%s: there is no %s in it, only %s".formatted(path, name, headers.keySet()));
        }
        return header;
    }

    private static int count(Path path, EntryHeader pixels) throws IOException {
        int[] dimensions = pixels.getDimensions();
        // MATLAB drops a last dimension of 1.
        int count = dimensions.length == 4 ? dimensions[3] : dimensions.length == 3 ? 1 : 0;
        boolean images = count > 0 && dimensions[0] == 32 && dimensions[1] == 32 && dimensions[2] == 3;
        if (!images || pixels.getType() != MatlabType.UInt8 || pixels.isComplex()) {
            throw new IOException("%s: X is %s of type %s, but should be 32x32x3xN of type %s"
                    .formatted(path, shown(dimensions), pixels.getType(), MatlabType.UInt8));
        }
        if (count > Integer.MAX_VALUE / SvhnImages.IMAGE_BYTES) {
            throw new IOException("%s: X has %d images, and %d is the most that can be read"
                    .formatted(path, count, Integer.MAX_VALUE / SvhnImages.IMAGE_BYTES));
        }
        return count;
    }

    private static String shown(int[] dimensions) {
        return String.join(
                "x", Arrays.stream(dimensions).mapToObj(Integer::toString).toList());
    }

    private static int[] digits(Path path, Matrix labels) throws IOException {
        int[] digits = new int[labels.getNumElements()];
        for (int image = 0; image < digits.length; image++) {
            double label = labels.getDouble(image);
            if (!(label >= 1 && label <= ZERO && label == Math.rint(label))) {
                throw new IOException(
                        "%s: image %d (from 0) has the label %s, but labels go from 1 to %d, %d for digit 0"
                                .formatted(path, image, shown(label), ZERO, ZERO));
            }
            digits[image] = (int) label % ZERO;
        }
        return digits;
    }

    private static String shown(double label) {
        return label == Math.rint(label) ? "%.0f".formatted(label) : Double.toString(label);
    }
}
