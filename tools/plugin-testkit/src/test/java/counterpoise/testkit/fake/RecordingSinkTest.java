package counterpoise.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RecordingSinkTest {

    /** No sample of class 1. */
    private static final InMemorySamples TRAIN =
            InMemorySamples.of(3, new int[] {0, 0, 2}, new float[][] {{0, 0}, {3, 4}, {0, 0}});

    @Test
    void refusesWhatTheRuntimeWouldRefuse() {
        RecordingSink sink = RecordingSink.refusing(TRAIN);
        sink.add(2, new float[] {1, 2});
        assertRefused(sink, -1, new float[2], "label -1 is not one of 3 classes");
        assertRefused(sink, 3, new float[2], "label 3 is not one of 3 classes");
        assertRefused(
                sink,
                1,
                new float[2],
                "a synthetic sample has label 1, but the training set has no sample of that class");
        assertRefused(sink, 0, new float[3], "a synthetic sample has 3 values, not 2");
        assertRefused(sink, 0, new float[] {0, Float.NaN}, "a synthetic sample of class 0 holds NaN");
        assertThat(sink.counts(3)).containsExactly(0, 0, 1);
    }

    private static void assertRefused(RecordingSink sink, int label, float[] values, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink.add(label, values))
                .withMessage(sentence);
    }

    @Test
    void takesEverythingIfItIsToldTo() {
        RecordingSink sink = RecordingSink.accepting();
        sink.add(1, new float[] {Float.NaN});
        assertThat(sink.added()).containsExactly(new RecordingSink.Added(1, new float[] {Float.NaN}));
    }
}
