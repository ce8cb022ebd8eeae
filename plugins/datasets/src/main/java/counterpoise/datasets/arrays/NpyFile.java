package counterpoise.datasets.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code .npy} file as NumPy writes it, of format version 1.0 to 3.0:
 * <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>. Knows every
 * type of element by name and reads real and whole numbers, of either byte order, in C or in Fortran order.
 *
 * <p>The runtime has a reader of its own, for what it wrote itself: a plugin sees nothing of the runtime.
 *
 * @param path the file
 * @param kind the letter that says what the elements are: f, i, u, ...
 * @param elementBytes the size of one
 * @param byteOrder the order of its bytes
 * @param fortranOrder whether the first index runs fastest
 * @param shape the lengths of the dimensions
 * @param begin the byte at which the elements begin
 */
record NpyFile(
        Path path, char kind, int elementBytes, ByteOrder byteOrder, boolean fortranOrder, long[] shape, long begin) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** A ZIP archive begins so, and a {@code .npz} file is one. */
    private static final byte[] ARCHIVE = {'P', 'K'};

    private static final int LONGEST_HEADER = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final Pattern DESCRIPTOR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([A-Za-z])([0-9]*)[^']*'");
    private static final Pattern FORTRAN_ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    /**
     * Reads the header.
     *
     * @throws IOException with a sentence if the file is none of NumPy's, holds no plain array, or is cut
     */
    static NpyFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer start = read(path, channel, 0, (int) Math.min(12, channel.size()));
            byte[] magic = Arrays.copyOf(start.array(), MAGIC.length);
            if (Arrays.equals(magic, 0, ARCHIVE.length, ARCHIVE, 0, ARCHIVE.length)) {
                throw wrong(path, "is an archive, as numpy.savez writes it; write each array by numpy.save");
            }
            if (!Arrays.equals(magic, MAGIC)) {
                throw wrong(path, "does not begin as a .npy file does; write the array by numpy.save");
            }
            if (start.limit() < 12) {
                throw cut(path, "it ends within its header");
            }
            int version = start.get(6);
            if (version < 1 || version > 3) {
                throw wrong(path, "has the .npy format version %d, but 1 to 3 are known".formatted(version));
            }
            start.order(ByteOrder.LITTLE_ENDIAN);
            // Version 1 says how long the header is in two bytes, the later ones in four.
            int begin = version == 1 ? 10 : 12;
            long length =
                    version == 1 ? Short.toUnsignedInt(start.getShort(8)) : Integer.toUnsignedLong(start.getInt(8));
            if (length > LONGEST_HEADER || begin + length > channel.size()) {
                throw cut(path, "it ends within its header");
            }
            String header = new String(read(path, channel, begin, (int) length).array(), StandardCharsets.UTF_8);
            NpyFile file = parse(path, header, begin + length);
            file.checkSize(channel.size());
            return file;
        }
    }

    private static NpyFile parse(Path path, String header, long begin) throws IOException {
        Matcher descriptor = DESCRIPTOR.matcher(header);
        Matcher fortranOrder = FORTRAN_ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!descriptor.find() || !fortranOrder.find() || !shape.find()) {
            throw wrong(path, "holds no plain array of numbers, but %s".formatted(header.strip()));
        }
        char kind = descriptor.group(2).charAt(0);
        if (kind == 'O') {
            throw wrong(
                    path,
                    "holds pickled Python objects, which could run any program when they are read; save numbers,"
                            + " such as array.astype(numpy.float32)");
        }
        try {
            long[] lengths = Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new NpyFile(
                    path,
                    kind,
                    descriptor.group(3).isEmpty() ? 0 : Integer.parseInt(descriptor.group(3)),
                    descriptor.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                    fortranOrder.group(1).equals("True"),
                    lengths,
                    begin);
        } catch (NumberFormatException e) {
            throw wrong(path, "has a header with a number too large: " + header.strip());
        }
    }

    private void checkSize(long bytes) throws IOException {
        if (!isReal() && !isWhole()) {
            return;
        }
        long promised;
        try {
            promised =
                    Math.addExact(begin, Math.multiplyExact(Arrays.stream(shape).reduce(1, Math::multiplyExact), (long)
                            elementBytes));
        } catch (ArithmeticException e) {
            throw wrong(path, "has a shape too large: " + shapeInWords());
        }
        if (bytes != promised) {
            throw cut(
                    path,
                    "it has %d bytes, but with the shape %s of %s it must have %d"
                            .formatted(bytes, shapeInWords(), typeInWords(), promised));
        }
    }

    /** Whether the elements are float32 or float64. */
    boolean isReal() {
        return kind == 'f' && (elementBytes == Float.BYTES || elementBytes == Double.BYTES);
    }

    /** Whether the elements are integers, signed or not. */
    boolean isWhole() {
        return (kind == 'i' || kind == 'u')
                && (elementBytes == 1 || elementBytes == 2 || elementBytes == 4 || elementBytes == 8);
    }

    /** The type of the elements as NumPy calls it. */
    String typeInWords() {
        return switch (kind) {
            case 'f' -> "float" + 8 * elementBytes;
            case 'i' -> "int" + 8 * elementBytes;
            case 'u' -> "uint" + 8 * elementBytes;
            case 'c' -> "complex" + 8 * elementBytes;
            case 'b' -> "bool";
            case 'U', 'S' -> "text";
            default -> "elements of the type '" + kind + "'";
        };
    }

    /** The shape as NumPy writes it. */
    String shapeInWords() {
        String lengths = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return shape.length == 1 ? "(" + lengths + ",)" : "(" + lengths + ")";
    }

    /**
     * Rows of an array of two dimensions, one after the other, rounded to float32; the others are checked too.
     *
     * @param rows which ones, each at most once
     * @throws IOException with a sentence if a value of any row is not finite, or becomes infinite when it is rounded,
     *     or the rows asked for do not fit in memory
     */
    float[] readReals(int... rows) throws IOException {
        RowPicker picker = new RowPicker(rows);
        eachElement(picker);
        return picker.values;
    }

    /** Takes the elements of some rows, in whichever order they lie in the file. */
    private final class RowPicker implements ElementReader {

        private final long columns = shape[1];
        private final int[] places = new int[(int) shape[0]];
        private final float[] values;
        private int row;
        private long column;

        RowPicker(int[] rows) throws IOException {
            Arrays.fill(places, -1);
            for (int place = 0; place < rows.length; place++) {
                places[rows[place]] = place;
            }
            this.values = allocate(rows.length);
        }

        private float[] allocate(long rows) throws IOException {
            String remedy = "keep fewer rows, or fewer values of each, such as their first principal components";
            if (rows * columns > LONGEST_ARRAY) {
                throw wrong(
                        path,
                        "has %d values in the %d rows of one part, but at most %d can be worked on; %s"
                                .formatted(rows * columns, rows, LONGEST_ARRAY, remedy));
            }
            try {
                return new float[(int) (rows * columns)];
            } catch (OutOfMemoryError e) {
                // One array, of which nothing is there yet: nothing else has been hurt.
                throw wrong(
                        path,
                        "has %d rows of %d values in one part: %d MiB, which do not fit the Java heap (%d MiB); %s"
                                .formatted(
                                        rows,
                                        columns,
                                        rows * columns * Float.BYTES >> 20,
                                        Runtime.getRuntime().maxMemory() >> 20,
                                        remedy));
            }
        }

        @Override
        public void read(ByteBuffer bytes) throws IOException {
            double value = elementBytes == Float.BYTES ? bytes.getFloat() : bytes.getDouble();
            float rounded = (float) value;
            if (!Float.isFinite(rounded)) {
                throw wrong(
                        path,
                        "holds %s in row %d, column %d (from 0)%s"
                                .formatted(
                                        value,
                                        row,
                                        column,
                                        Double.isFinite(value)
                                                ? ", which is too large for float32; scale the features"
                                                : "; remove such rows, or replace them by numpy.nan_to_num"));
            }
            if (places[row] >= 0) {
                values[(int) (places[row] * columns + column)] = rounded;
            }
            advance();
        }

        private void advance() {
            if (fortranOrder) {
                row++;
                if (row == places.length) {
                    row = 0;
                    column++;
                }
            } else {
                column++;
                if (column == columns) {
                    column = 0;
                    row++;
                }
            }
        }
    }

    /** All elements of an array of one dimension; unsigned ones above the largest long are taken for negative. */
    long[] readIntegers() throws IOException {
        if (shape[0] > LONGEST_ARRAY) {
            throw wrong(path, "has %d values, but at most %d are read".formatted(shape[0], LONGEST_ARRAY));
        }
        LongBuffer values = LongBuffer.allocate((int) shape[0]);
        eachElement(bytes -> values.put(
                switch (elementBytes) {
                    case 1 -> kind == 'u' ? Byte.toUnsignedLong(bytes.get()) : bytes.get();
                    case 2 -> kind == 'u' ? Short.toUnsignedLong(bytes.getShort()) : bytes.getShort();
                    case 4 -> kind == 'u' ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getInt();
                    default -> bytes.getLong();
                }));
        return values.array();
    }

    private interface ElementReader {
        /** Takes the next element of the file from {@code bytes}. */
        void read(ByteBuffer bytes) throws IOException;
    }

    private void eachElement(ElementReader reader) throws IOException {
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        try (FileChannel channel = FileChannel.open(path)) {
            int inBuffer = BUFFER_BYTES / elementBytes;
            for (long from = 0; from < count; from += inBuffer) {
                int piece = (int) Math.min(inBuffer, count - from);
                ByteBuffer bytes = read(path, channel, begin + from * elementBytes, piece * elementBytes)
                        .order(byteOrder);
                while (bytes.hasRemaining()) {
                    reader.read(bytes);
                }
            }
        }
    }

    private static ByteBuffer read(Path path, FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("%s became shorter while it was read".formatted(path));
            }
        }
        return bytes.flip();
    }

    /** A failure that names the file. */
    static IOException wrong(Path path, String sentence) {
        return new IOException("%s %s".formatted(path, sentence));
    }

    private static IOException cut(Path path, String how) {
        return wrong(path, "is not whole: %s; write it again by numpy.save".formatted(how));
    }
}
