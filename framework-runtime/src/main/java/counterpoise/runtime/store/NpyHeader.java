package counterpoise.runtime.store;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of a {@code .npy} file, format version 1.0: NumPy Enhancement Proposal 1,
 * <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>.
 *
 * <p>The dataset of a user's own arrays, a plugin, has a reader of its own, for all that NumPy writes: it sees nothing
 * of the runtime.
 *
 * @param shape the lengths of the dimensions, slowest first
 * @param bytes the size of the header, after which the elements begin
 */
record NpyHeader(NpyType type, long[] shape, int bytes) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    /** Room for a count of rows that is known only at the end. */
    private static final int SMALLEST = 128;

    private static final Pattern DESCRIPTOR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN_ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    /** The bytes of the header of an array; of the same length for any number of rows. */
    static byte[] encode(NpyType type, long rows, int... rowShape) {
        String lengths =
                Arrays.stream(rowShape).mapToObj(length -> ", " + length).collect(Collectors.joining());
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%d%s), }"
                .formatted(type.descriptor(), rows, rowShape.length == 0 ? "," : lengths);
        int longest = text.length() + Long.toString(Long.MAX_VALUE).length();
        int size = Math.max(SMALLEST, (MAGIC.length + 2 + longest + ALIGNMENT) / ALIGNMENT * ALIGNMENT);
        byte[] header = new byte[size];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        int length = size - MAGIC.length - 2;
        header[MAGIC.length] = (byte) length;
        header[MAGIC.length + 1] = (byte) (length >>> 8);
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, MAGIC.length + 2, ascii.length);
        header[size - 1] = '\n';
        return header;
    }

    /** @throws StoreException with a sentence if {@code in} does not begin with a header that is understood */
    static NpyHeader read(Path file, InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        String text;
        int size;
        try {
            byte[] magic = new byte[MAGIC.length];
            data.readFully(magic);
            if (!Arrays.equals(magic, 0, 6, MAGIC, 0, 6)) {
                throw refused(file, "it does not begin as a .npy file does");
            }
            if (!Arrays.equals(magic, MAGIC)) {
                throw refused(file, "its format is version %d.%d, not 1.0".formatted(magic[6], magic[7]));
            }
            int length = Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
            byte[] ascii = new byte[length];
            data.readFully(ascii);
            text = new String(ascii, StandardCharsets.US_ASCII);
            size = MAGIC.length + 2 + length;
        } catch (EOFException e) {
            throw refused(file, "it ends within its header");
        }
        return parse(file, text, size);
    }

    private static NpyHeader parse(Path file, String text, int size) throws IOException {
        Matcher descriptor = DESCRIPTOR.matcher(text);
        Matcher fortranOrder = FORTRAN_ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descriptor.find() || !fortranOrder.find() || !shape.find()) {
            throw refused(file, "its header is not that of a plain array: " + text.strip());
        }
        if (descriptor.group(1).contains("O")) {
            throw refused(file, "it holds pickled Python objects, which could run any program when read");
        }
        NpyType type = NpyType.of(descriptor.group(1))
                .orElseThrow(() -> refused(
                        file,
                        "its elements are '%s', not one of %s"
                                .formatted(
                                        descriptor.group(1),
                                        Arrays.stream(NpyType.values())
                                                .map(NpyType::descriptor)
                                                .toList())));
        if (fortranOrder.group(1).equals("True")) {
            throw refused(file, "it is in Fortran order; write it with numpy.ascontiguousarray");
        }
        try {
            long[] lengths = Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new NpyHeader(type, lengths, size);
        } catch (NumberFormatException e) {
            throw refused(file, "its shape is too large: " + shape.group(1));
        }
    }

    static StoreException refused(Path file, String reason) {
        return new StoreException("%s cannot be read, because %s.".formatted(file, reason));
    }
}
