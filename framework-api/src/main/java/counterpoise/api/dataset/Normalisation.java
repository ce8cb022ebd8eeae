package counterpoise.api.dataset;

import java.util.List;

/**
 * Turns a pixel into the network's input: {@code (pixel / 255 - mean) / deviation}, channel by channel.
 *
 * @param mean the mean of each channel, on the scale from 0 to 1
 * @param deviation the standard deviation of each channel, on the same scale, above 0
 */
public record Normalisation(List<Double> mean, List<Double> deviation) {

    /** @throws IllegalArgumentException if the lists differ in length or a deviation is not above 0 */
    public Normalisation {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != deviation.size()) {
            throw new IllegalArgumentException("%d means, but %d deviations".formatted(mean.size(), deviation.size()));
        }
        if (!deviation.stream().allMatch(value -> value > 0)) {
            throw new IllegalArgumentException("a deviation must be above 0: " + deviation);
        }
    }
}
