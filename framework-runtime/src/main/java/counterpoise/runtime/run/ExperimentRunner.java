package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.inject.Inject;
import counterpoise.runtime.Build;
import counterpoise.runtime.config.Cell;
import counterpoise.runtime.config.Configuration;
import counterpoise.runtime.config.ConfigurationLoader;
import counterpoise.runtime.config.SweepBinder;
import counterpoise.runtime.execute.Coordinator;
import counterpoise.runtime.execute.ExecutionListener;
import counterpoise.runtime.execute.ExecutionSettings;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.execute.StageCosts;
import counterpoise.runtime.execute.Workers;
import counterpoise.runtime.plan.DatasetPlaces;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.PlanException;
import counterpoise.runtime.plan.Planner;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.RefusedPlugin;
import counterpoise.runtime.report.RunReport;
import counterpoise.runtime.report.TrialResult;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.store.DamagedStageException;
import counterpoise.runtime.store.DigestCache;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;

/** Takes a request all the way: configuration, plan, execution, report. */
public final class ExperimentRunner {

    /** How often stages that are set aside as damaged in the midst of a run are computed anew before it gives up. */
    private static final int ROUNDS = 3;

    private final ConfigurationLoader loader;
    private final SweepBinder sweeps;
    private final PluginCatalogue catalogue;
    private final Store store;
    private final PluginFolders pluginFolders;
    private final ExpectedFolder expected;

    /** Taken at the start: another may lie there by the time a worker is started. */
    private final String layout = Build.layout();

    @Inject
    ExperimentRunner(
            ConfigurationLoader loader,
            SweepBinder sweeps,
            PluginCatalogue catalogue,
            Store store,
            PluginFolders pluginFolders,
            ExpectedFolder expected) {
        this.loader = loader;
        this.sweeps = sweeps;
        this.catalogue = catalogue;
        this.store = store;
        this.pluginFolders = pluginFolders;
        this.expected = expected;
    }

    /** Where published scores lie. */
    public record ExpectedFolder(Path folder) {}

    /** Where plugins lie, the shipped ones first. */
    public record PluginFolders(List<Path> folders) {
        /** Copies the list. */
        public PluginFolders {
            folders = List.copyOf(folders);
        }
    }

    /** The plugins that were found and could not be taken; a run goes on without them. */
    public List<RefusedPlugin> refusedPlugins() {
        return catalogue.refused();
    }

    /**
     * Runs what is asked for.
     *
     * @param display makes what hears how it goes
     * @throws RequestException if the request is wrong; nothing has been run then
     * @throws counterpoise.runtime.config.ConfigurationException if the configuration is wrong; nothing has been run
     *     then
     */
    public RunOutcome run(RunRequest request, Function<RunProgress, ExecutionListener> display)
            throws IOException, InterruptedException {
        List<Cell> cells = cells(request);
        Devices devices = Devices.detect();
        List<String> chosenDevices = devices.choose(request.device());
        Plan plan;
        try (DigestCache digests = store.digests()) {
            plan = plan(cells, new StoredDatasetPlaces(request.dataFolders(), digests), chosenDevices);
        }
        refuseIfNothingCanRun(plan, request);
        if (Files.exists(store.root()) && !Files.isDirectory(store.root())) {
            throw new RequestException("--store %s: is a file, not a folder; name another".formatted(store.root()));
        }
        String name = cells.get(0).experiment().options().name();
        Path out = request.out().orElse(Path.of("runs", name));
        ExecutionSettings settings = settings(request, plan, chosenDevices, out);
        OutFolder.claim(out, name);
        store.register(out, plan.stages().keySet());
        RunReport report = new RunReport(out, name, PublishedScores.find(expected.folder(), name));
        KnownFailures known = KnownFailures.in(out, build());
        if (request.fresh() || request.retryFailed()) {
            known.forget(plan.stages().keySet());
        }
        return new RunOutcome(out, execute(plan, known, settings, display, report));
    }

    /** What failures are known for: this layout of the installation, and the user's plugins as they are. */
    private String build() {
        String further = catalogue.stateOfFurther();
        return further.isEmpty() ? layout : "%s, plugins %s".formatted(layout, further);
    }

