package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void countsTheLettersThatDiffer() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3); // Levenshtein's own example
        assertThat(Nearest.distance("", "eos")).isEqualTo(3);
        assertThat(Nearest.distance("eos", "eos")).isZero();
    }

    @Test
    void findsTheNearestFirst() {
        assertThat(Nearest.of("smoot", List.of("eos", "random", "smote"))).containsExactly("smote");
        assertThat(Nearest.of("border", List.of("borderline-smote", "smote"))).containsExactly("borderline-smote");
        assertThat(Nearest.of("quite-another", List.of("eos", "smote"))).isEmpty();
    }
}
