package counterpoise.runtime.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.execute.StageCosts;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.report.LeadingScore;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;

/** How far a run has come, for whoever shows it. Not thread-safe. */
public final class RunProgress {

    private static final String SEED = "seed";

    private final Store store;
    private final StageCosts costs;
    private final int slots;
    private final int trials;
    private final int stages;
    private final Map<String, List<Trial>> trialsByStage = new HashMap<>();
    private final Map<String, Stage> pending = new LinkedHashMap<>();
    private final Set<String> doneTrials = new HashSet<>();
    private final Set<String> failedTrials = new HashSet<>();

    /**
     * A run that begins.
     *
     * @param missing what is to be done of the plan
     * @param failed the keys of stages that are known to fail
     * @param slots how many workers there are
     */
    public RunProgress(
            Plan plan, Collection<Stage> missing, Set<String> failed, Store store, StageCosts costs, int slots) {
        this.store = store;
        this.costs = costs;
        this.slots = slots;
        this.trials = plan.trials().size();
        this.stages = missing.size();
        missing.forEach(stage -> pending.put(stage.key(), stage));
        for (Trial trial : plan.trials()) {
            for (String key : trial.stages().values()) {
                trialsByStage.computeIfAbsent(key, stage -> new ArrayList<>(1)).add(trial);
            }
            if (trial.stages().values().stream().anyMatch(failed::contains)) {
                failedTrials.add(evaluation(trial));
            } else if (!pending.containsKey(evaluation(trial))) {
                doneTrials.add(evaluation(trial));
            }
        }
    }

    private static String evaluation(Trial trial) {
        return trial.stages().get(StageKind.EVALUATION);
    }

    /**
     * A trial that has just been finished.
     *
     * @param name names it
     * @param score its leading score, such as {@code fm .7256}
     */
    public record FinishedTrial(String name, String score) {}

    /**
     * The pace of a stage under way.
     *
     * @param left seconds to its end
     * @param all seconds that it takes from its beginning
     */
    public record Pace(double left, double all) {}

    /**
     * How long a run will last.
     *
     * @param atLeast whether some stages are left out, because nothing like them was measured
     */
    public record TimeLeft(double seconds, boolean atLeast) {}

    /**
     * A stage is in the store.
     *
     * @param seconds how long it took, if it was computed
     * @return the trials that are finished by that
     */
    public List<FinishedTrial> done(Stage stage, OptionalDouble seconds) {
        pending.remove(stage.key());
        seconds.ifPresent(taken -> costs.measured(stage, taken));
        if (stage.kind() != StageKind.EVALUATION || !doneTrials.add(stage.key())) {
            return List.of();
        }
        return trialsByStage.getOrDefault(stage.key(), List.of()).stream()
                .map(trial -> new FinishedTrial(nameOf(stage), score(trial)))
                .toList();
    }

    private String score(Trial trial) {
        try {
            Optional<StoredStage> evaluation = store.find(evaluation(trial));
            return evaluation.isEmpty() ? "" : LeadingScore.of(evaluation.get()).orElse("");
        } catch (IOException e) {
            // It is shown in passing; the report will say what is wrong.
            return "";
        }
    }

    /** A stage has failed, and with it all that read it. */
    public void failed(Stage stage) {
        Set<String> lost = new HashSet<>(Set.of(stage.key()));
        pending.remove(stage.key());
        // Stages stand after those they read, so one pass finds all that depend on the lost one.
        pending.values().removeIf(later -> {
            boolean depends = later.inputs().values().stream().anyMatch(lost::contains);
            return depends && lost.add(later.key());
        });
        lost.forEach(key ->
                trialsByStage.getOrDefault(key, List.of()).forEach(trial -> failedTrials.add(evaluation(trial))));
    }

    /** How many stages there were to do. */
    public int stages() {
        return stages;
    }

    /** How many of them have been done or given up. */
    public int stagesEnded() {
        return stages - pending.size();
    }

    /** How many trials the plan has. */
    public int trials() {
        return trials;
    }

    /** How many trials are done, those from before included. */
    public int trialsDone() {
        return doneTrials.size();
    }

    /** How many trials have failed. */
    public int trialsFailed() {
        return failedTrials.size();
    }

    /** How many workers there are. */
    public int slots() {
        return slots;
    }

    /**
     * What is left, by the work divided among all workers, and by the longest of the stages under way.
     *
     * @param paces by key, of stages under way
     * @return empty if nothing is known
     */
    public Optional<TimeLeft> timeLeft(Map<String, Pace> paces) {
        Map<StageKind, Double> underWay = new EnumMap<>(StageKind.class);
        paces.forEach((key, pace) ->
                Optional.ofNullable(pending.get(key)).ifPresent(stage -> underWay.put(stage.kind(), pace.all())));
        double work = 0;
        double longest = 0;
        int unknown = 0;
        for (Stage stage : pending.values()) {
            Pace pace = paces.get(stage.key());
            OptionalDouble measured = costs.seconds(stage);
            if (pace != null) {
                work += pace.left();
                longest = Math.max(longest, pace.left());
            } else if (measured.isPresent()) {
                work += measured.getAsDouble();
            } else if (underWay.containsKey(stage.kind())) {
                work += underWay.get(stage.kind());
            } else {
                unknown++;
            }
        }
        return work == 0 ? Optional.empty() : Optional.of(new TimeLeft(Math.max(longest, work / slots), unknown > 0));
    }

    /** What a stage belongs to, in words: what the trials that share it have in common. */
    public String nameOf(Stage stage) {
        List<Trial> sharing = trialsByStage.getOrDefault(stage.key(), List.of());
        Map<String, String> common = new LinkedHashMap<>();
        for (int i = 0; i < sharing.size(); i++) {
            Map<String, String> parts = parts(sharing.get(i));
            if (i == 0) {
                common.putAll(parts);
            } else {
                common.entrySet().retainAll(parts.entrySet());
            }
        }
        return String.join(" ", common.values());
    }

    private static Map<String, String> parts(Trial trial) {
        ExperimentOptions options = trial.experiment().options();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("dataset.plugin", options.dataset().plugin());
        parts.put("architecture.plugin", trial.architecture());
        parts.put("loss.plugin", trial.loss());
        parts.put("oversampler.plugin", options.oversampler().plugin());
        String seed = "s" + options.seed();
        trial.cell().swept().forEach((path, value) -> {
            String name = path.substring(path.lastIndexOf('.') + 1);
            parts.putIfAbsent(path, path.equals(SEED) ? seed : name + "=" + value);
        });
        parts.putIfAbsent(SEED, seed);
        return parts;
    }
}
