package counterpoise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.report.TrialResult;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.run.ExperimentRunner;
import counterpoise.runtime.run.PlanSummary;
import counterpoise.runtime.run.RequestException;
import counterpoise.runtime.run.RunOutcome;
import counterpoise.runtime.run.RunRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-experiment CONF [KEY=VALUE ...]}: runs a configuration. */
@Command(
        name = "run-experiment",
        description = "Runs the experiments that a configuration describes, and goes on where an earlier run stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footer = {"", "Exit code: 0 all done, 1 some trials failed, 2 the request is wrong, 130 interrupted."})
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    // Taken as 0..n and checked by hand: a required parameter would be asked of the subcommands too.
    @Parameters(
            paramLabel = "CONF [KEY=VALUE...]",
            arity = "0..*",
            description =
                    "A configuration's file (one named like a command: ./plugins), and values that take the place of its own:"
                            + " experiment.training.epochs=1")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes; default runs/NAME.")
    private Path out;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "runs/.store",
            description = "Where stage results are kept; default ${DEFAULT-VALUE}.")
    private Path store;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where data sets lie; default ${DEFAULT-VALUE}. Repeatable.")
    private List<Path> data;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Further plugins: each jar or folder of jars in DIR. Repeatable.")
    private List<Path> plugins = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu, gpu or gpu:N; default ${DEFAULT-VALUE}.")
    private String device;

    @Option(names = "--jobs", paramLabel = "N", description = "Workers at once; default by cores, GPUs and trainings.")
    private Integer jobs;

    @Option(
            names = "--jobs-per-gpu",
            paramLabel = "N",
            description = "Workers at once on each GPU, in place of --jobs; default 1.")
    private Integer jobsPerGpu;

    @Option(
            names = "--stage-timeout",
            paramLabel = "TIME",
            description = "Give a stage up that has shown no progress for this long: 90s, 30m or 2h; default never.")
    private String stageTimeout;

    @Option(
            names = "--only",
            paramLabel = "PATH=VALUE",
            description = "Part of a sweep: the cells with this value. Repeatable.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--strict", description = "Missing data are an error; else their cells are skipped and listed.")
    private boolean strict;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--fresh", description = "Compute everything anew, replacing stored results when done.")
    private boolean fresh;

    @Option(
            names = "--retry-failed",
            description =
                    "Try again, too, what failed for a reason of its own in an earlier run of the same --out, such as"
                            + " a loss that became NaN; else it is only reported. What failed for want of a file, memory or"
                            + " disk is always tried again.")
    private boolean retryFailed;

    @Option(names = "--plain", description = "Plain lines in place of the live view on a terminal.")
    private boolean plain;

    private Interruption interruption;

    /** Whether anything has been run, so that a failure is one of the run and not of the request. */
    boolean hasBegun() {
        return interruption != null && interruption.hasBegun();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (parameters.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Missing the configuration's file, such as conf/quickstart.conf.");
        }
        checkCount("--jobs", jobs);
        checkCount("--jobs-per-gpu", jobsPerGpu);
        ExperimentRunner runner = Installation.part(ExperimentRunner.class, plugins, store);
        // Before the run, not only where one is missed: a plugin refused for its name must not be taken for another.
        runner.refusedPlugins().forEach(refused -> spec.commandLine().getErr().println(refused));
        if (dryRun) {
            print(runner.dryRun(request()));
            return ExitCode.DONE;
        }
        interruption = new Interruption(spec.commandLine().getErr(), fresh);
        RunOutcome outcome;
        try {
            outcome = runner.run(request(), progress -> interruption.display(progress, plain));
        } finally {
            interruption.over();
        }
        print(outcome);
        return outcome.count(TrialRow.Status.FAILED) > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    private static void checkCount(String option, Integer count) {
        if (count != null && count < 1) {
            throw new RequestException("%s: needs at least 1, found %d".formatted(option, count));
        }
    }

    private static OptionalInt optional(Integer count) {
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private RunRequest request() {
        return new RunRequest(
                parameters.get(0),
                parameters.subList(1, parameters.size()),
                only,
                Optional.ofNullable(out),
                data,
                device,
                optional(jobs),
                optional(jobsPerGpu),
                stageTimeout == null
                        ? Optional.empty()
                        : Optional.of(Durations.written("--stage-timeout", stageTimeout)),
                strict,
                fresh,
                retryFailed);
    }

    private void print(PlanSummary plan) {
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.printf("%d cells, %d distinct trials%n", plan.cells(), plan.trials());
        for (StageKind kind : StageKind.values()) {
            if (plan.stages().containsKey(kind)) {
                String done = plan.dataKnown() ? plan.done().get(kind) + " done" : "not known how many are done";
                stdout.printf("  %-22s %5d, %s%n", kind.label(), plan.stages().get(kind), done);
            }
        }
        stdout.printf(
                "disk: %s stored, %s%n",
                megabytes(plan.storedBytes()), toCome(plan.bytesToCome(), RunCommand::megabytes));
        String seconds = toCome(plan.secondsToCome(), Durations::readable);
        stdout.printf(
                "time: %s%s%n",
                seconds,
                plan.secondsToCome().isKnown()
                        ? " for one worker; %s at best with the %d that this run would have"
                                .formatted(
                                        Durations.readable(plan.elapsedToCome().value()), plan.workers())
                        : "");
        plan.withoutNetwork()
                .forEach(dataset -> stdout.printf(
                        "%s brings embeddings of its own: no network is trained, and a head is trained on them for every"
                                + " over-sampler, none too%n",
                        dataset));
        plan.skipped().forEach(reason -> stdout.printf("skipped: %s%n", reason));
        stdout.flush();
    }

    private static String toCome(PlanSummary.Estimate estimate, DoubleFunction<String> shown) {
        if (estimate.isNothing()) {
            return "nothing more";
        }
        String unknown = estimate.unknown().stream().map(StageKind::label).collect(Collectors.joining(", "));
        if (!estimate.isKnown()) {
            return "what is to come is not known before one of each kind is measured: " + unknown;
        }
        return "about %s more%s"
                .formatted(shown.apply(estimate.value()), unknown.isEmpty() ? "" : ", not counting " + unknown);
    }

    private static String megabytes(double bytes) {
        return "%.1f MB".formatted(bytes / 1e6);
    }

    private void print(RunOutcome outcome) {
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(outcome.summary().asText());
        Unfinished unfinished = new Unfinished();
        for (TrialResult trial : outcome.trials()) {
            if (trial.status() != TrialRow.Status.DONE) {
                unfinished.add(
                        trial.id(),
                        trial.status(),
                        trial.failure().orElseThrow().sentence());
            }
        }
        unfinished.lines().forEach(spec.commandLine().getErr()::println);
        stdout.printf("Report: %s%n", outcome.out());
        stdout.flush();
    }
}
