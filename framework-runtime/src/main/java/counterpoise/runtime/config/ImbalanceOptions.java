package counterpoise.runtime.config;

import java.util.List;
import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.dataset.Imbalance;

/**
 * How the training images are cut.
 *
 * @param profile the shape of the class counts; the dataset's own where absent
 * @param ratio largest count by smallest; the dataset's own where absent
 * @param largest images of the largest class; the dataset's own, or else as many as there are, where absent
 * @param counts the count of each class, for the profile {@code counts}
 * @param seed draws the images that are kept; the experiment's seed where absent
 */
public record ImbalanceOptions(
        @Option("Shape of the class counts; absent: the dataset's own default.") Optional<Imbalance.Profile> profile,
        @Option(
                        value =
                                "Images of the largest class for each image of the smallest; absent: the dataset's own default.",
                        range = "[1, )")
                Optional<Double> ratio,
        @Option(
                        value = "Images of the largest class, for the profiles exponential and step; absent: the"
                                + " dataset's own default, or else as many as there are.",
                        range = "[1, )")
                Optional<Integer> largest,
        @Option(value = "Images of each class, by label, for the profile counts.", defaultValue = "[]", range = "[1, )")
                List<Integer> counts,
        @Option(value = "Draws which images are kept; absent: the experiment's seed.", range = "[0, 4294967295]")
                Optional<Long> seed) {

    /**
     * @throws IllegalArgumentException if counts are given without the profile that uses them, or the other way round
     */
    public ImbalanceOptions {
        boolean byCounts = profile.equals(Optional.of(Imbalance.Profile.COUNTS));
        if (byCounts == counts.isEmpty()) {
            throw new IllegalArgumentException(
                    byCounts
                            ? "the profile counts needs the count of each class in counts"
                            : "counts are used by the profile counts alone; set profile = counts or leave them out");
        }
        counts = List.copyOf(counts);
    }
}