    /**
     * Has the stages done that are missing, and reports. What turns out to be damaged only when a later stage or the
     * report reads it has been set aside by then: it is missing in the next round.
     */
    private List<TrialResult> execute(
            Plan plan,
            KnownFailures known,
            ExecutionSettings settings,
            Function<RunProgress, ExecutionListener> display,
            RunReport report)
            throws IOException, InterruptedException {
        Set<String> reused = new HashSet<>(plan.stages().keySet());
        Map<String, StoredStage> stored = stored(plan);
        Map<String, Failure> failures = known.of(plan, stored.keySet());
        Map<String, Stage> missing =
                settings.replace() ? plan.stages() : missing(plan, stored.keySet(), failures.keySet());
        for (int round = 1; ; round++) {
            reused.removeAll(missing.keySet());
            failures.keySet().removeAll(missing.keySet());
            if (!missing.isEmpty()) {
                StageCosts costs = StageCosts.of(store, plan.stages(), stored);
                RunProgress progress = new RunProgress(
                        plan,
                        missing.values(),
                        failures.keySet(),
                        store,
                        costs,
                        settings.workers().jobs());
                ExecutionListener listener = new FailureKeeper(display.apply(progress), known);
                try (Coordinator coordinator = new Coordinator(settings, listener)) {
                    failures.putAll(coordinator.run(missing.values(), costs));
                }
            }
            stored = stored(plan);
            missing = missing(plan, stored.keySet(), failures.keySet());
            if (missing.isEmpty() || round == ROUNDS) {
                try {
                    return report.write(plan, store, failures, reused);
                } catch (DamagedStageException e) {
                    if (round == ROUNDS) {
                        throw e;
                    }
                    stored = stored(plan);
                    missing = missing(plan, stored.keySet(), failures.keySet());
                }
            }
        }
    }

    private Map<String, StoredStage> stored(Plan plan) throws IOException {
        Map<String, StoredStage> stored = new HashMap<>();
        for (String key : plan.stages().keySet()) {
            Optional<StoredStage> stage = store.find(key);
            stage.ifPresent(present -> stored.put(key, present));
        }
        return stored;
    }

    /** The stages that are not {@code stored}, less those that {@code failed} and would fail again. */
    private static Map<String, Stage> missing(Plan plan, Set<String> stored, Set<String> failed) {
        Map<String, Stage> missing = new LinkedHashMap<>();
        // Stages stand after those they read, so one pass finds all that failed for want of a missing one.
        for (Stage stage : plan.stages().values()) {
            boolean wanting = stage.inputs().values().stream().anyMatch(missing::containsKey);
            if (!stored.contains(stage.key()) && (wanting || !failed.contains(stage.key()))) {
                missing.put(stage.key(), stage);
            }
        }
        return missing;
    }

    /**
     * Says what {@link #run} would do. Needs no data and runs nothing.
     *
     * @throws RequestException if the request is wrong
     * @throws counterpoise.runtime.config.ConfigurationException if the configuration is wrong
     */
    public PlanSummary dryRun(RunRequest request) throws IOException {
        List<Cell> cells = cells(request);
        List<String> devices = Devices.detect().choose(request.device());
        Plan plan;
        try (DigestCache digests = store.digests()) {
            plan = plan(cells, new PlannedDatasetPlaces(request.dataFolders(), digests), devices);
        }
        return summary(cells.size(), plan, workers(request, plan, devices).jobs());
    }

