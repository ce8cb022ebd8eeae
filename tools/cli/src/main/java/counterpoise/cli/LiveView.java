package counterpoise.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is shown of a run on a terminal, as lines: one a worker, one for the whole, and the latest results. Plain ASCII
 * without colours, so that every terminal shows it.
 *
 * @param slots what each worker does
 * @param whole how far the run has come
 * @param results the latest finished trials, newest first
 */
record LiveView(List<Slot> slots, Whole whole, List<String> results) {

    /** Columns of the narrowest terminal that is cared for. */
    private static final int NARROWEST = 20;

    /** A name cut shorter than this tells nothing. */
    private static final int SHORTEST_NAME = 10;

    private static final String CUT = "...";
    private static final String BETWEEN = "  ";

    /**
     * A worker.
     *
     * @param number counts from 1
     * @param stage what it does, such as {@code training 3f9a02c1}
     * @param owner what that belongs to; may be empty
     * @param fraction how much of it is done
     * @param detail such as {@code epoch 3/200, loss 1.2340, 760 images/s}; may be empty
     * @param left how long it will go on, if that is known
     */
    record Slot(int number, String stage, String owner, double fraction, String detail, Optional<Duration> left) {}

    /**
     * All together.
     *
     * @param stagesEnded of {@code stages} that there were to do
     * @param trialsDone of {@code trials}, those from before included
     * @param elapsed since the run began
     * @param left how long it will go on, if that is known; may begin with "at least"
     */
    record Whole(
            int stagesEnded,
            int stages,
            int trialsDone,
            int trialsFailed,
            int trials,
            Duration elapsed,
            Optional<String> left) {}

    /** Copies the lists. */
    LiveView {
        slots = List.copyOf(slots);
        results = List.copyOf(results);
    }

    /**
     * The lines, each shorter than a line of the terminal, and fewer than it has: what does not fit is left out, results
     * first, then workers.
     *
     * @param columns of the terminal
     * @param rows of the terminal
     */
    List<String> lines(int columns, int rows) {
        int width = Math.max(NARROWEST, columns) - 1;
        int room = Math.max(1, rows - 1);
        List<String> lines = new ArrayList<>();
        int shown = slots.size() < room ? slots.size() : Math.max(0, room - 2);
        slots.stream().limit(shown).forEach(slot -> lines.add(line(slot, width)));
        if (shown < slots.size() && room > 1) {
            lines.add(cut("and %d more workers".formatted(slots.size() - shown), width));
        }
        lines.add(line(whole, width));
        results.stream().limit(room - lines.size()).forEach(result -> lines.add(cut("done: " + result, width)));
        // Names come from configurations; nothing in them may move the cursor.
        lines.replaceAll(line -> line.replaceAll("\\p{Cntrl}", " "));
        return lines;
    }

    /** What identifies and measures the work stays; the time left goes first, then the name is cut. */
    private static String line(Slot slot, int width) {
        String head = "%d %s".formatted(slot.number(), slot.stage());
        String detail = slot.detail().isEmpty() && slot.fraction() > 0
                ? String.format(Locale.ROOT, "%.0f%%", 100 * slot.fraction())
                : slot.detail();
        String left =
                slot.left().map(time -> Durations.readable(time) + " left").orElse("");
        String all = join(head, slot.owner(), detail, left);
        if (all.length() <= width) {
            return all;
        }
        int roomForName = width - join(head, detail).length() - BETWEEN.length();
        String name =
                roomForName >= Math.min(SHORTEST_NAME, slot.owner().length()) ? cut(slot.owner(), roomForName) : "";
        return cut(join(head, name, detail), width);
    }

    private static String line(Whole whole, int width) {
        String counts = "stages %d/%d, trials %d/%d"
                .formatted(whole.stagesEnded(), whole.stages(), whole.trialsDone(), whole.trials());
        String failed = whole.trialsFailed() == 0 ? "" : ", %d failed".formatted(whole.trialsFailed());
        String elapsed = Durations.readable(whole.elapsed().truncatedTo(ChronoUnit.SECONDS));
        String left = whole.left().map(text -> ", " + text + " left").orElse("");
        String all = "%s%s; %s so far%s".formatted(counts, failed, elapsed, left);
        return all.length() <= width ? all : cut(counts + failed + left, width);
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(BETWEEN));
    }

    private static String cut(String text, int width) {
        return text.length() <= width
                ? text
                : text.substring(0, width - CUT.length()).stripTrailing() + CUT;
    }
}
