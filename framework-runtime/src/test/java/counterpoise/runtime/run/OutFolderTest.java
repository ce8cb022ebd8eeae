package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {

    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndKnowsItAgain() throws IOException {
        Path out = folder.resolve("runs/test");
        OutFolder.claim(out, "test");
        Files.writeString(out.resolve("results.csv"), "trial\n");
        OutFolder.claim(out, "another");
        assertThat(out.resolve("results.csv")).hasContent("trial");
        assertThat(Files.readString(out.resolve("run.json"))).contains("another");
    }

    @Test
    void takesAnEmptyFolder() {
        assertThatCode(() -> OutFolder.claim(folder, "test")).doesNotThrowAnyException();
    }

    @Test
    void takesAFolderInWhichAnotherRunIsWritingItsMark() throws IOException {
        Files.writeString(folder.resolve("run.json.0f6e.tmp"), "{");
        OutFolder.claim(folder, "test");
        assertThat(OutFolder.experiment(folder)).contains("test");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "mine");
        assertThatThrownBy(() -> OutFolder.claim(file, "test"))
                .isInstanceOf(RequestException.class)
                .hasMessage("--out %s: is a file, not a folder; name another".formatted(file));
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesAFolderOfOthersFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("results.csv"), "mine");
        assertThatThrownBy(() -> OutFolder.claim(folder, "test"))
                .isInstanceOf(RequestException.class)
                .hasMessage(("--out %s: holds files that are not a run's, which would be written over;"
                                + " name a new or empty folder")
                        .formatted(folder));
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void doesNotTakeAnyRunJsonForItsMark() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "{\"mine\": true}");
        assertThatThrownBy(() -> OutFolder.claim(folder, "test")).isInstanceOf(RequestException.class);
        assertThat(file).hasContent("{\"mine\": true}");
    }

    @Test
    void saysThatAFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "mine");
        assertThatThrownBy(() -> OutFolder.claim(file.resolve("out"), "test"))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("--out %s: cannot be written: ".formatted(file.resolve("out")));
    }
}
