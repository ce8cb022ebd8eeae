package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
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
     * @param display makes what hears how it goes, for a number of stages
     * @throws RequestException if the request is wrong; nothing has been run then
     * @throws counterpoise.runtime.config.ConfigurationException if the configuration is wrong; nothing has been run
     *     then
     */
    public RunOutcome run(RunRequest request, IntFunction<ExecutionListener> display)
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
        OutFolder.claim(out, name);
        store.register(out, plan.stages().keySet());
        RunReport report = new RunReport(out, name, PublishedScores.find(expected.folder(), name));
        return new RunOutcome(
                out, execute(plan, request.fresh(), settings(request, plan, chosenDevices, out), display, report));
    }

    /**
     * Has the stages done that are missing, and reports. What turns out to be damaged only when a later stage or the
     * report reads it has been set aside by then: it is missing in the next round.
     */
    private List<TrialResult> execute(
            Plan plan,
            boolean fresh,
            ExecutionSettings settings,
            IntFunction<ExecutionListener> display,
            RunReport report)
            throws IOException, InterruptedException {
        Set<String> reused = new HashSet<>(plan.stages().keySet());
        Map<String, Failure> failures = new LinkedHashMap<>();
        Map<String, Stage> missing = fresh ? plan.stages() : missing(plan, Set.of());
        for (int round = 1; ; round++) {
            reused.removeAll(missing.keySet());
            failures.keySet().removeAll(missing.keySet());
            if (!missing.isEmpty()) {
                try (Coordinator coordinator = new Coordinator(settings, display.apply(missing.size()))) {
                    failures.putAll(coordinator.run(missing.values()));
                }
            }
            missing = missing(plan, failures.keySet());
            if (missing.isEmpty() || round == ROUNDS) {
                try {
                    return report.write(plan, store, failures, reused);
                } catch (DamagedStageException e) {
                    if (round == ROUNDS) {
                        throw e;
                    }
                    missing = missing(plan, failures.keySet());
                }
            }
        }
    }

    /** The stages that are not in the store, less those that {@code failed} and would fail again. */
    private Map<String, Stage> missing(Plan plan, Set<String> failed) throws IOException {
        Map<String, Stage> missing = new LinkedHashMap<>();
        // Stages stand after those they read, so one pass finds all that failed for want of a missing one.
        for (Stage stage : plan.stages().values()) {
            boolean wanting = stage.inputs().values().stream().anyMatch(missing::containsKey);
            if (store.find(stage.key()).isEmpty() && (wanting || !failed.contains(stage.key()))) {
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
        return summary(cells.size(), plan);
    }

    private PlanSummary summary(int cells, Plan plan) throws IOException {
        Map<StageKind, Integer> stages = new EnumMap<>(StageKind.class);
        Map<StageKind, Integer> done = new EnumMap<>(StageKind.class);
        Map<StageKind, Double> bytes = new EnumMap<>(StageKind.class);
        Map<StageKind, Double> seconds = new EnumMap<>(StageKind.class);
        boolean dataKnown = true;
        for (Stage stage : plan.stages().values()) {
            Optional<StoredStage> stored = store.find(stage.key());
            stages.merge(stage.kind(), 1, Integer::sum);
            done.merge(stage.kind(), stored.isPresent() ? 1 : 0, Integer::sum);
            stored.ifPresent(present -> {
                bytes.merge(stage.kind(), (double) present.bytes(), Double::sum);
                seconds.merge(stage.kind(), present.record().seconds(), Double::sum);
            });
            dataKnown &= !stage.keyText().contains("\"data\":\"" + PlannedDatasetPlaces.NOT_KNOWN + "\"");
        }
        return new PlanSummary(
                cells,
                plan.trials().size(),
                stages,
                done,
                dataKnown,
                (long) bytes.values().stream().mapToDouble(Double::doubleValue).sum(),
                toCome(stages, done, bytes),
                toCome(stages, done, seconds),
                plan.trials().stream()
                        .filter(trial -> !trial.hasNetwork())
                        .map(trial -> trial.experiment().options().dataset().plugin())
                        .distinct()
                        .toList(),
                plan.skipped().stream().map(Plan.SkippedCell::reason).distinct().toList());
    }

    /** What the missing stages will take if each takes the mean of the stored ones of its kind. */
    private static OptionalDouble toCome(
            Map<StageKind, Integer> stages, Map<StageKind, Integer> done, Map<StageKind, Double> taken) {
        double sum = 0;
        for (Map.Entry<StageKind, Integer> entry : stages.entrySet()) {
            int stored = done.get(entry.getKey());
            int missing = entry.getValue() - stored;
            if (missing > 0 && stored == 0) {
                return OptionalDouble.empty();
            }
            sum += missing == 0 ? 0 : missing * taken.get(entry.getKey()) / stored;
        }
        return OptionalDouble.of(sum);
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
        int cores = Runtime.getRuntime().availableProcessors();
        // By the whole plan, not by what is missing of it: a run that is taken up must divide the cores as before, or
        // its last bits would differ.
        int trainings = count(plan, StageKind.TRAINING);
        int longStages = trainings > 0 ? trainings : count(plan, StageKind.HEAD);
        boolean cpu = devices.equals(List.of("cpu"));
        int jobs = request.jobs().orElse(Math.max(1, Math.min(cpu ? cores : devices.size(), longStages)));
        return new ExecutionSettings(
                store.root(),
                pluginFolders.folders(),
                devices,
                Libtorch.minorVersion(),
                layout,
                jobs,
                Math.max(1, cores / jobs),
                request.fresh(),
                UUID.randomUUID().toString(),
                request.stageTimeout(),
                out.resolve("logs"));
    }

    private static int count(Plan plan, StageKind kind) {
        return (int) plan.stages().values().stream()
                .filter(stage -> stage.kind() == kind)
                .count();
    }
}
