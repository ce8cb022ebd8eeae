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

    @Test
    void theDigestOfAFolderIsThatOfItsNamesAndContents() throws IOException {
        plantTree();
        // One line a file, in the order of names: b.txt, c/a.txt. What is hidden has no part in it.
        String expected = Sha256.ofText(Sha256.ofText("b") + "  b.txt\n" + Sha256.ofText("a") + "  c/a.txt\n");
        try (DigestCache cache = cache()) {
            assertThat(cache.known(folder.resolve("tree"))).isEmpty();
            assertThat(cache.sha256(folder.resolve("tree"))).isEqualTo(expected);
            Files.createSymbolicLink(folder.resolve("link"), folder.resolve("tree"));
            assertThat(cache.sha256(folder.resolve("link"))).isEqualTo(expected);
        }
    }

    @Test
    void remembersTheDigestOfAFolderWhileNothingInItChanges() throws IOException {
        plantTree();
        Path tree = folder.resolve("tree");
        String before;
        try (DigestCache cache = cache()) {
            before = cache.sha256(tree);
        }
        // Same name, size and time: what is remembered is taken, which shows that no file is read.
        write("tree/b.txt", "x", 1_000);
        write("tree/.hidden", "more", 5_000);
        try (DigestCache cache = cache()) {
            assertThat(cache.known(tree)).contains(before);
            assertThat(cache.sha256(tree)).isEqualTo(before);
            write("tree/b.txt", "x", 2_000);
            assertThat(cache.known(tree)).isEmpty();
            String after = cache.sha256(tree);
            assertThat(after).isNotEqualTo(before);
            Files.move(tree.resolve("b.txt"), tree.resolve("d.txt"));
            assertThat(cache.known(tree)).isEmpty();
            assertThat(cache.sha256(tree)).isNotEqualTo(after);
            write("tree/c/new.txt", "new", 1_000);
            assertThat(cache.known(tree)).isEmpty();
        }
    }

    @Test
    void aFolderInWhichAFileHasJustBeenWrittenIsNotRemembered() throws IOException {
        plantTree();
        Files.setLastModifiedTime(
                folder.resolve("tree/b.txt"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        try (DigestCache cache = cache()) {
            cache.sha256(folder.resolve("tree"));
            assertThat(cache.known(folder.resolve("tree"))).isEmpty();
        }
    }

    @Test
    void aDamagedDigestOfAFolderIsNone() throws IOException {
        plantTree();
        Path tree = folder.resolve("tree");
        String digest;
        try (DigestCache cache = cache()) {
            digest = cache.sha256(tree);
        }
        Path kept = FileTrees.children(folder.resolve("store/v1/digests")).get(0);
        for (String text : new String[] {"", "{", "[]", Files.readString(kept).replace(digest, "x")}) {
            Files.writeString(kept, text);
            try (DigestCache cache = cache()) {
                assertThat(cache.known(tree)).as(text).isEmpty();
                assertThat(cache.sha256(tree)).isEqualTo(digest);
            }
        }
    }

    private void plantTree() throws IOException {
        Files.createDirectories(folder.resolve("tree/c"));
        Files.createDirectories(folder.resolve("tree/.git"));
        write("tree/c/a.txt", "a", 1_000);
        write("tree/b.txt", "b", 1_000);
        write("tree/.hidden", "hidden", 1_000);
        write("tree/.git/d.txt", "d", 1_000);
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
