package counterpoise.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class SimilarNamesTest {

    @Test
    void countsTheLettersThatDiffer() {
        assertThat(SimilarNames.distance("kitten", "sitting")).isEqualTo(3); // Levenshtein's own example
        assertThat(SimilarNames.distance("", "eos")).isEqualTo(3);
        assertThat(SimilarNames.distance("eos", "eos")).isZero();
    }

    @Test
    void findsTheNearestFirst() {
        assertThat(SimilarNames.of("smoot", List.of("eos", "random", "smote"))).containsExactly("smote");
        assertThat(SimilarNames.of("border", List.of("borderline-smote", "smote")))
                .containsExactly("borderline-smote");
        assertThat(SimilarNames.of("quite-another", List.of("eos", "smote"))).isEmpty();
    }
}
