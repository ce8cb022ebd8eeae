package counterpoise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the benchmarks on a program that only writes what Counterpoise would. */
class BenchmarkCommandTest {

    private static final String PROGRAM =
            """
            #!/bin/sh
            case " $* " in
              *" --version "*) echo "program 1"; exit 0 ;;
              *" --dry-run "*) exit 0 ;;
              " plugins "*) for i in $(seq 0 99); do echo "oversampler  third-party-$i  1"; done; exit 0 ;;
              *" --fresh "*) printf 'training 1  0%% (epoch 1/4, 350 images/s)\\r' >&2; exec sleep 60 ;;
              *sweep.seed*) trials="one two" ;;
              *) trials=one ;;
            esac
            while [ "$1" != --out ]; do shift; done
            out=$2
            mkdir -p "$out"
            echo "trial,oversampler,oversampler.eos.k,augment_seconds,head_seconds" >"$out/results.csv"
            echo "one,eos,10,0.25,3.5" >>"$out/results.csv"
            for trial in $trials; do
              mkdir -p "$out/trials/$trial"
              {
                echo "phase,epoch,images_per_second"
                echo "training,1,100"
                echo "training,2,200"
                echo "training,3,220"
                echo "training,4,210"
                echo "head,1,9000"
              } >"$out/trials/$trial/epochs.csv"
            done
            """;

    @TempDir
    Path folder;

    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(standardOut);
        System.setErr(standardErr);
    }

    @Test
    void timesEverythingInTurn() throws IOException {
        Path figures = folder.resolve("figures.json");
        FakeLibraries.write(folder.resolve("lib"));

        int exit = execute(PROGRAM, "--rounds", "2", "--peer", "echo 'torch nchw: 140.0 images/s'", "--out", figures);

        assertThat(exit).as(text(err)).isZero();
        assertThat(text(out))
                .contains("| training | 210.0 | 210.0 to 210.0 | images/s |")
                .contains("| phase 2, EOS | 0.25 | 0.25 to 0.25 | s |")
                .contains("| phase 3, head | 3.50 | 3.50 to 3.50 | s |")
                .contains("| eos k=10 | 0.25 | 0.25 to 0.25 | s |")
                .contains("| two trainings, sum | 420.0 | 420.0 to 420.0 | images/s |")
                .containsPattern("\\| start to first step \\| [0-9.]+ \\|")
                .containsPattern("\\| plan 240 cells \\| [0-9.]+ \\|")
                .containsPattern("\\| list 100 jars \\| [0-9.]+ \\|")
                .containsPattern("\\| find 100 jars, in process \\| [0-9.]+ \\|")
                .contains("training: 1.50 times as fast as the peer's torch nchw");
        assertThat(Run.read(figures).revision()).isEqualTo("program 1");
        assertThat(text(err).lines().filter(line -> line.contains("training: 210.00 images/s")))
                .hasSize(2);
    }

    @Test
    void runsOnlyWhatIsAskedFor() throws IOException {
        assertThat(execute(PROGRAM, "--only", "plan", "--rounds", "1")).isZero();
        assertThat(text(out)).contains("plan 240 cells").doesNotContain("training");
    }

    @Test
    void showsWhatAFailingProgramSaid() throws IOException {
        assertThat(execute("#!/bin/sh\necho no such dataset >&2\nexit 2\n", "--only", "phases"))
                .isEqualTo(1);
        assertThat(text(err)).contains("ended with exit code 2 and said:").contains("no such dataset");
    }

    @Test
    void doesNotTimeADiscoveryThatOverlooksPlugins() throws IOException {
        FakeLibraries.write(folder.resolve("lib"));
        assertThat(execute(PROGRAM.replace("seq 0 99", "seq 1 99"), "--only", "discovery"))
                .isEqualTo(1);
        assertThat(text(err)).contains("plugins --plugins ", " found 99 of 100 plugins");
    }

    @Test
    void refusesAPeerThatPrintsNoFigure() throws IOException {
        assertThat(execute(PROGRAM, "--only", "plan", "--peer", "echo 12")).isEqualTo(1);
        assertThat(text(err)).contains("echo 12 printed no line such as \"training: 123.4 images/s\"");
    }

    @Test
    void refusesAWrongRequestBeforeAnythingRuns() throws IOException {
        assertThat(execute(PROGRAM, "--rounds", "0")).isEqualTo(2);
        assertThat(execute(PROGRAM, "--data", folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(execute(PROGRAM, "--compare", folder.resolve("nothing.json")))
                .isEqualTo(2);
        assertThat(execute(PROGRAM, "--only", "everything")).isEqualTo(2);
        assertThat(text(err))
                .contains("--rounds must be at least 1, not 0")
                .contains("--data: there is no folder")
                .contains("nothing.json to compare with");
        assertThat(text(out)).isEmpty();
    }

    private int execute(String program, Object... arguments) throws IOException {
        Path executable = folder.resolve("run-experiment");
        Files.writeString(executable, program);
        Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        String[] all = new String[arguments.length + 6];
        all[0] = "--program";
        all[1] = executable.toString();
        all[2] = "--conf";
        all[3] = folder.toString();
        all[4] = "--installation";
        all[5] = folder.toString();
        for (int i = 0; i < arguments.length; i++) {
            all[i + 6] = arguments[i].toString();
        }
        return new CommandLine(new BenchmarkCommand()).execute(all);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
