package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of a user's own, most of them bad, in a sweep beside shipped ones. */
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

    /**
     * A plugin that breaks a promise.
     *
     * @param work what it does in its method
     * @param said what its trial's reason contains
     */
    private record Misdeed(String kind, String name, String work, String... said) {}

    private static final List<Misdeed> MISDEEDS = List.of(
            new Misdeed(
                    "oversampler",
                    "exits",
                    "System.exit(7);",
                    "exit code 7 during embedding-synthetics",
                    "while the oversampler exits was at work, twice"),
            new Misdeed(
                    "oversampler",
                    "few",
                    "sink.add(1, train.row(0));",
                    "the over-sampler few made [0, 1] samples of the classes, but promised [0, 2]"),
            new Misdeed(
                    "oversampler",
                    "hungry",
                    "long[][] all = new long[9][Integer.MAX_VALUE - 9];",
                    "The oversampler hungry of ",
                    "its synthesize() needs more memory than the Java heap of "),
            new Misdeed(
                    "oversampler",
                    "labels",
                    EACH_WANTED.formatted(ORIGINAL + "sink.add(wanted.length, made);"),
                    "the over-sampler labels failed: synthetic sample 0 has label 2, but labels run from 0 to 1"),
            new Misdeed(
                    "oversampler",
                    "narrow",
                    EACH_WANTED.formatted("sink.add(label, new float[3]);"),
                    "the over-sampler narrow failed: synthetic sample 0 has 3 values, but the training samples have 4"),
            new Misdeed(
                    "oversampler",
                    "nowhere",
                    EACH_WANTED.formatted(ORIGINAL + "made[0] = Float.NaN; sink.add(label, made);"),
                    "the over-sampler nowhere failed: synthetic sample 0 of class 1 holds NaN"),
            new Misdeed(
                    "oversampler",
                    "throws",
                    "throw new IllegalStateException(\"no luck today\");",
                    "the over-sampler throws failed: no luck today"),
            new Misdeed(
                    "loss",
                    "throwing-loss",
                    "if (true) throw new IllegalStateException(\"no luck today\");",
                    "the loss throwing-loss failed in epoch 1, at step 1 of the training: no luck today"),
            new Misdeed(
                    "loss",
                    "wide-loss",
                    "if (true) return logits;",
                    "the loss wide-loss returned a float32 of shape (6, 2) instead of one float32"),
            new Misdeed(
                    "loss",
                    "absent-loss",
                    "if (true) return null;",
                    "the loss absent-loss returned null instead of one float32"),
            new Misdeed(
                    "loss",
                    "boundless-loss",
                    "if (true) return logits.sum().mul(Float.NaN);",
                    "the loss boundless-loss became NaN in epoch 1, step 1 of 1; "),
            new Misdeed(
                    "loss",
                    "sneaking-loss",
                    "SneakingLoss.<RuntimeException>sneak(new Exception(\"no patience\"));",
                    "The loss sneaking-loss of ",
                    "own.jar failed: its compute() threw java.lang.Exception: no patience."),
            new Misdeed(
                    "loss",
                    "blocked-loss",
                    "return logits.mean(); }"
                            + " @Override public java.util.Optional<ai.djl.nn.Block> block(int classes, int width) {"
                            + " throw new IllegalArgumentException(\"no luck today\"); }"
                            + " private NDArray unused(NDArray logits) {",
                    "the loss blocked-loss failed to make its block for 2 classes and embeddings of 4 values: no luck"
                            + " today"),
            new Misdeed(
                    "metric",
                    "throwing-metric",
                    "if (true) throw new IllegalStateException(\"no luck today\");",
                    "the metric throwing-metric failed: no luck today"),
            new Misdeed("metric", "empty-metric", "", "the metric empty-metric gives no result, or null"),
            new Misdeed(
                    "metric",
                    "short-metric",
                    "results.add(new MetricResult.PerClass(\"short-metric\", List.of(1.0)));",
                    "the metric short-metric gives 1 numbers in its result short-metric, but there are 2 classes"),
            new Misdeed(
                    "metric",
                    "loud-metric",
                    "results.add(new MetricResult.Scalar(\"LOUD\", 1));",
                    "the metric loud-metric calls a result \"LOUD\", which does not match [a-z][a-z0-9-]*"),
            new Misdeed(
                    "metric",
                    "boundless-metric",
                    "results.add(new MetricResult.Scalar(\"best\", Double.POSITIVE_INFINITY));",
                    "the metric boundless-metric gives Infinity in its result best, which must be finite"),
            new Misdeed(
                    "dataset",
                    "throwing-dataset",
                    "if (true) throw new IllegalStateException(\"no luck today\");",
                    "the dataset throwing-dataset failed in its labels(TRAIN): no luck today"),
            new Misdeed(
                    "dataset",
                    "short-dataset",
                    "if (part == Part.TEST) { labels = new int[] {0, 1}; }",
                    "the dataset short-dataset failed in its load(TEST): 6 images, but 2 labels"),
            new Misdeed(
                    "dataset",
                    "mislabelled-dataset",
                    "labels[3] = 2;",
                    "sample 3 of the train part of the dataset mislabelled-dataset has label 2, but its classes are 0"
                            + " to 1"),
            new Misdeed(
                    "dataset",
                    "uneven-dataset",
                    "if (part == Part.TEST) { shape = new ImageShape(1, 4, 1); }",
                    "the dataset uneven-dataset has training images of 2x2x1, but test images of 1x4x1"),
            new Misdeed(
                    "architecture",
                    "throwing-architecture",
                    "if (true) throw new IllegalStateException(\"no luck today\");",
                    "the architecture throwing-architecture failed on images of shape (6, 1, 2, 2): no luck today"),
            new Misdeed(
                    "architecture",
                    "wide-architecture",
                    "if (true) return new NDList(images);",
                    "the architecture wide-architecture made a float32 array of (6, 1, 2, 2) of images of shape"
                            + " (6, 1, 2, 2), but its width of 4 means one float32 array of (6, 4)"),
            new Misdeed(
                    "architecture",
                    "unwritten-architecture",
                    "if (true) throw new Error(\"not written yet\");",
                    "The architecture unwritten-architecture of ",
                    "own.jar failed: the forward() of its network threw java.lang.Error: not written yet."),
            new Misdeed(
                    "architecture",
                    "sneaking-architecture",
                    "SneakingArchitecture.<RuntimeException>sneak(new Exception(\"no patience\"));",
                    "The architecture sneaking-architecture of ",
                    "own.jar failed: the forward() of its network threw java.lang.Exception: no patience."),
            new Misdeed(
                    "architecture",
                    "exiting-architecture",
                    "System.exit(7);",
                    "exit code 7 during training",
                    "while the architecture exiting-architecture was at work, twice"));

    /** Networks without a parameter on six images of four pixels: the time goes into what is broken. */
    private static final String CONFIGURATION =
            """
            experiment {
              name     = mischief
              training { epochs = 1, batch-size = 32, warm-up-epochs = 0 }
              head     { epochs = 1 }
            }
            """;

    @TempDir
    private Path folder;

    /** One trial each: an axis a kind, all of them advancing together. */
    private static String sweep() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("dataset", "dataset.plugin");
        paths.put("architecture", "architecture.plugin");
        paths.put("loss", "loss.plugin");
        paths.put("oversampler", "oversampler.plugin");
        paths.put("metric", "metrics");
        Map<String, String> good = Map.of(
                "dataset", "six", "architecture", "flat", "loss", "ce", "oversampler", "random", "metric", "bac");
        StringBuilder axes = new StringBuilder("sweep {\n");
        paths.forEach((kind, path) -> axes.append("%s = [%s, %s, "
                        .formatted(
                                path,
                                value(kind, good.get(kind)),
                                value(kind, kind.equals("oversampler") ? "copies" : good.get(kind))))
                .append(MISDEEDS.stream()
                        .map(misdeed -> value(kind, misdeed.kind().equals(kind) ? misdeed.name() : good.get(kind)))
                        .collect(Collectors.joining(", ")))
                .append("]\n"));
        return axes.append("zip = [[%s]]\n}\n".formatted(String.join(", ", paths.values())))
                .toString();
    }

    private static String value(String kind, String name) {
        return kind.equals("metric") ? "[" + name + "]" : name;
    }

    @Test
    void failsTheirTrialsAndDoesTheOthers() throws IOException {
        OwnPlugins plugins = new OwnPlugins()
                .with("copies", EACH_WANTED.formatted(ORIGINAL + "sink.add(label, made);"))
                .with("dataset", "six", "")
                .with("architecture", "flat", "")
                .with("random", "");
        MISDEEDS.forEach(misdeed -> plugins.with(misdeed.kind(), misdeed.name(), misdeed.work()));
        plugins.write(folder.resolve("mine/own.jar"));
        Files.writeString(folder.resolve("mine/broken.jar"), "not a jar");
        Configurations.write(folder.resolve("mischief.conf"), CONFIGURATION + sweep());

        Finished finished =
                Program.in(folder).run("mischief.conf", "--device", "cpu", "--jobs", "1", "--plugins", "mine");

        assertThat(finished.exitCode()).as(finished.err()).isEqualTo(1);
        List<Map<String, String>> rows =
                Results.of(folder.resolve("runs/mischief/results.csv")).rows();
        assertThat(rows).hasSize(2 + MISDEEDS.size());
        assertThat(rows.subList(0, 2)).allSatisfy(row -> assertThat(row).containsEntry("status", "done"));
        for (int i = 0; i < MISDEEDS.size(); i++) {
            Misdeed misdeed = MISDEEDS.get(i);
            Map<String, String> row = rows.stream()
                    .filter(any -> any.values().stream()
                            .anyMatch(value -> value.replaceAll("[\\[\\]]", "").equals(misdeed.name())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no trial of " + misdeed.name()));
            assertThat(row).as(misdeed.name()).containsEntry("status", "failed");
            assertThat(row.get("reason")).as(misdeed.name()).contains(misdeed.said());
            // There with the paths that the results leave out.
            assertThat(finished.err()).contains(row.get("trial") + " failed: ").contains(misdeed.said());
        }
        assertThat(finished.err())
                .contains("own.Random in ", "its name random is that of the oversampler that comes with Counterpoise")
                .contains("broken.jar was refused: broken.jar cannot be read as a jar: ")
                .doesNotContain("\tat ")
                .doesNotContain("not expected");
    }

    /** Both are refused, the rest of their jars is not; who asks for one is told of both. */
    @Test
    void refusesTwoOfOneNameAndDoesTheOthers() throws IOException {
        new OwnPlugins()
                .with("twice", "")
                .with("copies", EACH_WANTED.formatted(ORIGINAL + "sink.add(label, made);"))
                .write(folder.resolve("mine/left.jar"));
        new OwnPlugins()
                .with("twice", "")
                .with("dataset", "six", "")
                .with("architecture", "flat", "")
                .write(folder.resolve("mine/right.jar"));
        Configurations.write(
                folder.resolve("twice.conf"),
                CONFIGURATION
                        + """
                        experiment { dataset.plugin = six, architecture.plugin = flat, oversampler.plugin = copies }
                        """);
        String reason = "its name twice is that of 2 plugins of the kind oversampler, in %s/mine/left.jar and"
                        .formatted(folder.toRealPath())
                + " %s/mine/right.jar, and nothing tells which is meant; remove or rename all but one."
                        .formatted(folder.toRealPath());

        Program program = Program.in(folder);
        String[] command = {"twice.conf", "--plugins", "mine", "--device", "cpu"};
        Finished finished = program.run(command).succeeded();
        assertThat(finished.err().lines().filter(line -> line.endsWith(" was refused: " + reason)))
                .hasSize(2);
        assertThat(Results.of(folder.resolve("runs/mischief/results.csv")).column("oversampler"))
                .containsExactly("copies");

        Finished asked = program.run("twice.conf", "--plugins", "mine", "experiment.oversampler.plugin=twice");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err())
                .contains("command line: experiment.oversampler.plugin: the oversampler twice was refused: " + reason
                        + " They are own.Twice in ");
        assertThat(program.run("plugins", "--plugins", "mine").succeeded().out())
                .contains("own.Twice in %s/mine/left.jar".formatted(folder.toRealPath()))
                .contains("oversampler  copies ", "dataset      six ");
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
    void saysWhichOneKeepsTheRunFromBeingPlanned() throws IOException {
        String throwingSource =
                """
                return null;
                }
                @Override public java.util.Optional<DataSource> source() { throw new IllegalStateException("no luck"); }
                private Object unused(ImageShape shape, byte[] pixels, int[] labels) {
                """;
        new OwnPlugins().with("dataset", "lost", throwingSource).write(folder.resolve("mine/own.jar"));
        Configurations.write(folder.resolve("lost.conf"), Configurations.TINY);

        Finished finished =
                Program.in(folder).run("lost.conf", "--plugins", "mine", "experiment.dataset.plugin=lost", "--dry-run");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err())
                .startsWith("no luck\nIt came out of a call to the dataset lost: a mistake of it.\nThis was not"
                        + " expected; ");
    }

    @Test
    void describesOneThatCannotSayWhereItWorks() throws IOException {
        new OwnPlugins()
                .with(
                        "lost",
                        "} @Override public java.util.Set<counterpoise.api.oversampler.Space> spaces() {"
                                + " throw new IllegalStateException(\"no luck\"); } private void unused() {")
                .write(folder.resolve("mine/own.jar"));
        assertThat(Program.in(folder)
                        .run("describe", "oversampler", "lost", "--plugins", "mine")
                        .succeeded()
                        .out())
                .contains("spaces:   unknown: no luck", "It takes no options.");
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
