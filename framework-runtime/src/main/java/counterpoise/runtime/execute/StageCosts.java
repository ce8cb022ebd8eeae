package counterpoise.runtime.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.lifecycle.Facts;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.Sha256;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.Checkpoints;
import counterpoise.runtime.training.EpochRecord;
import counterpoise.runtime.training.TrainingState;

/**
 * What stages cost, judged by those that were measured: by ones that differ only in their seeds if there are any, else
 * by ones of the same kind on the same data and network, else by ones of the same kind. Trainings are compared by the
 * epoch, so that one epoch of one that is under way is enough. Thread-safe.
 */
public final class StageCosts {

    /**
     * Seconds of one unit, where nothing has been measured: trainings before heads before evaluations. Only their order
     * counts; nobody is told.
     */
    private static final Map<StageKind, Double> GUESSES = Map.of(
            StageKind.IMAGES, 30.0,
            StageKind.SUBSET, 1.0,
            StageKind.PIXEL_SYNTHETICS, 60.0,
            StageKind.TRAINING, 20.0,
            StageKind.EMBEDDINGS, 20.0,
            StageKind.EMBEDDING_SYNTHETICS, 10.0,
            StageKind.HEAD, 1.0,
            StageKind.EVALUATION, 2.0);

    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final Map<String, Stage> planned;
    private final Map<String, Optional<Work>> known = new HashMap<>();
    private final Map<String, Double> secondsBegun = new HashMap<>();
    private final Map<String, Mean> seconds = new HashMap<>();
    private final Map<String, Mean> bytes = new HashMap<>();

    /**
     * What a stage is like.
     *
     * @param full a digest of all that its cost may depend on, what it reads included, but no seeds
     * @param data a digest of the dataset it works on; empty where that is not known
     * @param network a digest of the architecture it works on; empty where there is none
     * @param units epochs of a training, else 1
     * @param likenesses the names of those it is compared with, the most similar first
     */
    private record Work(String full, String data, String network, int units, List<String> likenesses) {}

    /** A mean over units. */
    private static final class Mean {

        private double sum;
        private int units;
    }

    private StageCosts(Store store, Map<String, Stage> planned) {
        this.store = store;
        this.planned = planned;
    }

    /**
     * Looks at what was measured: the stages of a plan that are stored, the trainings of it that are under way, and for
     * the kinds that neither tells of, whatever else is in the store.
     *
     * @param planned all stages of the plan, by key
     * @param stored those of them that are stored, by key
     */
    public static StageCosts of(Store store, Map<String, Stage> planned, Map<String, StoredStage> stored)
            throws IOException {
        StageCosts costs = new StageCosts(store, planned);
        Set<StageKind> wanted = EnumSet.noneOf(StageKind.class);
        for (Stage stage : planned.values()) {
            if (stored.containsKey(stage.key())) {
                costs.add(stored.get(stage.key()));
            } else {
                costs.addBegun(stage);
                wanted.add(stage.kind());
            }
        }
        // A training that is under way says nothing of the space it will take.
        wanted.removeIf(kind -> costs.bytes.containsKey(kind.label()));
        if (!wanted.isEmpty()) {
            for (StoredStage other : store.list()) {
                if (wanted.stream()
                        .anyMatch(kind -> kind.label().equals(other.record().kind()))) {
                    costs.add(other);
                }
            }
        }
        return costs;
    }

    private void add(StoredStage stage) {
        JsonNode facts = stage.record().facts();
        // Of a training that was taken up, the record has the last attempt alone, and the facts leave evaluation out.
        double taken =
                Math.max(stage.record().seconds(), facts.path(Facts.SECONDS).asDouble());
        work(stage.key(), stage.record().hashedText()).ifPresent(work -> {
            add(seconds, work, taken, work.units());
            add(bytes, work, stage.bytes(), work.units());
        });
    }

    private void addBegun(Stage stage) {
        if (stage.kind() != StageKind.TRAINING) {
            return;
        }
        Optional<TrainingState> begun = begun(stage);
        Optional<Work> work = work(stage);
        if (begun.isPresent() && work.isPresent()) {
            double taken = begun.get().history().stream()
                    .mapToDouble(EpochRecord::seconds)
                    .sum();
            int epochs = begun.get().epochs();
            secondsBegun.put(
                    stage.key(), taken / epochs * Math.max(0, work.get().units() - epochs));
            add(seconds, work.get(), taken, epochs);
        }
    }

