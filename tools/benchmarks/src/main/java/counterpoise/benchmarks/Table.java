package counterpoise.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures in Markdown. */
final class Table {

    private final Run now;
    private final Optional<Run> before;

    /** A table of {@code now}, beside {@code before} if there is one. */
    Table(Run now, Optional<Run> before) {
        this.now = now;
        this.before = before;
    }

    String asText() {
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>(List.of("measured", "median", "least to most", "unit"));
        before.ifPresent(run -> header.add("times as fast as on " + run.taken()));
        line(text, header);
        line(text, header.stream().map(column -> "---").toList());
        for (Series series : now.series()) {
            List<String> row = new ArrayList<>(List.of(
                    series.key(),
                    number(series.median()),
                    "%s to %s".formatted(number(series.least()), number(series.most())),
                    series.unit().label()));
            before.ifPresent(run -> row.add(comparison(series, run)));
            line(text, row);
        }
        ratios(text);
        before.filter(run -> !run.machine().isLike(now.machine()))
                .ifPresent(run -> text.append(
                        "\nThe earlier figures are of another machine (%s); only ratios by a peer tell something.\n"
                                .formatted(run.machine())));
        return text.toString();
    }

    /** By the same peer's figures where both have one, since a machine is not as fast at all hours. */
    private String comparison(Series series, Run earlier) {
        Optional<Series> then = earlier.find(series.key());
        if (then.isEmpty()) {
            return "";
        }
        String plain = ratio(series.timesAsFastByMedian(then.get()));
        if (series.peer()) {
            return plain;
        }
        return now.series().stream()
                .filter(peer -> peer.peer() && earlier.find(peer.key()).isPresent())
                .findFirst()
                .map(peer -> peer.timesAsFastByMedian(earlier.find(peer.key()).orElseThrow()))
                .map(machine -> "%s (by the peer: %s)"
                        .formatted(plain, ratio(series.timesAsFastByMedian(then.get()) / machine)))
                .orElse(plain);
    }

    /** Ours against each peer: throughputs with each other, seconds with those of the same name. */
    private void ratios(StringBuilder text) {
        for (Series peer : now.series()) {
            if (!peer.peer()) {
                continue;
            }
            now.series().stream()
                    .filter(ours -> areComparable(ours, peer))
                    .forEach(ours -> text.append("%n%s: %s times as fast as the peer's %s"
                            .formatted(ours.name(), ratio(ours.timesAsFast(peer)), peer.name())));
        }
        if (now.series().stream().anyMatch(Series::peer)) {
            text.append("\n(medians of the ratios of rounds run in turn)\n");
        }
    }

    private static boolean areComparable(Series ours, Series peer) {
        return !ours.peer()
                && ours.unit() == peer.unit()
                && (ours.unit() == Unit.IMAGES_PER_SECOND || ours.name().equals(peer.name()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
