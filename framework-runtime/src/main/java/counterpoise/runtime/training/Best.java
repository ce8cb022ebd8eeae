package counterpoise.runtime.training;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import counterpoise.runtime.config.Score;

/**
 * The best epoch so far by one score on one set; the first of equal ones.
 *
 * @param set what it was measured on
 * @param score by what
 * @param epoch from 1
 * @param value the score there
 */
public record Best(
        @JsonProperty("set") EvaluationSet set,
        @JsonProperty("score") Score score,
        @JsonProperty("epoch") int epoch,
        @JsonProperty("value") double value) {

    /** The name of the file that keeps the weights of that epoch. */
    public static String fileName(EvaluationSet set, Score score) {
        return "best-on-%s-%s.safetensors".formatted(set.name().toLowerCase(Locale.ROOT), score.label());
    }

    /** The name of the file that keeps the weights of that epoch. */
    public String fileName() {
        return fileName(set, score);
    }
}
