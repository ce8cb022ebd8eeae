package counterpoise.runtime.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarGzTest {

    private static final byte[] CONTENT = noise(100_000);

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void makeAFolderInAFolder() throws IOException {
        folder = Files.createDirectories(temporary.resolve("a/b"));
    }

    @Test
    void unpacksFilesAndFolders() throws IOException {
        unpack(new TarBuilder()
                .folder("data/")
                .file("data/empty", new byte[0])
                .file("data/images.bin", CONTENT)
                .file("./data/x/" + "long-name-".repeat(15) + "/labels", new byte[] {1, 2})
                .toBytes());
        assertThat(folder.resolve("data/images.bin")).hasBinaryContent(CONTENT);
        assertThat(folder.resolve("data/empty")).isEmptyFile();
        assertThat(folder.resolve("data/x/" + "long-name-".repeat(15) + "/labels"))
                .hasBinaryContent(new byte[] {1, 2});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "data/../../evil", "..", "/tmp/evil", "..\\evil", "C:/evil", "data/../x/../evil"})
    void refusesWhatCouldBeWrittenElsewhere(String name) throws IOException {
        refused(
                new TarBuilder().file("data/good", CONTENT).file(name, CONTENT).toBytes(),
                "The archive data.tar.gz has the entry \"%s\", which would be written outside its folder: it is not"
                        + " unpacked. Get it from another address by --from.",
                name);
    }

    @Test
    void refusesLinksAndDevices() throws IOException {
        String message = "The archive data.tar.gz has the entry \"x\", which is a link or a device: it is not unpacked."
                + " Get it from another address by --from.";
        refused(new TarBuilder().link("x", "/etc/passwd", true).toBytes(), message);
        refused(new TarBuilder().link("x", "../../evil", false).toBytes(), message);
        refused(new TarBuilder().pipe("x").toBytes(), message);
        // Through a link that is there first, a harmless name would lead elsewhere.
        refused(new TarBuilder().link("x", "..", true).file("x/evil", CONTENT).toBytes(), message);
    }

    @Test
    void refusesAnEntryThatIsThereTwice() throws IOException {
        refused(
                new TarBuilder().file("x", CONTENT).file("x", CONTENT).toBytes(),
                "The archive data.tar.gz has \"x\" twice: it is not unpacked. Get it from another address by --from.");
    }

    @Test
    void refusesACutArchiveWhereverItIsCut() throws IOException {
        byte[] whole = new TarBuilder().file("data/images.bin", CONTENT).toBytes();
        for (int cut : List.of(0, 1, 9, 10, 11, 500, whole.length / 2, whole.length - 700)) {
            damaged(Arrays.copyOf(whole, cut));
        }
    }

    @Test
    void refusesADamagedArchive() throws IOException {
        byte[] archive = new TarBuilder().file("data/images.bin", CONTENT).toBytes();
        Arrays.fill(archive, archive.length / 2, archive.length, (byte) 0x55);
        damaged(archive);
        damaged("<html>This is no archive at all.</html>".repeat(50).getBytes());
    }

    @Test
    void refusesMoreThanItMayBecome() throws IOException {
        byte[] most = new byte[1 << 19];
        unpack(new TarBuilder().file("one", most).file("two", new byte[1000]).toBytes());
        String message = "The archive data.tar.gz becomes larger than 1048576 bytes, which no data set of its size"
                + " does: it is not unpacked. Get it from another address by --from.";
        refused(new TarBuilder().file("one", most).file("two", most).toBytes(), message);
        refused(new TarBuilder().file("one", new byte[3 << 20]).toBytes(), message);
        // Empty files fill a disk too.
        TarBuilder many = new TarBuilder();
        for (int i = 0; i < 2100; i++) {
            many.file("file" + i, new byte[0]);
        }
        refused(many.toBytes(), message);
    }

    private void damaged(byte[] archive) throws IOException {
        assertThatExceptionOfType(FetchException.class)
                .as("%d bytes", archive.length)
                .isThrownBy(() -> unpack(archive))
                .withMessageStartingWith("The archive data.tar.gz is cut or damaged (")
                .withMessageEndingWith("): it is not unpacked. Get it from another address by --from.");
    }

    private void refused(byte[] archive, String message, Object... arguments) throws IOException {
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> unpack(archive))
                .withMessage(message, arguments);
        try (Stream<Path> files = Files.walk(temporary)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("evil")))
                    .isEmpty();
        }
        assertThat(Path.of("/tmp/evil")).doesNotExist();
    }

    private void unpack(byte[] archive) throws IOException {
        Path file = Files.write(temporary.resolve("archive"), archive);
        Path fresh = Files.createTempDirectory(folder, "unpacked");
        TarGz.unpack("data.tar.gz", file, fresh, 1 << 20);
        folder = fresh;
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new SplittableRandom(0).nextBytes(noise);
        return noise;
    }
}
