package counterpoise.runtime.report.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import counterpoise.runtime.report.table.ScoreTable;
import counterpoise.runtime.report.table.ScoreText;
import counterpoise.runtime.report.table.TrialRow;

/** The whole in a few sentences: what was run, and what came out. */
final class Overview {

    /** A list of more values is given by its length. */
    private static final int LISTED = 8;

    private Overview() {}

    static Html of(List<TrialRow> rows, List<ScoreTable> tables, StagePool stages) {
        Html html = new Html();
        html.element("p", whatWasRun(rows)).line();
        if (stages.size() > 0) {
            html.element(
                    "p",
                    "What trials have in common was computed once: %s took %s in all, those reused from before included."
                            .formatted(counted(stages.size(), "stage"), Durations.of(stages.seconds())));
            html.line();
        }
        tables.forEach(table -> html.element("p", whatCameOut(table)).line());
        return html;
    }

    /** How many trials there are, how they ended, and what they differ in. */
    static String whatWasRun(List<TrialRow> rows) {
        Map<TrialRow.Status, Long> byStatus = new LinkedHashMap<>();
        for (TrialRow.Status status : TrialRow.Status.values()) {
            byStatus.put(
                    status, rows.stream().filter(row -> row.status() == status).count());
        }
        String ended = byStatus.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        long cells = rows.stream().map(TrialRow::cell).distinct().count();
        StringBuilder text = new StringBuilder(
                "%s of %s: %s.".formatted(counted(rows.size(), "trial"), counted((int) cells, "cell"), ended));
        Map<String, Set<String>> columns = valuesByColumn(rows);
        List<String> differing = new ArrayList<>();
        List<String> same = new ArrayList<>();
        columns.forEach((column, values) -> {
            if (values.size() - (values.contains("") ? 1 : 0) > 1) {
                differing.add("%s (%s)".formatted(column, listed(values)));
            } else if (!values.contains("")) {
                same.add("%s %s".formatted(column, values.iterator().next()));
            }
        });
        if (!differing.isEmpty()) {
            text.append(" They differ in ").append(String.join(", ", differing)).append('.');
        }
        if (!same.isEmpty()) {
            text.append(" All have ").append(String.join(", ", same)).append('.');
        }
        return text.toString();
    }

    private static Map<String, Set<String>> valuesByColumn(List<TrialRow> rows) {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        for (TrialRow row : rows) {
            row.cell().forEach((column, value) -> columns.computeIfAbsent(column, name -> new LinkedHashSet<>())
                    .add(value));
            columns.computeIfAbsent("seed", name -> new LinkedHashSet<>()).add(row.seed());
        }
        return columns;
    }

    private static String listed(Set<String> values) {
        return values.size() > LISTED
                ? "%d values".formatted(values.size())
                : values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String counted(int count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    /** Which over-sampler is best by the leading score, and how far the numbers are from the published ones. */
    static String whatCameOut(ScoreTable table) {
        String score = table.leadingScore();
        StringBuilder text =
                new StringBuilder("By %s (%s), ".formatted(score, table.tested().meaning(table.selection())));
        int offset = table.scores().indexOf(score);
        if (table.rows().size() == 1) {
            text.append(ranked(table, offset)).append('.');
        } else {
            text.append(winners(table, offset)).append('.');
        }
        text.append(table.choice().isEmpty() ? "" : " " + table.choice());
        difference(table, offset).ifPresent(sentence -> text.append(' ').append(sentence));
        return text.toString();
    }

    /** The over-samplers of the only row, best first. */
    private static String ranked(ScoreTable table, int offset) {
        Map<String, ScoreTable.Entry> byGroup = new LinkedHashMap<>();
        for (int group = 0; group < table.groups().size(); group++) {
            String name = table.groups().get(group);
            entry(table, table.rows().get(0), group, offset)
                    .filter(entry -> !Double.isNaN(entry.mean()))
                    .ifPresent(entry -> byGroup.put(name, entry));
        }
        if (byGroup.isEmpty()) {
            return "nothing is defined";
        }
        List<Map.Entry<String, ScoreTable.Entry>> descending = new ArrayList<>(byGroup.entrySet());
        descending.sort(Collections.reverseOrder(
                Comparator.comparingDouble(entry -> entry.getValue().mean())));
        String best = descending.get(0).getKey();
        if (descending.size() == 1) {
            return "%s has %s".formatted(best, shown(descending.get(0)));
        }
        long leading =
                descending.stream().filter(entry -> entry.getValue().best()).count();
        if (leading == descending.size()) {
            return "all %d over-samplers have %s"
                    .formatted(
                            leading, ScoreText.of(descending.get(0).getValue().mean()));
        }
        String others = descending.stream()
                .skip(1)
                .limit(LISTED)
                .map(entry -> "%s has %s".formatted(entry.getKey(), shown(entry)))
                .collect(Collectors.joining(", "));
        return "%s is best%s with %s; %s%s"
                .formatted(
                        best,
                        leading > 1 ? " (as good as the next)" : "",
                        shown(descending.get(0)),
                        others,
                        descending.size() > LISTED + 1 ? ", and others have less" : "");
    }

    private static String shown(Map.Entry<String, ScoreTable.Entry> group) {
        ScoreTable.Entry entry = group.getValue();
        return ScoreText.of(entry.mean()) + ScoreText.spread(entry.deviation());
    }

    /** In how many rows each over-sampler is best. */
    private static String winners(ScoreTable table, int offset) {
        Map<String, Integer> wins = new LinkedHashMap<>();
        for (ScoreTable.Row row : table.rows()) {
            for (int group = 0; group < table.groups().size(); group++) {
                if (entry(table, row, group, offset)
                        .filter(ScoreTable.Entry::best)
                        .isPresent()) {
                    wins.merge(table.groups().get(group), 1, Integer::sum);
                }
            }
        }
        if (wins.isEmpty()) {
            return "no row compares over-samplers";
        }
        List<Map.Entry<String, Integer>> descending = new ArrayList<>(wins.entrySet());
        descending.sort(Collections.reverseOrder(Map.Entry.comparingByValue()));
        String best = "%s is best in %d of %d rows"
                .formatted(
                        descending.get(0).getKey(),
                        descending.get(0).getValue(),
                        table.rows().size());
        return descending.stream()
                .skip(1)
                .limit(LISTED)
                .map(entry -> ", %s in %d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", best, ""));
    }

    private static Optional<String> difference(ScoreTable table, int offset) {
        List<Double> differences = new ArrayList<>();
        for (ScoreTable.Row row : table.rows()) {
            for (int group = 0; group < table.groups().size(); group++) {
                entry(table, row, group, offset)
                        .flatMap(ScoreTable.Entry::difference)
                        .filter(value -> !Double.isNaN(value))
                        .ifPresent(differences::add);
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        double mean =
                differences.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return Optional.of("Measured less published (%s, %s) is %s on average, from %s to %s."
                .formatted(
                        table.source(),
                        counted(differences.size(), "number"),
                        ScoreText.signed(mean),
                        ScoreText.signed(Collections.min(differences)),
                        ScoreText.signed(Collections.max(differences))));
    }

    private static Optional<ScoreTable.Entry> entry(ScoreTable table, ScoreTable.Row row, int group, int offset) {
        return row.entries().get(group * table.scores().size() + offset);
    }
}
