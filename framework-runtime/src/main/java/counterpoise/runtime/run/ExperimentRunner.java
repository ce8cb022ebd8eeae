package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import com.google.inject.Inject;
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
import counterpoise.runtime.report.RunReport;
import counterpoise.runtime.report.TrialResult;
import counterpoise.runtime.store.DigestCache;
import counterpoise.runtime.store.Store;

/** Takes a request all the way: configuration, plan, execution, report. */
public final class ExperimentRunner {

    private final ConfigurationLoader loader;
    private final SweepBinder sweeps;
    private final PluginCatalogue catalogue;
    private final Store store;
    private final PluginFolders pluginFolders;

    @Inject
    ExperimentRunner(
            ConfigurationLoader loader,
            SweepBinder sweeps,
            PluginCatalogue catalogue,
            Store store,
            PluginFolders pluginFolders) {
        this.loader = loader;
        this.sweeps = sweeps;
        this.catalogue = catalogue;
        this.store = store;
        this.pluginFolders = pluginFolders;
    }

    /** Where plugins lie, the shipped ones first. */
    public record PluginFolders(List<Path> folders) {
        /** Copies the list. */
        public PluginFolders {
            folders = List.copyOf(folders);
        }
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
        String name = cells.get(0).experiment().options().name();
        Path out = request.out().orElse(Path.of("runs", name));
        OutFolder.claim(out, name);
        store.register(out, plan.stages().keySet());

        Map<String, Stage> missing = new LinkedHashMap<>(plan.stages());
        if (!request.fresh()) {
            for (String key : plan.stages().keySet()) {
                if (store.find(key).isPresent()) {
                    missing.remove(key);
                }
            }
        }
        Map<String, Failure> failures = Map.of();
        if (!missing.isEmpty()) {
            ExecutionSettings settings = settings(request, plan, chosenDevices, out);
            try (Coordinator coordinator = new Coordinator(settings, display.apply(missing.size()))) {
                failures = coordinator.run(missing.values());
            }
        }
        List<String> reused = new ArrayList<>(plan.stages().keySet());
        reused.removeAll(missing.keySet());
        List<TrialResult> trials = new RunReport(out).write(plan, store, failures, Set.copyOf(reused));
        return new RunOutcome(out, trials);
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
        Map<StageKind, Integer> stages = new EnumMap<>(StageKind.class);
        Map<StageKind, Integer> done = new EnumMap<>(StageKind.class);
        boolean dataKnown = true;
        for (Stage stage : plan.stages().values()) {
            stages.merge(stage.kind(), 1, Integer::sum);
            done.merge(stage.kind(), store.find(stage.key()).isPresent() ? 1 : 0, Integer::sum);
            dataKnown &= !stage.keyText().contains("\"data\":\"" + PlannedDatasetPlaces.NOT_KNOWN + "\"");
        }
        return new PlanSummary(cells.size(), plan.trials().size(), stages, done, dataKnown);
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
        if (plan.skipped().isEmpty() || !plan.trials().isEmpty() && !request.strict()) {
            return;
        }
        throw new RequestException(
                plan.skipped().stream().map(Plan.SkippedCell::reason).distinct().collect(Collectors.joining("\n")));
    }

    private ExecutionSettings settings(RunRequest request, Plan plan, List<String> devices, Path out) {
        int cores = Runtime.getRuntime().availableProcessors();
        // By the whole plan, not by what is missing of it: a run that is taken up must divide the cores as before, or
        // its last bits would differ.
        int trainings = (int) plan.stages().values().stream()
                .filter(stage -> stage.kind() == StageKind.TRAINING)
                .count();
        boolean cpu = devices.equals(List.of("cpu"));
        int jobs = request.jobs().orElse(Math.max(1, Math.min(cpu ? cores : devices.size(), trainings)));
        return new ExecutionSettings(
                store.root(),
                pluginFolders.folders(),
                devices,
                Libtorch.minorVersion(),
                jobs,
                Math.max(1, cores / jobs),
                request.fresh(),
                UUID.randomUUID().toString(),
                out.resolve("logs"));
    }
}
