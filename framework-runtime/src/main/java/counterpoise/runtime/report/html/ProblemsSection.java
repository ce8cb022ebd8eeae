package counterpoise.runtime.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.report.table.TrialRow;

/** What failed or was skipped, and why; and what plugins warned of. */
final class ProblemsSection {

    /** How many of those with the same reason are named. */
    private static final int NAMED = 20;

    private ProblemsSection() {}

    /** A reason, and who has it. */
    private record Problem(TrialRow.Status status, String reason) {}

    static boolean any(List<TrialRow> rows, StagePool stages) {
        return !stages.warnings().isEmpty() || rows.stream().anyMatch(row -> row.status() != TrialRow.Status.DONE);
    }

    static Html of(List<TrialRow> rows, TrialDetails details) {
        Map<Problem, List<String>> problems = new LinkedHashMap<>();
        for (TrialRow row : rows) {
            if (row.status() != TrialRow.Status.DONE) {
                String reason = row.figures().getOrDefault(TrialRow.REASON, "The results do not say why.");
                problems.computeIfAbsent(new Problem(row.status(), reason), problem -> new ArrayList<>())
                        .add(row.id());
            }
        }
        Html html = new Html();
        html.begin("dl").line();
        problems.forEach((problem, ids) -> {
            html.begin("dt")
                    .begin("span")
                    .set("class", "status " + problem.status().label());
            html.text(problem.status().label())
                    .end()
                    .text(" " + problem.reason())
                    .end();
            html.begin("dd");
            for (int i = 0; i < Math.min(NAMED, ids.size()); i++) {
                html.text(i == 0 ? "" : ", ");
                TrialLinks.link(html, ids.get(i), details);
            }
            html.text(ids.size() > NAMED ? " and %d more".formatted(ids.size() - NAMED) : "");
            html.end().line();
        });
        details.stages().warnings().forEach((warning, count) -> {
            html.begin("dt").begin("span").set("class", "status warning").text("warning");
            html.end().text(" " + warning).end();
            html.element("dd", "in %d stage%s".formatted(count, count == 1 ? "" : "s"))
                    .line();
        });
        return html.end().line();
    }
}
