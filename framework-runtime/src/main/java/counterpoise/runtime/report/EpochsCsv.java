package counterpoise.runtime.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.lifecycle.TrainedWeights;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.report.table.Numbers;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.EpochRecord;
import counterpoise.runtime.training.TrainingState;

/**
 * Composes {@code epochs.csv} of trials, several at once if need be. The rows of a training that several share are
 * composed once.
 */
final class EpochsCsv {

    /** Most of the work is to read numbers. */
    private static final ObjectReader STATE = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build())
            .build()
            .readerFor(TrainingState.class);

    private static final List<String> SCORES = List.of("bac", "gm", "fm");

    private static final String HEADER =
            "phase,epoch,learning_rate,loss,seconds,images_per_second,resident_mib," + String.join(",", SCORES) + "\n";

    /** By the key of a training, how many trials that it has are still to come. */
    private final Map<String, Integer> uses = new ConcurrentHashMap<>();

    /** By the key of a training that is used again. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** Composes for {@code trials}, each once. */
    EpochsCsv(Collection<Trial> trials) {
        trials.forEach(trial -> trial.stages().values().forEach(key -> uses.merge(key, 1, Integer::sum)));
    }

    /** The whole file of a trial. */
    String of(TrialResult trial) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (StageKind kind : List.of(StageKind.TRAINING, StageKind.HEAD)) {
            StageResult stage = trial.stages().get(kind);
            if (stage != null && stage.stored().files().containsKey(TrainedWeights.HISTORY)) {
                text.append(rows(kind, stage.stored()));
            }
        }
        return text.toString();
    }

    private String rows(StageKind kind, StoredStage stage) throws IOException {
        String rows;
        try {
            rows = known.computeIfAbsent(stage.key(), key -> compose(kind, stage));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (uses.merge(stage.key(), -1, Integer::sum) <= 0) {
            known.remove(stage.key());
        }
        return rows;
    }

    private static String compose(StageKind kind, StoredStage stage) {
        try {
            TrainingState state =
                    STATE.readValue(stage.path(TrainedWeights.HISTORY).toFile());
            StringBuilder rows = new StringBuilder();
            state.history().forEach(epoch -> row(rows, kind.label(), epoch));
            return rows.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing in it needs quotes. */
    private static void row(StringBuilder rows, String phase, EpochRecord epoch) {
        rows.append(phase).append(',').append(epoch.epoch());
        rows.append(',').append(number(epoch.learningRate()));
        rows.append(',').append(number(epoch.loss()));
        rows.append(',').append(Numbers.fixed(epoch.seconds(), 3));
        rows.append(',').append(Numbers.fixed(epoch.imagesPerSecond(), 1));
        rows.append(',').append(Numbers.fixed(epoch.residentMib(), 1));
        for (String score : SCORES) {
            rows.append(',').append(number(epoch.test().getOrDefault(score, Double.NaN)));
        }
        rows.append('\n');
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.valueOf(value);
    }
}
