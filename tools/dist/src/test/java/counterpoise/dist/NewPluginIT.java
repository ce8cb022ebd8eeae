package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects to begin a plugin with, and the experiments that come with them. */
class NewPluginIT {

    private static final String SERVICES = "META-INF/services/counterpoise.api.Plugin";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dataset", "architecture", "loss", "oversampler", "metric"})
    void runsBesideTheOthers(String kind) throws IOException {
        Program program = Program.in(folder);
        Finished made = program.run("new-plugin", kind, "my-own").succeeded();
        assertThat(made.out())
                .isEqualTo("my-own: the %s my-own; its README.md says how it is built.\n".formatted(kind));

        // As Maven would: into the folder that it builds in, where classes lie beside the plugin.
        Path project = folder.resolve("my-own");
        Path classes = project.resolve("target/classes");
        Jars.compile(Folders.files(project.resolve("src/main/java")), List.of(), classes);
        Files.createDirectories(classes.resolve(SERVICES).getParent());
        Files.copy(project.resolve("src/main/resources").resolve(SERVICES), classes.resolve(SERVICES));
        Jars.pack(classes, project.resolve("target/plugin/my-own.jar"));

        Program inProject = Program.in(project);
        Finished listed = inProject.run("plugins", "--plugins", "target").succeeded();
        assertThat(listed.out().lines().filter(line -> line.contains("my-own")))
                .singleElement()
                .asString()
                .startsWith(kind);
        assertThat(listed.out()).doesNotContain("refused");
        inProject.run("try.conf", "--plugins", "target", "--device", "cpu").succeeded();
        Results results = Results.of(project.resolve("runs/my-own-try/results.csv"));
        assertThat(results.rows()).isNotEmpty().allSatisfy(row -> assertThat(row)
                .containsEntry("status", "done"));
        if (kind.equals("metric")) {
            // The balanced error of the template is what the balanced accuracy leaves.
            assertThat(results.rows()).allSatisfy(row -> assertThat(Double.parseDouble(row.get("my-own")))
                    .isCloseTo(1 - Double.parseDouble(row.get("bac")), offset(1e-9)));
        } else {
            assertThat(results.rows().stream().map(row -> row.get(kind))).contains("my-own");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    oversmpler  | mine | org.mine         | there is no kind of plugin "oversmpler"; did you mean oversampler?
                    network     | mine | org.mine         | there is no kind of plugin "network"; there are dataset, architecture,
                    loss        | My   | org.mine         | cannot be called "My"; name it by lower-case words
                    loss        | loss | org.mine         | cannot be called "loss"; name it by lower-case words
                    oversampler | eos  | org.mine         | eos is the oversampler that comes with Counterpoise; give yours another name
                    loss        | mine | org.class        | org.class cannot be the name of a Java package; give another by --package
                    loss        | mine | counterpoise.api | the package counterpoise.api lies in counterpoise, which is not yours
                    loss        | used | org.mine         | used exists already, and nothing was written; name a folder
                    """)
    void refusesInASentence(String kind, String name, String packageName, String sentence) throws IOException {
        Files.createDirectory(folder.resolve("used"));
        Finished refused = Program.in(folder).run("new-plugin", kind, name, "--package", packageName);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(sentence).hasLineCount(1);
        assertThat(refused.out()).isEmpty();
        assertThat(Folders.files(folder)).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("used"));
        }
    }

    @Test
    void makesTheFolderAskedFor() {
        Program.in(folder)
                .run("new-plugin", "metric", "mine", "--dir", "deep/down", "--package", "org.mine")
                .succeeded();
        assertThat(Folders.files(folder.resolve("deep")))
                .contains(folder.resolve("deep/down/src/main/java/org/mine/MinePlugin.java"));
        assertThat(folder.resolve("mine")).doesNotExist();
    }
}
