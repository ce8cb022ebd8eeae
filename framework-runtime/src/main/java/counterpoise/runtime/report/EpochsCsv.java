package counterpoise.runtime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.lifecycle.TrainedWeights;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.report.table.CsvText;
import counterpoise.runtime.report.table.Numbers;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.EpochRecord;
import counterpoise.runtime.training.TrainingState;

/** Composes {@code epochs.csv} of trials. The rows of a training that several share are composed once. */
final class EpochsCsv {

    private static final ObjectReader STATE = new JsonMapper().readerFor(TrainingState.class);

    private static final List<String> SCORES = List.of("bac", "gm", "fm");

    private static final List<String> HEADER = List.of(
            "phase",
            "epoch",
            "learning_rate",
            "loss",
            "seconds",
            "images_per_second",
            "resident_mib",
            "bac",
            "gm",
            "fm");

    /** By the key of a training, how many trials that it has are still to come. */
    private final Map<String, Integer> uses = new HashMap<>();

    /** By the key of a training that is used again. */
    private final Map<String, String> known = new HashMap<>();

    /** Composes for {@code trials}, each once. */
    EpochsCsv(Collection<Trial> trials) {
        trials.forEach(trial -> trial.stages().values().forEach(key -> uses.merge(key, 1, Integer::sum)));
    }

    /** The whole file of a trial. */
    String of(TrialResult trial) throws IOException {
        StringBuilder text = new StringBuilder(new CsvText(HEADER).toString());
        for (StageKind kind : List.of(StageKind.TRAINING, StageKind.HEAD)) {
            StageResult stage = trial.stages().get(kind);
            if (stage != null && stage.stored().files().containsKey(TrainedWeights.HISTORY)) {
                text.append(rows(kind, stage.stored()));
            }
        }
        return text.toString();
    }

    private String rows(StageKind kind, StoredStage stage) throws IOException {
        boolean isUsedAgain = uses.merge(stage.key(), -1, Integer::sum) > 0;
        String rows = known.get(stage.key());
        if (rows == null) {
            rows = compose(kind, stage);
        }
        if (isUsedAgain) {
            known.put(stage.key(), rows);
        } else {
            known.remove(stage.key());
        }
        return rows;
    }

    private static String compose(StageKind kind, StoredStage stage) throws IOException {
        TrainingState state = STATE.readValue(stage.path(TrainedWeights.HISTORY).toFile());
        CsvText csv = new CsvText(HEADER);
        int begin = csv.toString().length();
        state.history().forEach(epoch -> csv.row(row(kind.label(), epoch)));
        return csv.toString().substring(begin);
    }

    private static List<Object> row(String phase, EpochRecord epoch) {
        List<Object> row = new ArrayList<>();
        row.add(phase);
        row.add(epoch.epoch());
        row.add(epoch.learningRate());
        row.add(epoch.loss());
        row.add(Numbers.fixed(epoch.seconds(), 3));
        row.add(Numbers.fixed(epoch.imagesPerSecond(), 1));
        row.add(Numbers.fixed(epoch.residentMib(), 1));
        SCORES.forEach(score -> row.add(epoch.test().get(score)));
        return row;
    }
}
