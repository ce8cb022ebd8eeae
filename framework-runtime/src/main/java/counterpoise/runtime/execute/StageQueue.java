package counterpoise.runtime.execute;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;

/**
 * The stages still to be done, handed out as soon as all they read is there. Thread-safe.
 *
 * <p>A slot goes on with what follows the training that it has just worked on, so that results come in early and what
 * it has read is read once. But no run is over before its longest chain of stages is: where that chain would take
 * longer than the rest divided among all slots, it is begun first (list scheduling by the critical path; Graham,
 * "Bounds on multiprocessing timing anomalies", 1969). A slot that has nothing to go on with takes the longest, too.
 */
final class StageQueue {

    /** How soon a stage that another run computes is asked for again, when there is nothing else to do. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The longest chain first; among equals as in the plan. */
    private static final Comparator<Entry> LONGEST_FIRST =
            Comparator.comparingDouble((Entry entry) -> -entry.path).thenComparingInt(entry -> entry.position);

    /** How many slots may still ask. */
    private int slots;

    /** All that is not yet done and has not failed. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private final NavigableSet<Entry> ready = new TreeSet<>(LONGEST_FIRST);
    private final Map<String, NavigableSet<Entry>> readyByHome = new HashMap<>();

    /** What another run computes, the one that was asked for longest ago first. */
    private final Deque<Entry> elsewhere = new ArrayDeque<>();

    /** By slot, what its worker knows best. */
    private final Map<Integer, String> homes = new HashMap<>();

    private final Map<String, Failure> failures = new LinkedHashMap<>();

    /** Seconds of the stages that have not been handed out. */
    private double work;

    private int notHandedOut;
    private boolean closed;

    /** A stage in the queue. */
    private static final class Entry {

        private final Stage stage;
        private final int position;
        private final double seconds;

        /** The key of what this stage and its neighbours have in common: a training, or embeddings that are stored. */
        private final String home;

        private final List<Entry> readers = new ArrayList<>();
        private int missing;

        /** Seconds from its beginning to the end of the longest chain that reads it. */
        private double path;

        private long askedAt;

        Entry(Stage stage, int position, double seconds, String home) {
            this.stage = stage;
            this.position = position;
            this.seconds = seconds;
            this.home = home;
        }
    }

    /**
     * A queue of {@code stages}, each after those it reads; whatever else they read is in the store.
     *
     * @param seconds about how long each takes
     * @param slots how many work on them at once
     */
    StageQueue(Collection<Stage> stages, ToDoubleFunction<Stage> seconds, int slots) {
        this.slots = slots;
        for (Stage stage : stages) {
            Entry entry = new Entry(stage, entries.size(), seconds.applyAsDouble(stage), home(stage));
            for (String key : stage.inputs().values()) {
                Entry input = entries.get(key);
                if (input != null) {
                    input.readers.add(entry);
                    entry.missing++;
                }
            }
            entries.put(stage.key(), entry);
            work += entry.seconds;
        }
        notHandedOut = entries.size();
        List<Entry> backwards = new ArrayList<>(entries.values());
        for (int i = backwards.size() - 1; i >= 0; i--) {
            Entry entry = backwards.get(i);
            entry.path = entry.seconds
                    + entry.readers.stream()
                            .mapToDouble(reader -> reader.path)
                            .max()
                            .orElse(0);
        }
        entries.values().stream().filter(entry -> entry.missing == 0).forEach(this::makeReady);
    }

    /** All that is done with a trained network is read from its embeddings, and those from the training. */
    private String home(Stage stage) {
        String from =
                stage.inputs().get(stage.kind() == StageKind.EMBEDDINGS ? StageKind.TRAINING : StageKind.EMBEDDINGS);
        Entry input = entries.get(from);
        return input != null ? input.home : from != null ? from : stage.key();
    }

