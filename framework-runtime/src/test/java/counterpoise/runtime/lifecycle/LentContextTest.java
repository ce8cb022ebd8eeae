package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.TorchEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LentContextTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());

    @TempDir
    private Path folder;

    private FakeRun run;

    @BeforeEach
    void makeRun() {
        run = new FakeRun(folder);
    }

    private LentContext context() {
        // Two samples of class 0, one of class 1, none of class 2, on a line at 0, 1 and 3.
        ArraySamples train = new ArraySamples(new float[] {0, 1, 3}, new int[] {0, 0, 1}, 3, 1);
        return new LentContext(train, new Streams(0), ENGINE, run);
    }

    @Test
    void bringsEveryClassUpToTheLargest() {
        // The counts of CIFAR-10 at the ratio 100 (Cui et al. 2019), subtracted from 5000 by hand.
        int[] counts = {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50};
        assertThat(LentContext.upToTheLargest(counts))
                .containsExactly(0, 2003, 3204, 3923, 4355, 4613, 4768, 4861, 4917, 4950);
    }

    @Test
    void addsNothingToClassesThatAreAllTheLargest() {
        assertThat(LentContext.upToTheLargest(new int[] {7, 3, 7})).containsExactly(0, 4, 0);
        assertThat(LentContext.upToTheLargest(new int[] {2, 2})).containsExactly(0, 0);
    }

    @Test
    void addsNothingToAClassThatHasNothingToLearnFrom() {
        assertThat(LentContext.upToTheLargest(new int[] {0, 5, 1})).containsExactly(0, 0, 4);
        assertThat(LentContext.upToTheLargest(new int[] {0, 0})).containsExactly(0, 0);
    }

    @Test
    void lendsCountsNeighboursRandomnessAndFolders() {
        try (LentContext context = context()) {
            context.requested()[1] = 99;
            assertThat(context.requested()).containsExactly(0, 1, 0);
            assertThat(context.neighbours(new int[] {2}, 2).row(0, 0)).isEqualTo(1);
            assertThat(context.neighbours(new int[] {2}, new int[] {0, 2}, 1).row(0, 0))
                    .isZero();
            assertThat(context.random("draw", 3).nextLong())
                    .isEqualTo(context.random("draw", 3).nextLong())
                    .isNotEqualTo(context.random("draw", 4).nextLong());
            assertThat(context.checkpoints()).isEmptyDirectory();
            assertThat(context.artifact("curve.csv")).hasFileName("curve.csv");
            context.warn("few samples");
            context.progress(0.5);
        }
        assertThat(run.warnings()).containsExactly("few samples");
        // the two searches for neighbours, then the sampler itself
        assertThat(run.progress()).containsExactly(0.0, 0.0, 0.5);
    }

    @Test
    void refusesAnArtifactThatWouldLieElsewhereOrIsOfNoKnownKind() {
        try (LentContext context = context()) {
            for (String name :
                    new String[] {"../x.png", "a/b.png", "", "a b.png", "/x.png", ".png", "x", "x.txt", "x.PNG", "xpng"
                    }) {
                assertThatThrownBy(() -> context.artifact(name))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("\"" + name + "\" cannot name an artifact");
            }
        }
    }

    @Test
    void closesTheManagerThatItLent() {
        NDManager lent;
        try (LentContext context = context()) {
            lent = context.manager();
            assertThat(lent.ones(new Shape(2)).toFloatArray()).containsExactly(1, 1);
        }
        assertThat(lent.isOpen()).isFalse();
    }
}
