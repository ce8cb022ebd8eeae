package counterpoise.runtime.training;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one epoch was like.
 *
 * @param epoch from 1
 * @param learningRate the rate it was trained with
 * @param loss the mean loss over its samples
 * @param seconds of training alone
 * @param imagesPerSecond samples trained on, by those seconds
 * @param residentMib the memory of the process at its end, in MiB; NaN where the system does not tell
 * @param test the scores on the test set, by {@link Score#label()}; empty if the epoch was not evaluated
 * @param validation likewise on the validation set; empty if there is none
 */
public record EpochRecord(
        @JsonProperty("epoch") int epoch,
        @JsonProperty("learning_rate") double learningRate,
        @JsonProperty("loss") double loss,
        @JsonProperty("seconds") double seconds,
        @JsonProperty("images_per_second") double imagesPerSecond,
        @JsonProperty("resident_mib") double residentMib,
        @JsonProperty("test") Map<String, Double> test,
        @JsonProperty("validation") Map<String, Double> validation) {

    /** Sorts and copies the scores. */
    public EpochRecord {
        test = new TreeMap<>(test);
        validation = new TreeMap<>(validation);
    }
}
