package counterpoise.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCacheTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = write("data.bin", "content", 1_000);
    }

    @Test
    void remembersADigestAcrossProcesses() throws IOException {
        try (DigestCache cache = cache()) {
            assertThat(cache.known(file)).isEmpty();
            assertThat(cache.sha256(file)).isEqualTo(Sha256.ofText("content"));
        }
        try (DigestCache cache = cache()) {
            assertThat(cache.known(file)).contains(Sha256.ofText("content"));
            // Same size and time: what is remembered is taken, which shows that the file is not read.
            write("data.bin", "CONTENT", 1_000);
            assertThat(cache.sha256(file)).isEqualTo(Sha256.ofText("content"));
        }
    }

    @Test
    void anotherTimeOrSizeIsAnotherFile() throws IOException {
        try (DigestCache cache = cache()) {
            cache.sha256(file);
            write("data.bin", "CONTENT", 2_000);
            assertThat(cache.known(file)).isEmpty();
            assertThat(cache.sha256(file)).isEqualTo(Sha256.ofText("CONTENT"));
            write("data.bin", "longer content", 2_000);
            assertThat(cache.sha256(file)).isEqualTo(Sha256.ofText("longer content"));
        }
    }

    @Test
    void aFileThatHasJustBeenWrittenIsNotRemembered() throws IOException {
        try (DigestCache cache = cache()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
            cache.sha256(file);
            assertThat(cache.known(file)).isEmpty();
        }
    }

    @Test
    void processesDoNotForgetWhatOthersLearnt() throws IOException {
        Path other = write("other.bin", "other", 1_000);
        try (DigestCache first = cache();
                DigestCache second = cache()) {
            first.sha256(file);
            second.sha256(other);
        }
        try (DigestCache cache = cache()) {
            assertThat(cache.known(file)).isPresent();
            assertThat(cache.known(other)).isPresent();
        }
    }

    @Test
    void aDamagedCacheIsAnEmptyOne() throws IOException {
        try (DigestCache cache = cache()) {
            cache.sha256(file);
        }
        Path kept = FileTrees.children(folder.resolve("store/v1/digests")).get(0);
        for (String text :
                new String[] {"", "{", "[]", Files.readString(kept).replace(Sha256.ofText("content"), "x")}) {
            Files.writeString(kept, text);
            try (DigestCache cache = cache()) {
                assertThat(cache.known(file)).as(text).isEmpty();
                assertThat(cache.sha256(file)).isEqualTo(Sha256.ofText("content"));
            }
        }
    }

    @Test
    void aMissingFileHasNoDigest() throws IOException {
        try (DigestCache cache = cache()) {
            assertThat(cache.known(folder.resolve("none"))).isEmpty();
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> cache.sha256(folder.resolve("none")));
        }
    }

    private DigestCache cache() {
        return new Store(folder.resolve("store")).digests();
    }

    private Path write(String name, String content, long modifiedMillis) throws IOException {
        Path path = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(path, FileTime.fromMillis(modifiedMillis));
        return path;
    }
}
