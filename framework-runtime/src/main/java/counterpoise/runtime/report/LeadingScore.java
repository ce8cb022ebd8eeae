package counterpoise.runtime.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import counterpoise.runtime.config.Score;
import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.table.ScoreText;
import counterpoise.runtime.store.StoredStage;

/** The one score of a trial that is shown where there is room for one. */
public final class LeadingScore {

    private LeadingScore() {}

    /**
     * The preferred score of an evaluation, or the first it has: {@code fm .7256}. Empty if it has none.
     *
     * @throws IOException if the evaluation cannot be read
     */
    public static Optional<String> of(StoredStage evaluation, Score preferred) throws IOException {
        List<MetricValue> scalars = ResultReader.metrics(evaluation).stream()
                .filter(value -> value.kind().equals(MetricValue.SCALAR))
                .toList();
        return scalars.stream()
                .filter(value -> value.name().equals(preferred.label()))
                .findFirst()
                .or(() -> scalars.stream().findFirst())
                .map(value -> value.name() + " " + ScoreText.of(value.values().get(0)));
    }
}