    private Optional<TrainingState> begun(Stage stage) {
        try {
            return store.begun(stage.key())
                    .flatMap(folder -> new Checkpoints(folder).latest())
                    .map(Checkpoints.Checkpoint::state)
                    .filter(state -> state.epochs() > 0);
        } catch (UncheckedIOException e) {
            // Another run may be at it, and have just put the next checkpoint in the place of this one.
            return Optional.empty();
        }
    }

    /** A stage has been computed in this run. */
    public synchronized void measured(Stage stage, double taken) {
        secondsBegun.remove(stage.key());
        work(stage).ifPresent(work -> add(seconds, work, taken, work.units()));
    }

    private static void add(Map<String, Mean> means, Work work, double value, int units) {
        for (String likeness : work.likenesses()) {
            Mean mean = means.computeIfAbsent(likeness, name -> new Mean());
            mean.sum += value;
            mean.units += units;
        }
    }

    /** The seconds that a stage will take, those of epochs left out that it has behind it; empty if not known. */
    public synchronized OptionalDouble seconds(Stage stage) {
        Double left = secondsBegun.get(stage.key());
        return left != null ? OptionalDouble.of(left) : of(seconds, stage);
    }

    /** The bytes that a stage will store; empty if not known. */
    public synchronized OptionalDouble bytes(Stage stage) {
        return of(bytes, stage);
    }

    /** The seconds that a stage will take, guessed by its kind where nothing like it was measured. */
    ToDoubleFunction<Stage> secondsOrGuess() {
        return stage -> seconds(stage)
                .orElseGet(() ->
                        GUESSES.get(stage.kind()) * work(stage).map(Work::units).orElse(1));
    }

    private OptionalDouble of(Map<String, Mean> means, Stage stage) {
        Optional<Work> work = work(stage);
        if (work.isPresent()) {
            for (String likeness : work.get().likenesses()) {
                Mean mean = means.get(likeness);
                if (mean != null) {
                    return OptionalDouble.of(mean.sum / mean.units * work.get().units());
                }
            }
        }
        return OptionalDouble.empty();
    }

    private Optional<Work> work(Stage stage) {
        return work(stage.key(), stage.keyText());
    }

    /** What a stage is like, by the text of its key and of those it reads. */
    private synchronized Optional<Work> work(String key, String text) {
        Optional<Work> work = known.get(key);
        if (work == null) {
            work = read(text);
            known.put(key, work);
        }
        return work;
    }

    private Optional<Work> work(String key) {
        Stage stage = planned.get(key);
        if (stage != null) {
            return work(stage);
        }
        try {
            return known.containsKey(key)
                    ? known.get(key)
                    : store.find(key)
                            .flatMap(stored -> work(key, stored.record().hashedText()));
        } catch (IOException e) {
            // It costs an estimate, no more.
            return Optional.empty();
        }
    }

    private Optional<Work> read(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        Optional<StageKind> kind = Arrays.stream(StageKind.values())
                .filter(candidate -> candidate.label().equals(node.path("stage").asText()))
                .findFirst();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        JsonNode options = node.path("options");
        JsonNode plugins = node.path("plugins");
        StringBuilder full = new StringBuilder().append(plugins).append(options);
        String data = digest(plugins.path("dataset"));
        String network = digest(plugins.path("architecture"));
        List<Work> inputs = new ArrayList<>();
        node.path("inputs").forEach(input -> work(input.asText()).ifPresent(inputs::add));
        for (Work input : inputs) {
            full.append(input.full());
            data = data.isEmpty() ? input.data() : data;
            network = network.isEmpty() ? input.network() : network;
        }
        String digest = Sha256.ofText(full.toString());
        String label = kind.get().label();
        List<String> likenesses = List.of(label + " " + digest, "%s %s %s".formatted(label, data, network), label);
        return Optional.of(new Work(digest, data, network, units(kind.get(), options), likenesses));
    }

    private static String digest(JsonNode node) {
        return node.isMissingNode() ? "" : Sha256.ofText(node.toString());
    }

    private static int units(StageKind kind, JsonNode options) {
        return switch (kind) {
            case TRAINING -> Math.max(1, options.path("training").path("epochs").asInt());
            case HEAD -> Math.max(1, options.path("head").path("epochs").asInt());
            default -> 1;
        };
    }
}
