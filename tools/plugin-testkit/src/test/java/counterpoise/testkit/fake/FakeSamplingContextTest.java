package counterpoise.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;

import counterpoise.api.oversampler.Neighbours;
import org.junit.jupiter.api.Test;

class FakeSamplingContextTest {

    private static final InMemorySamples TRAIN =
            InMemorySamples.of(3, new int[] {0, 0, 0, 2}, new float[][] {{0, 0}, {3, 4}, {0, 0}, {-3, -4}});

    @Test
    void findsNeighboursNearestFirstAndTiesInTheOrderOfTheRows() {
        try (FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1)) {
            Neighbours neighbours = context.neighbours(new int[] {2}, 3);
            // Worked by hand: row 0 equals row 2; rows 1 and 3 both lie at 3^2 + 4^2.
            assertThat(new int[] {neighbours.row(0, 0), neighbours.row(0, 1), neighbours.row(0, 2)})
                    .containsExactly(0, 1, 3);
            assertThat(neighbours.squaredDistance(0, 0)).isZero();
            assertThat(neighbours.squaredDistance(0, 1)).isEqualTo(25);
        }
    }

    @Test
    void findsNeighboursAmongTheCandidatesAlone() {
        try (FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1)) {
            Neighbours neighbours = context.neighbours(new int[] {2}, new int[] {3, 2, 1}, 2);
            // Worked by hand: both lie at 3^2 + 4^2, in the order of the rows.
            assertThat(new int[] {neighbours.row(0, 0), neighbours.row(0, 1)}).containsExactly(1, 3);
            assertThat(neighbours.squaredDistance(0, 1)).isEqualTo(25);
        }
    }

    @Test
    void refusesMoreNeighboursThanThereAreOthers() {
        try (FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1)) {
            assertThatIllegalArgumentException().isThrownBy(() -> context.neighbours(new int[] {0}, 4));
            assertThatIllegalArgumentException().isThrownBy(() -> context.neighbours(new int[] {0}, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.neighbours(new int[] {0}, new int[] {0, 1}, 2));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.neighbours(new int[] {0}, new int[] {1, 1}, 1));
        }
    }

    @Test
    void requestsAsManyAsTheLargestClassHasButNoneOfAClassWithoutSamples() {
        try (FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1)) {
            assertThat(context.requested()).containsExactly(0, 0, 2);
        }
    }

    @Test
    void givesTheSameStreamToTheSameNameIndexAndSeedAlone() {
        try (FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1);
                FakeSamplingContext other = new FakeSamplingContext(TRAIN, 2)) {
            long first = context.random("a", 0).nextLong();
            assertThat(context.random("a", 0).nextLong()).isEqualTo(first);
            assertThat(context.random("a", 1).nextLong()).isNotEqualTo(first);
            assertThat(context.random("b", 0).nextLong()).isNotEqualTo(first);
            assertThat(other.random("a", 0).nextLong()).isNotEqualTo(first);
        }
    }

    @Test
    void removesItsFoldersWhenClosed() {
        Path checkpoints;
        try (FakeSamplingContext context = new FakeSamplingContext(TRAIN, 1)) {
            checkpoints = context.checkpoints();
            assertThat(checkpoints).isEmptyDirectory();
            assertThatIllegalArgumentException().isThrownBy(() -> context.artifact("../grid.png"));
            assertThat(context.artifact("grid.png").getParent()).isDirectory();
        }
        assertThat(Files.exists(checkpoints)).isFalse();
    }

    @Test
    void refusesWhatTheRuntimeWouldRefuse() {
        RecordingSink sink = RecordingSink.refusing(TRAIN);
        sink.add(2, new float[] {1, 2});
        assertThatIllegalArgumentException().isThrownBy(() -> sink.add(3, new float[] {1, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> sink.add(0, new float[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> sink.add(0, new float[] {1, Float.NaN}));
        assertThat(sink.counts(3)).containsExactly(0, 0, 1);
    }
}
