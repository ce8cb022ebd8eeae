package counterpoise.runtime.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.table.ScoreTable;
import counterpoise.runtime.report.table.ScoreText;
import counterpoise.runtime.store.StoredStage;

/** The one score of a trial that is shown where there is room for one. */
public final class LeadingScore {

    private LeadingScore() {}

    /**
     * The score that the tables speak of first, or the first that an evaluation has: {@code bac .7256}. Empty if it has
     * none.
     *
     * @throws IOException if the evaluation cannot be read
     */
    public static Optional<String> of(StoredStage evaluation) throws IOException {
        List<MetricValue> scalars = ResultReader.metrics(evaluation).stream()
                .filter(value -> value.kind().equals(MetricValue.SCALAR))
                .toList();
        List<String> shown =
                ScoreTable.scoresAmong(scalars.stream().map(MetricValue::name).toList());
        return scalars.stream()
                .filter(value -> shown.isEmpty() || value.name().equals(shown.get(0)))
                .findFirst()
                .map(value -> value.name() + " " + ScoreText.of(value.values().get(0)));
    }
}
