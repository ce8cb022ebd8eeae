package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of plugins, tried on jars: on all that are shipped, and on a user's own, good and bad. */
class VerifyPluginIT {

    private static final Path SHIPPED = Path.of(System.getProperty("counterpoise.folder"), "plugins");

    private static final String COPIES =
            """
            for (int label = 0; label < wanted.length; label++) {
                for (int i = 0; i < wanted[label]; i++) {
                    sink.add(label, train.row(train.rowsOf(label)[i % train.rowsOf(label).length]));
                }
            }
            """;

    /** With their defaults these train for an hour. */
    private static final List<String> SMALL_GENERATIVE = List.of(
            "experiment.oversampler.gamo.steps=2",
            "experiment.oversampler.gamo.base-units=4",
            "experiment.oversampler.cgan.steps=2",
            "experiment.oversampler.cgan.base-filters=2",
            "experiment.oversampler.bagan.autoencoder-epochs=1",
            "experiment.oversampler.bagan.adversarial-epochs=1",
            "experiment.oversampler.bagan.base-filters=2");

    @TempDir
    private Path folder;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> folders = Files.list(SHIPPED)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void findsThatAShippedPluginKeepsItsLaws(Path plugins) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify-plugin", "--json", plugins.toString()));
        if (plugins.endsWith("generative")) {
            arguments.addAll(SMALL_GENERATIVE);
        }
        Finished finished =
                Program.in(folder).run(arguments.toArray(String[]::new)).succeeded();
        JsonNode tree = new JsonMapper().readTree(finished.out());
        assertThat(tree.get("kept").asBoolean()).isTrue();
        JsonNode source = tree.get("sources").get(0);
        assertThat(source.get("refused")).isEmpty();
        assertThat(source.get("plugins")).isNotEmpty();
        for (JsonNode plugin : source.get("plugins")) {
            List<String> statuses = new ArrayList<>();
            for (JsonNode law : plugin.get("laws")) {
                statuses.add(law.get("status").asText());
                assertThat(law.get("reason").isNull())
                        .isEqualTo(law.get("status").asText().equals("kept"));
            }
            assertThat(statuses).isSubsetOf("kept", "does_not_apply").hasSizeGreaterThan(30);
            assertThat(statuses).filteredOn("kept"::equals).hasSizeGreaterThan(13);
        }
    }

    @Test
    void findsWhatIsWrongWithAUsersPlugins() throws IOException {
        new OwnPlugins()
                .with("copies", COPIES)
                .with("exits", "System.exit(7);")
                .with("hungry", "long[][] all = new long[9][Integer.MAX_VALUE - 9];")
                .with("narrow", "sink.add(0, new float[3]);")
                .with("random", "")
                .write(folder.resolve("own.jar"));
        Finished finished = Program.in(folder).run("verify-plugin", "own.jar");
        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(1);
        assertThat(finished.out())
                .contains("oversampler copies, revision ", "/own.jar\n")
                .containsPattern("39 laws: \\d+ kept, 0 broken, \\d+ do not apply\n\noversampler exits")
                .contains("broken          the same seed gives the same bits: it ended the Java machine (exit code 7),"
                        + " as System.exit does; throw an exception instead\n")
                .contains("not tried       a product asked twice answers the same: the plugin had stopped the"
                        + " examination before\n")
                .contains("broken          the same seed gives the same bits: it needs more memory than the Java heap"
                        + " of ")
                .contains("broken          every sample has the length of the training samples: pixel space,"
                        + " exponential imbalance: a sample has 3 values, not 192\n")
                .contains(
                        "own.Random in ",
                        "own.jar (line 5 of META-INF/services/counterpoise.api.Plugin) was refused:"
                                + " its name random is that of the oversampler that comes with Counterpoise");
    }

    @Test
    void findsWhereAPluginHangs() throws IOException {
        new OwnPlugins().with("hangs", "while (true) { Thread.onSpinWait(); }").write(folder.resolve("own.jar"));
        Finished finished = Program.in(folder).run("verify-plugin", "own.jar", "--timeout", "20s");
        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(1);
        assertThat(finished.out())
                .containsPattern("broken          the same seed gives the same bits: it had not come to an end after 20"
                        + " s, and was at own\\.Hangs\\.synthesize\\(Hangs\\.java:\\d+\\); if it does not hang,"
                        + " give it more time by --timeout, or less to do by options \\(KEY=VALUE\\)\n");
    }

    @Test
    void findsAPluginThatCannotBeLoaded() throws IOException {
        new OwnPlugins().with("quits", "} static { System.exit(3);").write(folder.resolve("own.jar"));
        Finished finished = Program.in(folder).run("verify-plugin", "own.jar");
        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(1);
        assertThat(finished.out())
                .startsWith("own.jar was refused: while its plugins were loaded it ended the Java machine (exit code"
                        + " 3), as System.exit does;");
    }

    @Test
    void saysInASentenceWhatCannotBeExamined() throws IOException {
        Files.writeString(folder.resolve("text.jar"), "not a jar");
        Files.createDirectory(folder.resolve("empty"));
        try (OutputStream file = Files.newOutputStream(folder.resolve("library.jar"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertRefused("nowhere.jar", "There is no jar or folder nowhere.jar.");
        assertRefused("text.jar", "text.jar is not a jar that can be read: ");
        assertRefused("empty", "The folder empty holds no jar; ");
        assertRefused("library.jar", "There is no plugin in library.jar: no jar of it names one in META-INF/services/");
        Files.createDirectory(folder.resolve("hidden"));
        Files.copy(folder.resolve("library.jar"), folder.resolve("hidden/.library.jar"));
        assertRefused("hidden", "The folder hidden holds no jar; ");
        Finished finished = Program.in(folder).run("verify-plugin", "library.jar", "--timeout", "20");
        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err()).isEqualTo("--timeout: needs a time above 0 such as 90s, 30m or 2h, found 20\n");
    }

    @Test
    void saysInASentenceWhichOptionIsWrong() throws IOException {
        new OwnPlugins().with("copies", COPIES).write(folder.resolve("own.jar"));
        Finished unknown = Program.in(folder).run("verify-plugin", "own.jar", "experiment.oversampler.copies.k=3");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("command line: experiment.oversampler.copies.k: unknown")
                .hasLineCount(1);
        Finished noPlugin = Program.in(folder).run("verify-plugin", "own.jar", "experiment.oversampler.copy.k=3");
        assertThat(noPlugin.exitCode()).isEqualTo(2);
        assertThat(noPlugin.err())
                .startsWith("experiment.oversampler.copy.k=3: no plugin that was examined has this option; write ")
                .hasLineCount(1);
    }

    /** What the first jar was found to be is told although the second cannot be examined. */
    @Test
    void tellsInJsonWhatWasFoundOutBeforeItFailed() throws IOException {
        new OwnPlugins()
                .with("exits", "System.exit(7);")
                .with("narrow", "sink.add(0, new float[3]);")
                .with("random", "")
                .write(folder.resolve("own.jar"));
        new OwnPlugins().with("copies", COPIES).write(folder.resolve("second.jar"));
        Finished finished = Program.in(folder)
                .run("verify-plugin", "--json", "own.jar", "second.jar", "experiment.oversampler.copies.k=3");
        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err()).startsWith("command line: experiment.oversampler.copies.k: unknown");

        JsonNode tree = new JsonMapper().readTree(finished.out());
        assertThat(tree.get("kept").asBoolean()).isFalse();
        assertThat(tree.get("sources")).hasSize(1);
        JsonNode source = tree.get("sources").get(0);
        assertThat(source.get("path").asText()).isEqualTo("own.jar");
        assertThat(source.get("kept").asBoolean()).isFalse();
        JsonNode exits = source.get("plugins").get(0);
        assertThat(exits.get("name").asText()).isEqualTo("exits");
        assertThat(exits.get("class").asText()).isEqualTo("own.Exits");
        assertThat(exits.get("jar").asText()).isEqualTo("own.jar");
        assertThat(exits.get("path").asText()).endsWith("/own.jar");
        assertThat(exits.get("kept").asBoolean()).isFalse();
        assertThat(reasons(exits, "broken"))
                .containsExactly("it ended the Java machine (exit code 7), as System.exit does; throw an exception"
                        + " instead");
        assertThat(reasons(exits, "not_tried"))
                .isNotEmpty()
                .containsOnly("the plugin had stopped the examination before");
        JsonNode narrow = source.get("plugins").get(1);
        assertThat(reasons(narrow, "broken"))
                .contains("pixel space, exponential imbalance: a sample has 3 values, not 192");
        assertThat(reasons(narrow, "kept")).isNotEmpty().containsOnly("null");
        assertThat(source.get("plugins")).hasSize(2);
        assertThat(source.get("refused")).hasSize(1);
        assertThat(source.get("refused").get(0).get("place").asText()).startsWith("own.Random in ");
        assertThat(source.get("refused").get(0).get("reason").asText())
                .startsWith("its name random is that of the oversampler that comes with Counterpoise");
    }

    private static List<String> reasons(JsonNode plugin, String status) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode law : plugin.get("laws")) {
            if (law.get("status").asText().equals(status)) {
                reasons.add(law.get("reason").asText());
            }
        }
        return reasons;
    }

    private void assertRefused(String source, String sentence) {
        Finished finished = Program.in(folder).run("verify-plugin", source);
        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err()).startsWith(sentence).hasLineCount(1);
    }
}
