package counterpoise.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {

    @TempDir
    Path folder;

    @Test
    void writesWhatNumpyReads() throws IOException {
        Path file = folder.resolve("a.npy");
        Npy.write(file, new float[] {1, -2, 0.5f, 3, 4, 5}, 2, 3);
        byte[] bytes = Files.readAllBytes(file);
        // worked by hand from the description of the format: magic, version 1.0, 118 bytes of header, IEEE 754 floats
        assertThat(HexFormat.of().formatHex(bytes, 0, 10)).isEqualTo("934e554d505901007600");
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), } ")
                .endsWith(" \n");
        assertThat(HexFormat.of().formatHex(bytes, 128, bytes.length))
                .isEqualTo("0000803f000000c00000003f000040400000804000" + "00a040");
    }

    @Test
    void oneDimensionHasATrailingComma() throws IOException {
        Path file = folder.resolve("a.npy");
        try (NpyWriter writer = new NpyWriter(file, NpyType.INT64)) {
            writer.append(new long[] {7, -1}, 0, 2);
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("'<i8'").contains("'shape': (2,), }");
        long[] read = new long[2];
        try (NpyReader reader = NpyReader.open(file)) {
            reader.read(0, 2, read, 0);
        }
        assertThat(read).containsExactly(7, -1);
    }

    @Test
    void everyTypeComesBack() throws IOException {
        Path file = folder.resolve("a.npy");
        int[] ints = IntStream.range(-50_000, 150_000).toArray();
        Npy.write(file, ints, 100, 2000);
        assertThat(Npy.readInts(file)).isEqualTo(ints);
        byte[] bytes = {0, 127, -1, -128};
        Npy.write(file, bytes, 1, 2, 2);
        assertThat(Npy.readBytes(file)).isEqualTo(bytes);
        float[] floats = {Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, -0f};
        Npy.write(file, floats, 4);
        assertThat(Npy.readFloats(file)).isEqualTo(floats);
        Npy.write(file, new float[0], 0, 64);
        assertThat(Npy.readFloats(file)).isEmpty();
    }

    @Test
    void rowsAreAppendedAndReadInAnyOrder() throws IOException {
        Path file = folder.resolve("rows.npy");
        int rows = 5000;
        try (NpyWriter writer = new NpyWriter(file, NpyType.FLOAT32, 8, 4)) {
            float[] row = new float[3 * 32];
            for (int i = 0; i < rows; i++) {
                row[32] = i;
                row[63] = -i;
                writer.append(row, 32, 1);
            }
            assertThat(writer.rows()).isEqualTo(rows);
        }
        try (NpyReader reader = NpyReader.open(file)) {
            assertThat(reader.type()).isEqualTo(NpyType.FLOAT32);
            assertThat(reader.shape()).containsExactly(rows, 8, 4);
            assertThat(reader.rows()).isEqualTo(rows);
            assertThat(reader.rowLength()).isEqualTo(32);
            float[] two = new float[1 + 64];
            reader.read(4998, 2, two, 1);
            reader.read(17, 1, two, 33);
            assertThat(two[1]).isEqualTo(4998);
            assertThat(two[32]).isEqualTo(-4998);
            assertThat(two[33]).isEqualTo(17);
            float[] all = new float[rows * 32];
            reader.read(0, rows, all, 0);
            assertThat(all[32 * 4321]).isEqualTo(4321);
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> reader.read(4999, 2, two, 0));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> reader.read(0, 3, two, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> reader.read(0, 1, new int[32], 0));
        }
    }

    @Test
    void bytesAreAppendedInPieces() throws IOException {
        Path file = folder.resolve("bytes.npy");
        byte[] pixels = new byte[300 * 1000];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31);
        }
        try (NpyWriter writer = new NpyWriter(file, NpyType.UINT8, 10, 10, 3)) {
            writer.append(pixels, 0, 999);
            writer.append(pixels, 999 * 300, 1);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.append(pixels, 1, 1000));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.append(new int[300], 0, 1));
        }
        assertThat(Npy.readBytes(file)).isEqualTo(pixels);
    }

    @Test
    void valuesOfEverySizeAreAppendedInPieces() throws IOException {
        // Rows of 3 values: the buffer's 64 KiB are no multiple of one.
        Path file = folder.resolve("pieces.npy");
        long[] longs =
                LongStream.range(0, 60_000).map(i -> i * 0x9e3779b97f4a7c15L).toArray();
        try (NpyWriter writer = new NpyWriter(file, NpyType.INT64, 3)) {
            writer.append(longs, 3, 7);
            writer.append(longs, 24, 19_992);
        }
        long[] found = new long[longs.length];
        try (NpyReader reader = NpyReader.open(file)) {
            reader.read(0, 19_999, found, 3);
        }
        found[0] = longs[0];
        found[1] = longs[1];
        found[2] = longs[2];
        assertThat(found).isEqualTo(longs);
        float[] floats = new float[60_000];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = 1f / i;
        }
        Npy.write(file, floats, 20_000, 3);
        assertThat(Npy.readFloats(file)).isEqualTo(floats);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingOpenWhereNotEvenTheHeaderCanBeWritten() throws IOException {
        Path full = Path.of("/dev/full");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> new NpyWriter(full, NpyType.FLOAT32, 2))
                .withMessage("No space is left to write /dev/full: free some, or choose another place.");
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.filter(descriptor -> leadsTo(full, descriptor))).isEmpty();
        }
    }

    private static boolean leadsTo(Path target, Path link) {
        try {
            return Files.readSymbolicLink(link).equals(target);
        } catch (IOException e) {
            // Closed by now.
            return false;
        }
    }

    @Test
    void readsHeadersAsNumpyWritesThem() throws IOException {
        // NumPy pads to a multiple of 64 bytes and ends the header with a new line
        Path file = put("{'descr': '<i4', 'fortran_order': False, 'shape': (2, 1), }          \n", 8);
        assertThat(Npy.readInts(file)).containsExactly(0, 0);
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        refuses(put("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }\n", 4), "Fortran order");
        refuses(put("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }\n", 8), "'<f8', not one of [<f4,");
        refuses(put("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }\n", 4), "'>f4'");
        refuses(put("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n", 8), "pickled Python objects");
        refuses(put("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }\n", 4), "plain array");
        refuses(put("{'descr': '<f4', 'fortran_order': False, 'shape': (), }\n", 4), "single value");
        refuses(put("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", 4), "promises");
        refuses(put("{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999, 9999999999), }\n", 4), "too large");
        refuses(Files.writeString(folder.resolve("b"), "PK"), "ends within its header");
        refuses(Files.writeString(folder.resolve("b"), "PKPKPKPKPKPK"), "does not begin as a .npy file does");
        byte[] second = Files.readAllBytes(put("{}\n", 0));
        second[6] = 2;
        refuses(Files.write(folder.resolve("b"), second), "version 2.0, not 1.0");
    }

    @Test
    void refusesAShapeThatTheValuesDoNotFill() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Npy.write(folder.resolve("a.npy"), new float[5], 2, 3))
                .withMessage("5 values do not fill the shape [2, 3]");
    }

    private void refuses(Path file, String reason) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> NpyReader.open(file))
                .withMessageStartingWith(file + " cannot be read, because ")
                .withMessageContaining(reason);
    }

    private Path put(String header, int elementBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(header.length());
        out.write(header.length() >>> 8);
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[elementBytes]);
        return Files.write(folder.resolve("a.npy"), out.toByteArray());
    }
}
