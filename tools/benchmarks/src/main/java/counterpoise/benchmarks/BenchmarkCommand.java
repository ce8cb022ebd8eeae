package counterpoise.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmarks' command line. */
@Command(
        name = "benchmark",
        sortOptions = false,
        description = "Times whole runs of Counterpoise and prints the medians. Keep the machine quiet meanwhile.")
public final class BenchmarkCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int WRONG_REQUEST = 2;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often everything is run, each in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--data", description = "Where CIFAR-10 lies; without it, images are drawn.")
    private Path data;

    @Option(
            names = "--only",
            split = ",",
            description = "Run only these: ${COMPLETION-CANDIDATES}. Separate several by commas.")
    private List<Choice> only;

    @Option(
            names = "--peer",
            description = "A command that times what users would run instead, printing \"NAME: NUMBER images/s\" or"
                    + " \"NAME: NUMBER s\"; run in turn with the rest. Repeatable.")
    private List<String> peers = List.of();

    @Option(names = "--out", description = "Write the figures to this JSON file.")
    private Path out;

    @Option(names = "--compare", description = "Show ratios to the figures of an earlier run in this JSON file.")
    private Path compare;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--program", required = true, hidden = true, description = "The launcher run-experiment.")
    private Path program;

    @Option(names = "--installation", required = true, hidden = true, description = "The folder that it runs from.")
    private Path installation;

    @Option(names = "--conf", required = true, hidden = true, description = "The benchmarks' configurations.")
    private Path conf;

    /** What can be timed. */
    enum Choice {
        phases,
        two,
        oversampling,
        start,
        plan,
        discovery;

        Benchmark of(Program program) {
            return switch (this) {
                case phases -> new ThreePhases(program);
                case two -> new TwoAtOnce(program);
                case oversampling -> new OverSampling(program);
                case start -> new StartUp(program);
                case plan -> new Planning(program);
                case discovery -> new Discovery(program);
            };
        }
    }

    /** Runs the benchmarks and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (rounds < 1) {
                throw new IOException("--rounds must be at least 1, not " + rounds);
            }
            if (data != null && !Files.isDirectory(data)) {
                throw new IOException("--data: there is no folder " + data);
            }
            Optional<Run> before = compare == null ? Optional.empty() : Optional.of(Run.read(compare));
            return measure(before);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return WRONG_REQUEST;
        }
    }

    private int measure(Optional<Run> before) throws InterruptedException, IOException {
        Run now;
        try {
            List<Series> series = new Rounds(rounds, benchmarks(), System.err).run();
            String images = data == null ? "drawn" : "cifar10";
            now = new Run(LocalDate.now().toString(), version(), images, Machine.current(), series);
        } catch (IOException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
        System.out.print(new Table(now, before).asText());
        if (out != null) {
            now.write(out);
        }
        return 0;
    }

    private List<Benchmark> benchmarks() {
        Program tested = new Program(program, installation, conf, data == null ? null : data.toAbsolutePath());
        List<Benchmark> benchmarks = new ArrayList<>();
        (only == null ? List.of(Choice.values()) : only).forEach(choice -> benchmarks.add(choice.of(tested)));
        peers.forEach(peer -> benchmarks.add(new Peer(peer)));
        return benchmarks;
    }

    private String version() throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            return String.join(" ", Program.run(List.of(program.toString(), "--version"), scratch.folder()));
        }
    }
}
