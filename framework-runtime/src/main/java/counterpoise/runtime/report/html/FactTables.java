package counterpoise.runtime.report.html;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What all trials share, and what computed them. */
final class FactTables {

    /** Tells one run from the next, and people nothing. */
    private static final String RUN = "run";

    private FactTables() {}

    /** The configuration that all trials have in common. */
    static Html configuration(List<Settings.Setting> shared) {
        Html html = begin("What all trials have in common", List.of("setting", "value", "set in"));
        for (Settings.Setting setting : shared) {
            html.begin("tr")
                    .begin("th")
                    .set("scope", "row")
                    .text(setting.path())
                    .end();
            html.element("td", setting.value());
            html.element("td", setting.origin().isEmpty() ? "default" : setting.origin());
            html.end().line();
        }
        return html.end().end().end().line();
    }

    /** What computed the stages, fact by fact. */
    static Html provenance(List<Map<String, String>> provenances) {
        Map<String, Set<String>> facts = new TreeMap<>();
        provenances.forEach(provenance -> provenance.forEach((fact, value) ->
                facts.computeIfAbsent(fact, name -> new LinkedHashSet<>()).add(value)));
        Set<String> runs = facts.remove(RUN);
        Html html = begin("What computed the stages", List.of("fact", "value"));
        facts.forEach((fact, values) -> {
            html.begin("tr").begin("th").set("scope", "row").text(fact).end().begin("td");
            values.forEach(value -> html.element("div", value));
            html.end().end().line();
        });
        if (runs != null) {
            html.begin("tr").begin("th").set("scope", "row").text("runs").end();
            html.element("td", String.valueOf(runs.size())).end().line();
        }
        return html.end().end().end().line();
    }

    private static Html begin(String caption, List<String> columns) {
        Html html = new Html();
        html.beginScroll(caption);
        html.begin("table").set("class", "facts").element("caption", caption);
        html.begin("thead").begin("tr");
        for (String column : columns) {
            html.begin("th").set("scope", "col").text(column).end();
        }
        return html.end().end().begin("tbody").line();
    }
}
