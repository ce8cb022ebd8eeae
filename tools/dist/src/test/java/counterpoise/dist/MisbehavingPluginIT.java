package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over-samplers of a user's own, most of them bad, in a sweep beside a shipped one. */
class MisbehavingPluginIT {

    private static final String EACH_WANTED =
            """
            for (int label = 0; label < wanted.length; label++) {
                for (int i = 0; i < wanted[label]; i++) {
                    %s
                }
            }
            """;

    private static final String ORIGINAL = "float[] made = train.row(train.rowsOf(label)[0]); ";

    private static final String CONFIGURATION =
            """
            experiment {
              name         = mischief
              dataset {
                plugin    = shapes
                shapes    { train-per-class = 20, test-per-class = 5 }
                imbalance { profile = exponential, ratio = 5 }
              }
              architecture { plugin = resnet, resnet { depth = 8 } }
              training     { epochs = 1, batch-size = 32, warm-up-epochs = 0 }
              head         { epochs = 1 }
            }
            sweep {
              oversampler.plugin = [random, copies, exits, few, hungry, labels, narrow, nowhere, throws]
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void failsTheirTrialsAndDoesTheOthers() throws IOException {
        OwnPlugins plugins = new OwnPlugins()
                .with("copies", EACH_WANTED.formatted(ORIGINAL + "sink.add(label, made);"))
                .with("exits", "System.exit(7);")
                .with("few", "sink.add(wanted.length - 1, train.row(0));")
                .with("hungry", "long[][] all = new long[9][Integer.MAX_VALUE - 9];")
                .with("labels", EACH_WANTED.formatted(ORIGINAL + "sink.add(wanted.length, made);"))
                .with("narrow", EACH_WANTED.formatted("sink.add(label, new float[3]);"))
                .with("nowhere", EACH_WANTED.formatted(ORIGINAL + "made[0] = Float.NaN; sink.add(label, made);"))
                .with("throws", "throw new IllegalStateException(\"no luck today\");")
                .with("random", "");
        plugins.write(folder.resolve("mine/own.jar"));
        Files.writeString(folder.resolve("mine/broken.jar"), "not a jar");
        Configurations.write(folder.resolve("mischief.conf"), CONFIGURATION);

        Finished finished =
                Program.in(folder).run("mischief.conf", "--device", "cpu", "--jobs", "1", "--plugins", "mine");

        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(1);
        Map<String, String> status = new TreeMap<>();
        Results.of(folder.resolve("runs/mischief/results.csv"))
                .rows()
                .forEach(row -> status.put(row.get("oversampler"), row.get("status")));
        assertThat(status)
                .containsEntry("random", "done")
                .containsEntry("copies", "done")
                .hasSize(9);
        status.keySet().removeIf(name -> name.equals("random") || name.equals("copies"));
        assertThat(status.values()).containsOnly("failed");
        assertThat(finished.err())
                .contains("own.Random in ", "its name random is that of the oversampler that comes with Counterpoise")
                .contains("broken.jar was refused: broken.jar cannot be read as a jar: ")
                .contains("exit code 7 during embedding-synthetics", "while the oversampler exits was at work, twice")
                .contains("the over-sampler few made [", "] samples of the classes, but promised [")
                .contains("The oversampler hungry of ", "its synthesize() needs more memory than the Java heap of ")
                .contains(
                        "the over-sampler labels failed: synthetic sample 0 has label ", ", but labels run from 0 to ")
                .contains(
                        "the over-sampler narrow failed: synthetic sample 0 has 3 values, but the training samples have")
                .contains("the over-sampler nowhere failed: synthetic sample 0 of class ", " holds NaN")
                .contains("the over-sampler throws failed: no luck today")
                .doesNotContain("\tat ")
                .doesNotContain("not expected");
    }

    @Test
    void saysWhichOneEndsTheProgram() throws IOException {
        new OwnPlugins()
                .with("leaves", "} { System.exit(7); } private void unused() {")
                .write(folder.resolve("mine/own.jar"));

        Finished finished = Program.in(folder).run("plugins", "--plugins", "mine");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err())
                .startsWith("A plugin has ended the program by System.exit: own.Leaves of ")
                .contains("/mine/own.jar. Take it away from where plugins are looked for");
    }

    @Test
    void listsThemWithAllThatIsKnown() throws IOException {
        new OwnPlugins().with("copies", "").with("random", "").write(folder.resolve("mine/own.jar"));
        Path json = folder.resolve("plugins.json");
        Files.writeString(
                json,
                Program.in(folder)
                        .run("plugins", "--json", "--plugins", "mine")
                        .succeeded()
                        .out());
        JsonNode tree = StoreFolder.json(json);

        JsonNode copies = named(tree.get("plugins"), "copies");
        assertThat(copies.get("kind").asText()).isEqualTo("oversampler");
        assertThat(copies.get("class").asText()).isEqualTo("own.Copies");
        assertThat(copies.get("jar").asText()).isEqualTo("own.jar");
        assertThat(copies.get("path").asText()).endsWith("/mine/own.jar");
        assertThat(copies.get("revision").asText()).matches("[0-9a-f]{64}");
        assertThat(copies.get("version").isNull()).isTrue();
        assertThat(copies.get("options")).isEmpty();

        JsonNode eos = named(tree.get("plugins"), "eos");
        assertThat(eos.get("version").asText()).matches("\\d+[.]\\d+[.]\\d+.*");
        assertThat(eos.get("revision").asText()).matches("\\d+");
        JsonNode k = eos.get("options").get(0);
        for (JsonNode option : eos.get("options")) {
            assertThat(option.get("meaning").asText()).endsWith(".");
            k = option.get("key").asText().equals("k") ? option : k;
        }
        assertThat(k.get("type").asText()).isEqualTo("whole number");
        assertThat(k.get("default").asText()).isEqualTo("10");
        assertThat(k.get("range").asText()).isEqualTo("at least 1");
        assertThat(k.get("role").asText()).isEqualTo("identity");

        assertThat(tree.get("refused")).hasSize(1);
        JsonNode refused = tree.get("refused").get(0);
        assertThat(refused.get("name").asText()).isEqualTo("random");
        assertThat(refused.get("kind").asText()).isEqualTo("oversampler");
        assertThat(refused.get("class").asText()).isEqualTo("own.Random");
        assertThat(refused.get("jar").asText()).isEqualTo("own.jar");
        assertThat(refused.get("services_line").asInt()).isEqualTo(2);
        assertThat(refused.get("reason").asText()).startsWith("its name random is that of");
    }

    private static JsonNode named(JsonNode plugins, String name) {
        for (JsonNode plugin : plugins) {
            if (plugin.get("name").asText().equals(name)) {
                return plugin;
            }
        }
        throw new AssertionError("no " + name + " among " + plugins);
    }
}
