package counterpoise.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    @TempDir
    Path folder;

    @Test
    void writesAndReplacesWholeFiles() throws IOException {
        Path file = folder.resolve("a/b/file.txt");
        DurableFiles.write(file, "first, longer");
        DurableFiles.write(file, "second");
        assertThat(file).hasContent("second");
        assertThat(FileTrees.children(file.getParent())).containsExactly(file);
    }

    @Test
    void leavesTheOldFileWhereTheNewCannotBeWritten() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target/inside")).getParent();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> DurableFiles.write(target, "text"))
                .withMessageStartingWith(target + " cannot be written");
        assertThat(FileTrees.children(folder)).containsExactly(target);
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> DurableFiles.write(file.resolve("below"), "text"))
                .withMessageContaining("a file lies where a folder should be");
        assertThat(file).hasContent("mine");
    }
}
