package counterpoise.runtime.execute;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;

/** The stages still to be done, handed out as soon as all they read is there. Thread-safe. */
final class StageQueue {

    private final Map<String, Stage> waiting = new LinkedHashMap<>();
    private final Map<String, Stage> running = new LinkedHashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private boolean closed;

    /** A queue of {@code stages}, each after those it reads; whatever else they read is in the store. */
    StageQueue(Collection<Stage> stages) {
        stages.forEach(stage -> waiting.put(stage.key(), stage));
    }

    /**
     * Waits for a stage that can be done now.
     *
     * @param familiar keys that the asking worker has just worked on; stages that read them come first
     * @return empty when there is nothing left to do
     */
    synchronized Optional<Stage> take(Set<String> familiar) throws InterruptedException {
        while (true) {
            if (closed || waiting.isEmpty()) {
                return Optional.empty();
            }
            Optional<Stage> next =
                    waiting.values().stream().filter(this::isReady).min(order(familiar));
            if (next.isPresent()) {
                waiting.remove(next.get().key());
                running.put(next.get().key(), next.get());
                return next;
            }
            wait();
        }
    }

    private boolean isReady(Stage stage) {
        return stage.inputs().values().stream().noneMatch(key -> waiting.containsKey(key) || running.containsKey(key));
    }

    /**
     * A worker goes on with what it knows; otherwise trainings and what leads up to them come first, because they take
     * longest and the most depends on them.
     */
    private static Comparator<Stage> order(Set<String> familiar) {
        return Comparator.comparing(
                        (Stage stage) -> stage.inputs().values().stream().noneMatch(familiar::contains))
                .thenComparing(stage -> stage.kind().compareTo(StageKind.TRAINING) > 0);
    }

    /** A stage has been done. */
    synchronized void done(Stage stage) {
        running.remove(stage.key());
        notifyAll();
    }

    /** A stage cannot be done; neither can those that read it. */
    synchronized void failed(Stage stage, Failure failure) {
        running.remove(stage.key());
        failures.put(stage.key(), failure);
        Set<String> lost = new HashSet<>(Set.of(stage.key()));
        waiting.values().removeIf(later -> {
            // Stages stand after those they read, so one pass finds all that depend on the lost one.
            boolean depends = later.inputs().values().stream().anyMatch(lost::contains);
            if (depends) {
                lost.add(later.key());
                failures.put(later.key(), failure);
            }
            return depends;
        });
        notifyAll();
    }

    /** None of the stages that wait can be done. */
    synchronized void abandon(Failure failure) {
        waiting.keySet().forEach(key -> failures.put(key, failure));
        waiting.clear();
        notifyAll();
    }

    /** Hands out nothing more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Why stages could not be done, by key. */
    synchronized Map<String, Failure> failures() {
        return new LinkedHashMap<>(failures);
    }
}
