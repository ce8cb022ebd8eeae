package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.Imbalance.Profile;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;
import org.junit.jupiter.api.Test;

class EffectiveTest {

    @Test
    void theDatasetSaysWhatTheConfigurationDoesNot() {
        Imbalance own = new Imbalance(Profile.EXPONENTIAL, 100, OptionalInt.of(5000));
        assertThat(imbalance(own, Optional.empty(), Optional.empty(), Optional.empty()))
                .isEqualTo(own);
    }

    @Test
    void whatIsConfiguredCounts() {
        Imbalance own = new Imbalance(Profile.EXPONENTIAL, 100, OptionalInt.of(5000));
        assertThat(imbalance(own, Optional.of(Profile.STEP), Optional.of(10.), Optional.of(70)))
                .isEqualTo(new Imbalance(Profile.STEP, 10, OptionalInt.of(70)));
        assertThat(imbalance(own, Optional.empty(), Optional.of(10.), Optional.empty()))
                .isEqualTo(new Imbalance(Profile.EXPONENTIAL, 10, OptionalInt.of(5000)));
        assertThat(imbalance(Imbalance.NONE, Optional.of(Profile.STEP), Optional.empty(), Optional.of(3)))
                .isEqualTo(new Imbalance(Profile.STEP, 1, OptionalInt.of(3)));
    }

    private static Imbalance imbalance(
            Imbalance own, Optional<Profile> profile, Optional<Double> ratio, Optional<Integer> largest) {
        ImbalanceOptions options = new ImbalanceOptions(profile, ratio, largest, List.of(), Optional.empty());
        return Effective.imbalance(new DatasetOptions("toy", options, 0), new NoImages(own));
    }

    private record NoImages(Imbalance imbalance) implements ImageDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("round", "square");
        }

        @Override
        public Normalisation normalisation() {
            return new Normalisation(List.of(0.5), List.of(0.25));
        }

        @Override
        public LabelledImages load(Part part, DatasetContext context) {
            throw new UnsupportedOperationException("nobody asks for images");
        }
    }
}
