package counterpoise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import counterpoise.runtime.run.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-experiment report DIR...}: tables and page of what was run, of one run or several together. */
@Command(
        name = "report",
        description =
                "Writes the tables and the page of a run again (results.csv, summary.csv, summary.md, summary.tex,"
                        + " report.html), or those of several runs together.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class)
final class ReportCommand implements Callable<Integer> {

    /** A report reads no stage. */
    private static final Path NO_STORE = Path.of("runs", ".store");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "The folders of runs: what --out named.")
    private List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes; default the one DIR, needed for several.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Reports.Reported reported =
                Installation.part(Reports.class, List.of(), NO_STORE).write(folders, Optional.ofNullable(out));
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(reported.summary().asText());
        stdout.printf("Report: %s%n", reported.out());
        stdout.flush();
        return ExitCode.DONE;
    }
}
