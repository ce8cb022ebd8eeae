package counterpoise.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {

    /** NumPy 1.24.2: {@code save(file, asfortranarray(array([[1.5, -2, 3e10], [4, .1, -6]], dtype=">f8")))}. */
    private static final String BIG_ENDIAN_IN_FORTRAN_ORDER =
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPmY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH"
                    + "0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/+AAAAAAA"
                    + "AEAQAAAAAAAAwAAAAAAAAAA/uZmZmZmZmkIb8I6wAAAAwBgAAAAAAAA=";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("array.npy");
    }

    @Test
    void readsWhatNumpyHasWritten() throws IOException {
        Files.write(file, Base64.getDecoder().decode(BIG_ENDIAN_IN_FORTRAN_ORDER));
        NpyFile array = NpyFile.open(file);
        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(array.typeInWords()).isEqualTo("float64");
        assertThat(array.readReals(0, 1)).containsExactly(1.5f, -2, 3e10f, 4, .1f, -6);
    }

    @Test
    void readsFloatsInCOrder() throws IOException {
        NpyBytes.features(file, 2, 1, 2, 3, 4, 5, -0f);
        assertThat(NpyFile.open(file).readReals(0, 1, 2)).containsExactly(1, 2, 3, 4, 5, -0f);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void readsLaterVersionsOfTheFormat(int version) throws IOException {
        byte[] data = NpyBytes.little(16).putDouble(0.5).putDouble(-1).array();
        NpyBytes.write(file, version, "'<f8'", "False", "(1, 2)", data);
        assertThat(NpyFile.open(file).readReals(0)).containsExactly(0.5f, -1);
    }

    @Test
    void readsMoreThanOneBufferInEitherOrder() throws IOException {
        // 3 x 200,000 float32 are 2.3 MiB; element (i, j) is i + j / 200,000.
        int columns = 200_000;
        ByteBuffer byRow = NpyBytes.little(3 * columns * Float.BYTES);
        ByteBuffer byColumn = NpyBytes.little(3 * columns * Float.BYTES);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < columns; column++) {
                byRow.putFloat(row + column / (float) columns);
                byColumn.putFloat((column * 3 + row) * Float.BYTES, row + column / (float) columns);
            }
        }
        NpyBytes.write(file, "'<f4'", "False", "(3, %d)".formatted(columns), byRow.array());
        float[] read = NpyFile.open(file).readReals(0, 1, 2);
        assertThat(read[columns]).isEqualTo(1);
        assertThat(read[2 * columns + 150_000]).isEqualTo(2.75f);
        NpyBytes.write(file, "'<f4'", "True", "(3, %d)".formatted(columns), byColumn.array());
        assertThat(Arrays.equals(NpyFile.open(file).readReals(0, 1, 2), read)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"False, '1 2 3 4 5 6'", "True, '1 3 5 2 4 6'"})
    void readsTheRowsAskedForInEitherOrder(String fortranOrder, String inFile) throws IOException {
        ByteBuffer data = NpyBytes.little(6 * Float.BYTES);
        for (String value : inFile.split(" ")) {
            data.putFloat(Float.parseFloat(value));
        }
        NpyBytes.write(file, "'<f4'", fortranOrder, "(3, 2)", data.array());
        NpyFile array = NpyFile.open(file);
        assertThat(array.readReals(0, 2)).containsExactly(1, 2, 5, 6);
        assertThat(array.readReals(2, 1)).containsExactly(5, 6, 3, 4);
        assertThat(array.readReals()).isEmpty();
    }

    @Test
    void refusesMoreThanMemoryHolds() throws IOException {
        NpyBytes.sparse(file, "'<f4'", "(2, 1000000000)", 2L * 1_000_000_000 * Float.BYTES);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> NpyFile.open(file).readReals(1))
                .withMessage(
                        "%s has 1 rows of 1000000000 values in one part: 3814 MiB, which do not fit the Java heap"
                                + " (%d MiB); keep fewer rows, or fewer values of each, such as their first principal"
                                + " components",
                        file, Runtime.getRuntime().maxMemory() >> 20);
        NpyBytes.sparse(file, "'<f8'", "(2, 3000000000)", 2L * 3_000_000_000L * Double.BYTES);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> NpyFile.open(file).readReals(1))
                .withMessage(
                        "%s has 3000000000 values in the 1 rows of one part, but at most 2147483639 can be worked on;"
                                + " keep fewer rows, or fewer values of each, such as their first principal components",
                        file);
    }

    @ParameterizedTest
    @CsvSource({
        "|i1, 01ff, 1, -1",
        "|u1, 01ff, 1, 255",
        "<i2, 0100feff, 1, -2",
        "<u2, 0100feff, 1, 65534",
        ">i2, 0001fffe, 1, -2",
        "<i4, 01000000ffffffff, 1, -1",
        "<u4, 01000000ffffffff, 1, 4294967295",
        ">u4, 00000001ffffffff, 1, 4294967295",
        "<i8, 0100000000000000ffffffffffffffff, 1, -1",
        ">i8, 0000000000000001fffffffffffffffe, 1, -2"
    })
    void readsIntegersOfEveryType(String descriptor, String bytes, long first, long second) throws IOException {
        byte[] data = HexFormat.of().parseHex(bytes);
        NpyBytes.write(file, "'" + descriptor + "'", "False", "(2,)", data);
        NpyFile array = NpyFile.open(file);
        assertThat(array.isWhole()).isTrue();
        assertThat(array.readIntegers()).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "'<f2', float16",
        "'<f16', float128",
        "'|b1', bool",
        "'<c8', complex64",
        "'<U7', text",
        "'|S3', text",
        "'<M8[ns]', elements of the type 'M'",
        "'|V4', elements of the type 'V'"
    })
    void namesTypesThatItDoesNotRead(String descriptor, String name) throws IOException {
        NpyBytes.write(file, "'" + descriptor + "'", "False", "(1,)", new byte[16]);
        NpyFile array = NpyFile.open(file);
        assertThat(array.isReal() || array.isWhole()).isFalse();
        assertThat(array.typeInWords()).isEqualTo(name);
    }

    @Test
    void refusesPickledObjects() throws IOException {
        NpyBytes.write(file, "'|O'", "False", "(1,)", new byte[30]);
        assertRefused(
                "holds pickled Python objects, which could run any program when they are read; save numbers, such as"
                        + " array.astype(numpy.float32)");
    }

    @Test
    void refusesRecords() throws IOException {
        NpyBytes.write(file, "[('a', '<f4')]", "False", "(1,)", new byte[4]);
        assertRefused("holds no plain array of numbers, but {'descr': [('a', '<f4')], 'fortran_order': False, 'shape':"
                + " (1,), }");
    }

    @Test
    void refusesACutFile() throws IOException {
        NpyBytes.features(file, 2, 1, 2, 3, 4);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertRefused(
                "is not whole: it has 143 bytes, but with the shape (2, 2) of float32 it must have 144; write it again"
                        + " by numpy.save");
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertRefused(
                "is not whole: it has 145 bytes, but with the shape (2, 2) of float32 it must have 144; write it again"
                        + " by numpy.save");
        for (int bytes : new int[] {6, 11, 12, 127}) {
            Files.write(file, Arrays.copyOf(whole, bytes));
            assertRefused("is not whole: it ends within its header; write it again by numpy.save");
        }
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Files.writeString(file, "PK\3\4 and so on");
        assertRefused("is an archive, as numpy.savez writes it; write each array by numpy.save");
        for (String text : new String[] {"", "1.5,2.5\n", "a text of some length"}) {
            Files.writeString(file, text);
            assertRefused("does not begin as a .npy file does; write the array by numpy.save");
        }
        NpyBytes.write(file, 9, "'<f4'", "False", "(1, 1)", new byte[4]);
        assertRefused("has the .npy format version 9, but 1 to 3 are known");
    }

    @Test
    void refusesAShapeThatCannotBe() throws IOException {
        NpyBytes.write(file, "'<f4'", "False", "(4294967296, 4294967296)", new byte[4]);
        assertRefused("has a shape too large: (4294967296, 4294967296)");
        NpyBytes.write(file, "'<f4'", "False", "(99999999999999999999, 1)", new byte[4]);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> NpyFile.open(file))
                .withMessageStartingWith(file + " has a header with a number too large: {'descr'");
    }

    @Test
    void refusesWhatIsNotFinite() throws IOException {
        NpyBytes.features(file, 3, 0, 0, 0, 0, Float.NaN, 0);
        assertValuesRefused(
                "holds NaN in row 1, column 1 (from 0); remove such rows, or replace them by numpy.nan_to_num");
        NpyBytes.features(file, 3, 0, 0, Float.NEGATIVE_INFINITY);
        assertValuesRefused(
                "holds -Infinity in row 0, column 2 (from 0); remove such rows, or replace them by numpy.nan_to_num");
        byte[] data = NpyBytes.little(32)
                .putDouble(0)
                .putDouble(1)
                .putDouble(1e39)
                .putDouble(2)
                .array();
        // In Fortran order the third value is that of row 0, column 1.
        NpyBytes.write(file, "'<f8'", "True", "(2, 2)", data);
        assertValuesRefused(
                "holds 1.0E39 in row 0, column 1 (from 0), which is too large for float32; scale the features");
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> NpyFile.open(file))
                .withMessage(file + " " + sentence);
    }

    private void assertValuesRefused(String sentence) throws IOException {
        NpyFile array = NpyFile.open(file);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> array.readReals(0))
                .withMessage(file + " " + sentence);
    }
}