    /**
     * Waits for a stage that can be done now.
     *
     * @param slot asks
     * @return empty when there is nothing left to hand out; the slot asks no more then
     */
    synchronized Optional<Stage> take(int slot) throws InterruptedException {
        while (!closed && notHandedOut > 0) {
            Optional<Entry> next = next(slot);
            if (next.isPresent()) {
                handOut(next.get(), slot);
                return Optional.of(next.get().stage);
            }
            if (elsewhere.isEmpty()) {
                wait();
            } else {
                wait(Math.max(1, millisUntilAsked(elsewhere.getFirst())));
            }
        }
        slots--;
        return Optional.empty();
    }

    private Optional<Entry> next(int slot) {
        if (!ready.isEmpty()) {
            Entry longest = ready.first();
            NavigableSet<Entry> known = readyByHome.get(homes.get(slot));
            boolean decidesTheEnd = longest.path * slots > work;
            return Optional.of(known == null || decidesTheEnd ? longest : known.first());
        }
        return elsewhere.isEmpty() || millisUntilAsked(elsewhere.getFirst()) > 0
                ? Optional.empty()
                : Optional.of(elsewhere.getFirst());
    }

    private static long millisUntilAsked(Entry entry) {
        return PAUSE.toMillis() - (System.nanoTime() - entry.askedAt) / 1_000_000;
    }

    private void handOut(Entry entry, int slot) {
        if (!elsewhere.remove(entry)) {
            ready.remove(entry);
            NavigableSet<Entry> ofHome = readyByHome.get(entry.home);
            ofHome.remove(entry);
            if (ofHome.isEmpty()) {
                readyByHome.remove(entry.home);
            }
        }
        notHandedOut--;
        work -= entry.seconds;
        homes.put(slot, entry.home);
    }

    private void makeReady(Entry entry) {
        ready.add(entry);
        readyByHome
                .computeIfAbsent(entry.home, home -> new TreeSet<>(LONGEST_FIRST))
                .add(entry);
    }

    /** A stage has been done. */
    synchronized void done(Stage stage) {
        for (Entry reader : entries.remove(stage.key()).readers) {
            reader.missing--;
            if (reader.missing == 0 && entries.containsKey(reader.stage.key())) {
                makeReady(reader);
            }
        }
        notifyAll();
    }

    /** Another run computes a stage that was handed out. It is handed out again when there is nothing else to do. */
    synchronized void elsewhere(Stage stage) {
        Entry entry = entries.get(stage.key());
        if (entry != null) {
            entry.askedAt = System.nanoTime();
            elsewhere.addLast(entry);
            notHandedOut++;
            work += entry.seconds;
        }
        notifyAll();
    }

    /**
     * The slot that a stage was handed out to asks no more, and leaves the stage to another.
     *
     * @return whether there is another; if not, nothing has changed
     */
    synchronized boolean leave(Stage stage) {
        Entry entry = entries.get(stage.key());
        if (slots == 1 || entry == null) {
            return false;
        }
        slots--;
        notHandedOut++;
        work += entry.seconds;
        makeReady(entry);
        notifyAll();
        return true;
    }

    /** A stage that was handed out cannot be done; neither can those that read it. */
    synchronized void failed(Stage stage, Failure failure) {
        Entry entry = entries.remove(stage.key());
        failures.put(stage.key(), failure);
        if (entry != null) {
            entry.readers.forEach(reader -> lose(reader, failure));
        }
        notifyAll();
    }

    private void lose(Entry entry, Failure failure) {
        if (entries.remove(entry.stage.key()) != null) {
            failures.put(entry.stage.key(), failure);
            notHandedOut--;
            work -= entry.seconds;
            entry.readers.forEach(reader -> lose(reader, failure));
        }
    }

    /** None of the stages that have not been handed out can be done. */
    synchronized void abandon(Failure failure) {
        List<Entry> open = new ArrayList<>(ready);
        open.addAll(elsewhere);
        ready.clear();
        readyByHome.clear();
        elsewhere.clear();
        open.forEach(entry -> lose(entry, failure));
        List<Entry> waiting =
                entries.values().stream().filter(entry -> entry.missing > 0).toList();
        waiting.forEach(entry -> lose(entry, failure));
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
