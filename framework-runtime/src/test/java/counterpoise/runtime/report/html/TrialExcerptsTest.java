package counterpoise.runtime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.report.trial.TrialFiles;
import counterpoise.runtime.report.trial.TrialJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialExcerptsTest {

    private static final TrialJson.StageJson STAGE = leaving("a.png", "b.csv", "c.svg", "gone.png");

    @TempDir
    Path folder;

    private TrialExcerpts excerpts;

    @BeforeEach
    void leaveArtifacts() throws IOException {
        Path artifacts = Files.createDirectory(folder.resolve("artifacts"));
        Files.write(artifacts.resolve("a.png"), new byte[] {1, 2, 3});
        Files.writeString(artifacts.resolve("b.csv"), "a,b\n");
        Files.writeString(artifacts.resolve("c.svg"), "<s/>");
        excerpts = new TrialExcerpts(new TrialFiles(folder), Limits.of(1));
    }

    @Test
    void picturesGoIntoThePageWhole() throws IOException {
        assertThat(excerpts.pictures(STAGE, 1000))
                .containsExactly(
                        new Picture("a.png", "a.png", "data:image/png;base64,AQID"),
                        new Picture("c.svg", "c.svg", "data:image/svg+xml;base64,PHMvPg=="));
    }

    @Test
    void picturesOfAClassAreCalledAfterIt() throws IOException {
        Files.writeString(folder.resolve("per-class.csv"), "label,class,recall\n0,round,1\n12,\"square, blue\",0\n");
        for (String name : List.of("gan-class-12.png", "class-0.png", "gan-class-1.png", "subclass-0.png")) {
            Files.write(folder.resolve("artifacts").resolve(name), new byte[] {1});
        }

        assertThat(excerpts.pictures(
                        leaving("gan-class-12.png", "class-0.png", "gan-class-1.png", "subclass-0.png"), 1000))
                .extracting(Picture::caption)
                .containsExactly(
                        "gan-class-12.png: square, blue", "class-0.png: round", "gan-class-1.png", "subclass-0.png");
    }

    @Test
    void picturesForWhichThereIsNoRoomStayInTheFolder() throws IOException {
        int first = "data:image/png;base64,AQID".length();
        assertThat(excerpts.pictures(STAGE, first)).extracting(Picture::name).containsExactly("a.png");
        assertThat(excerpts.pictures(STAGE, first - 1)).isEmpty();
    }

    private static TrialJson.StageJson leaving(String... artifacts) {
        return new TrialJson.StageJson("pixel-synthetics", "abc", false, 1, 1, null, List.of(artifacts), Map.of());
    }
}
