package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.config.EpochSelection;
import counterpoise.runtime.training.Best;
import counterpoise.runtime.training.EpochRecord;
import counterpoise.runtime.training.EvaluationSet;
import counterpoise.runtime.training.TrainingLoop;

/** What phases 1 and 3 leave in the store alike: weights, last and best, and how the training went. */
public final class TrainedWeights {

    /** The file that tells how the training went: a {@link counterpoise.runtime.training.TrainingState}. */
    public static final String HISTORY = "training.json";

    private static final JsonMapper JSON = new JsonMapper();

    private TrainedWeights() {}

    static void write(TrainingLoop.Result result, StageRun run) throws IOException {
        for (Map.Entry<String, byte[]> file : result.weights().entrySet()) {
            Files.write(run.output(file.getKey()), file.getValue());
        }
        Files.write(run.output(HISTORY), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(result.state()));
        run.fact(Facts.EPOCHS, result.state().epochs());
        run.fact(Facts.BEST, result.state().best());
        run.fact(
                Facts.SECONDS,
                result.state().history().stream()
                        .mapToDouble(EpochRecord::seconds)
                        .sum());
    }

    /** The file that holds the weights of the epoch that the experiment selects. */
    public static String selected(EpochSelection selected) {
        return switch (selected.selection()) {
            case LAST -> TrainingLoop.LAST;
            case BEST_ON_VALIDATION -> Best.fileName(EvaluationSet.VALIDATION, selected.metric());
            case BEST_ON_TEST -> Best.fileName(EvaluationSet.TEST, selected.metric());
        };
    }

    static Consumer<TrainingLoop.EpochProgress> progressOf(StageRun run) {
        return now -> run.progress(
                (now.epoch() - 1 + now.fraction()) / now.epochs(),
                Double.isNaN(now.loss())
                        ? "epoch %d/%d, %.0f images/s".formatted(now.epoch(), now.epochs(), now.imagesPerSecond())
                        : "epoch %d/%d, loss %.4f, %.0f images/s"
                                .formatted(now.epoch(), now.epochs(), now.loss(), now.imagesPerSecond()));
    }
}
