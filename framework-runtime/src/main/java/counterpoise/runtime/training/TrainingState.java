package counterpoise.runtime.training;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a training has come, apart from its arrays.
 *
 * @param epochs finished epochs
 * @param steps updates made
 * @param learningRate of the last update
 * @param threads how many threads it is computed with, which must stay
 * @param history one record an epoch
 * @param best the best epochs so far
 */
public record TrainingState(
        @JsonProperty("epochs") int epochs,
        @JsonProperty("steps") long steps,
        @JsonProperty("learning_rate") float learningRate,
        @JsonProperty("threads") int threads,
        @JsonProperty("history") List<EpochRecord> history,
        @JsonProperty("best") List<Best> best) {

    /** Copies the lists. */
    public TrainingState {
        history = List.copyOf(history);
        best = List.copyOf(best);
    }

    /** Before the first epoch. */
    static TrainingState start(int threads) {
        return new TrainingState(0, 0, 0, threads, List.of(), List.of());
    }
}
