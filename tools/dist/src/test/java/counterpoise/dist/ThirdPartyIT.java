package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that was built elsewhere, with a library of its own, in one sweep with those that are shipped. */
class ThirdPartyIT {

    /** After the example's own configuration: as small as can be, and with Remix, which has the same library. */
    private static final String SMALLER =
            """
            experiment {
              dataset  { shapes { train-per-class = 60, test-per-class = 20 }, imbalance { ratio = 10 } }
              training { epochs = 1, warm-up-epochs = 0 }
              head     { epochs = 1 }
            }
            sweep {
              oversampler.plugin = [adasyn, eos, remix]
              seed               = [0]
            }
            """;

    private static final String IN_BOTH = "org.apache.commons.rng.UniformRandomProvider";
    private static final Pattern LOADED =
            Pattern.compile(Pattern.quote(IN_BOTH) + " source: \\S*?([^/\\s]+/[^/\\s]+\\.jar)");

    @TempDir
    private static Path folder;

    private static Finished finished;

    @BeforeAll
    static void runASweep() throws IOException {
        ThirdPartyExample.build(folder.resolve("bare/adasyn"));
        Folders.copy(folder.resolve("bare"), folder.resolve("mine"));
        ThirdPartyExample.addLibraries(folder.resolve("mine/adasyn"));
        Configurations.write(folder.resolve("adasyn.conf"), ThirdPartyExample.configuration() + SMALLER);
        Files.createDirectories(folder.resolve("loaded"));
        finished = Program.in(folder)
                .launchedBy(
                        "env",
                        "JAVA_TOOL_OPTIONS=-Xlog:class+load:file=" + folder.resolve("loaded/%p.log") + "::filecount=0")
                .run("adasyn.conf", "--device", "cpu", "--jobs", "1", "--plugins", "mine")
                .succeeded();
    }

    @Test
    void itsProjectNamesTheVersionsOfThisBuild() throws IOException {
        assertThat(ThirdPartyExample.property("counterpoise.version"))
                .isEqualTo(ThirdPartyExample.api().getValue("Implementation-Version"));
        assertThat(ThirdPartyExample.property("counterpoise.api.version"))
                .isEqualTo(ThirdPartyExample.api().getValue("Counterpoise-Api-Version"));
    }

    @Test
    void keepsItsOwnTests() throws IOException, InterruptedException {
        String printed = ThirdPartyExample.test(Files.createDirectory(folder.resolve("tests")));
        Matcher succeeded = Pattern.compile("(\\d+) tests succeeded").matcher(printed);
        assertThat(succeeded.find()).as(printed).isTrue();
        // The laws of its kind, and more than ten of its own.
        assertThat(Integer.parseInt(succeeded.group(1))).isGreaterThan(40);
    }

    @Test
    void runsBesideShippedOnes() {
        Results results = Results.of(folder.resolve("runs/adasyn/results.csv"));
        assertThat(results.column("oversampler")).containsExactly("adasyn", "eos", "remix");
        assertThat(results.column("status")).containsOnly("done");
        // 60 x 10^(-k/9) images of class k, cut to whole numbers; the nine smaller classes lack 360 of 60 each. ADASYN
        // leaves the classes of which no sample has an enemy nearby, and says so.
        int made = Integer.parseInt(results.column("synthetic_images").get(0));
        assertThat(made).isBetween(1, 360);
        assertThat(made == 360).isEqualTo(!finished.err().contains("which are left as they are"));
        assertThat(results.column("synthetic_images")).endsWith("360", "0");
        assertThat(finished.out()).contains("adasyn", "eos", "remix");
    }

    @Test
    void everyoneHasItsOwnVersionOfALibraryInOneProcess() throws IOException {
        String theirs = ThirdPartyExample.property("commons-rng.version");
        Map<Path, Set<String>> sources = sourcesByProcess();
        assertThat(sources.values())
                .as("from where each process has %s: %s", IN_BOTH, sources)
                .anySatisfy(jars -> {
                    assertThat(jars).contains("adasyn/commons-rng-client-api-" + theirs + ".jar");
                    assertThat(jars)
                            .filteredOn(jar -> jar.startsWith("oversamplers/commons-rng-client-api-"))
                            .singleElement()
                            .asString()
                            .doesNotContain(theirs);
                });
    }

    @Test
    void isListedAndDescribed() {
        Program program = Program.in(folder);
        assertThat(program.run("plugins", "--plugins", "mine").succeeded().out())
                .containsPattern("oversampler +adasyn +1 +adasyn.jar +ADASYN: ")
                .doesNotContain("refused");
        assertThat(program.run("describe", "oversampler", "adasyn", "--plugins", "mine")
                        .succeeded()
                        .out())
                .contains("beta", "threshold", "default: 5");
    }

    @Test
    void keepsTheLawsOfItsKind() {
        assertThat(Program.in(folder)
                        .run("verify-plugin", "mine/adasyn")
                        .succeeded()
                        .out())
                .contains("oversampler adasyn", " 0 broken,");
    }

    @Test
    void refusesValuesOutOfTheRangesItDeclares() {
        Finished refused = Program.in(folder)
                .run("adasyn.conf", "experiment.oversampler.adasyn.beta=1.5", "--plugins", "mine", "--dry-run");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("experiment.oversampler.adasyn.beta", "1.5")
                .hasLineCount(1);
    }

    @Test
    void aMissingLibraryFailsItsTrialsAlone() {
        // Another k, as what the whole plugin has made is taken from the store.
        Finished without = Program.in(folder)
                .run(
                        "adasyn.conf",
                        "experiment.oversampler.adasyn.k=4",
                        "--device",
                        "cpu",
                        "--jobs",
                        "1",
                        "--plugins",
                        "bare",
                        "--out",
                        "bare-run");
        assertThat(without.exitCode()).as(without.err()).isEqualTo(1);
        assertThat(Results.of(folder.resolve("bare-run/results.csv")).column("status"))
                .containsExactly("failed", "done", "done");
        assertThat(without.err())
                .contains("The oversampler adasyn of ")
                .contains("the class org.apache.commons.rng.")
                .contains("is missing; put the jar that holds it beside the plugin's");
    }

    /** From where each process loaded the class that both libraries hold: the folder and the name of each jar. */
    private static Map<Path, Set<String>> sourcesByProcess() throws IOException {
        Map<Path, Set<String>> sources = new HashMap<>();
        for (Path log : Folders.files(folder.resolve("loaded"))) {
            Set<String> jars = sources.computeIfAbsent(log.getFileName(), name -> new HashSet<>());
            try (Stream<String> lines = Files.lines(log)) {
                lines.map(LOADED::matcher).filter(Matcher::find).forEach(line -> jars.add(line.group(1)));
            }
        }
        return sources;
    }
}