    private PlanSummary summary(int cells, Plan plan, int workers) throws IOException {
        Map<String, StoredStage> stored = stored(plan);
        StageCosts costs = StageCosts.of(store, plan.stages(), stored);
        Map<StageKind, Integer> stages = new EnumMap<>(StageKind.class);
        Map<StageKind, Integer> done = new EnumMap<>(StageKind.class);
        boolean dataKnown = true;
        for (Stage stage : plan.stages().values()) {
            stages.merge(stage.kind(), 1, Integer::sum);
            done.merge(stage.kind(), stored.containsKey(stage.key()) ? 1 : 0, Integer::sum);
            dataKnown &= !stage.keyText().contains("\"data\":\"" + PlannedDatasetPlaces.NOT_KNOWN + "\"");
        }
        Collection<Stage> missing = missing(plan, stored.keySet(), Set.of()).values();
        PlanSummary.Estimate seconds = sum(missing, costs::seconds);
        double elapsed = Math.max(seconds.value() / workers, longestChain(missing, costs));
        return new PlanSummary(
                cells,
                plan.trials().size(),
                stages,
                done,
                dataKnown,
                stored.values().stream().mapToLong(StoredStage::bytes).sum(),
                workers,
                sum(missing, costs::bytes),
                seconds,
                new PlanSummary.Estimate(elapsed, seconds.unknown()),
                plan.trials().stream()
                        .filter(trial -> !trial.hasNetwork())
                        .map(trial -> trial.experiment().options().dataset().plugin())
                        .distinct()
                        .toList(),
                plan.skipped().stream().map(Plan.SkippedCell::reason).distinct().toList());
    }

    private static PlanSummary.Estimate sum(Collection<Stage> stages, Function<Stage, OptionalDouble> cost) {
        Set<StageKind> unknown = EnumSet.noneOf(StageKind.class);
        double sum = 0;
        for (Stage stage : stages) {
            OptionalDouble known = cost.apply(stage);
            sum += known.orElse(0);
            if (known.isEmpty()) {
                unknown.add(stage.kind());
            }
        }
        return new PlanSummary.Estimate(sum, unknown);
    }

    /** Seconds of the stages that must follow one another, whatever the number of workers. */
    private static double longestChain(Collection<Stage> stages, StageCosts costs) {
        Map<String, Double> ends = new HashMap<>();
        double longest = 0;
        for (Stage stage : stages) {
            double begin = stage.inputs().values().stream()
                    .mapToDouble(key -> ends.getOrDefault(key, 0.0))
                    .max()
                    .orElse(0);
            double end = begin + costs.seconds(stage).orElse(0);
            ends.put(stage.key(), end);
            longest = Math.max(longest, end);
        }
        return longest;
    }

    private List<Cell> cells(RunRequest request) {
        Configuration configuration = loader.load(request.configuration(), request.overrides());
        return sweeps.cells(configuration, request.only());
    }

    private Plan plan(List<Cell> cells, DatasetPlaces places, List<String> devices) {
        String device = devices.get(0).equals("cpu") ? "cpu" : "gpu";
        Planner.ComputeIdentity compute = new Planner.ComputeIdentity(device, Libtorch.minorVersion());
        try {
            return new Planner(catalogue, places, compute).plan(cells);
        } catch (PlanException e) {
            throw new RequestException(e.getMessage());
        }
    }

    private static void refuseIfNothingCanRun(Plan plan, RunRequest request) {
        boolean refused = plan.trials().isEmpty()
                || request.strict() && plan.skipped().stream().anyMatch(Plan.SkippedCell::dataMissing);
        if (plan.skipped().isEmpty() || !refused) {
            return;
        }
        throw new RequestException(
                plan.skipped().stream().map(Plan.SkippedCell::reason).distinct().collect(Collectors.joining("\n")));
    }

    private ExecutionSettings settings(RunRequest request, Plan plan, List<String> devices, Path out) {
        return new ExecutionSettings(
                store.root(),
                pluginFolders.folders(),
                workers(request, plan, devices),
                Libtorch.minorVersion(),
                layout,
                request.fresh(),
                UUID.randomUUID().toString(),
                request.stageTimeout(),
                out.resolve("logs"));
    }

    /**
     * By the whole plan, not by what is missing of it: a run that is taken up must divide the cores as before, or its
     * last bits would differ.
     */
    private static Workers workers(RunRequest request, Plan plan, List<String> devices) {
        int cores = Runtime.getRuntime().availableProcessors();
        int trainings = count(plan, StageKind.TRAINING);
        int longStages = trainings > 0 ? trainings : count(plan, StageKind.HEAD);
        return WorkerDivision.of(devices, cores, request.jobs(), request.jobsPerGpu(), longStages);
    }

    private static int count(Plan plan, StageKind kind) {
        return (int) plan.stages().values().stream()
                .filter(stage -> stage.kind() == kind)
                .count();
    }
}
