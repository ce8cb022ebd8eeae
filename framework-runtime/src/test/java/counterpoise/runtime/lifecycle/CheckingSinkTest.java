package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.NpyType;
import counterpoise.runtime.store.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckingSinkTest {

    private static final Samples TRAIN = new ArraySamples(new float[6], new int[] {0, 1, 2}, 3, 2);

    @TempDir
    private Path folder;

    private FakeRun run;

    @BeforeEach
    void makeRun() {
        run = new FakeRun(folder);
    }

    private CheckingSink embeddings() throws IOException {
        return new CheckingSink.OfEmbeddings(
                TRAIN, new NpyWriter(run.output(Synthetics.VALUES), NpyType.FLOAT32, TRAIN.shape()));
    }

    /** An over-sampler of whom only the promise matters. */
    private record Promising(boolean exactCounts) implements Oversampler {
        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {}
    }

    @Test
    void storesWhatItTakesInItsOrder() throws IOException {
        try (CheckingSink sink = embeddings()) {
            float[] reused = {1, 2};
            sink.add(2, reused);
            reused[0] = -3;
            sink.add(1, reused);
            sink.finish(new Promising(true), "smote", new int[] {0, 1, 1}, run);
        }
        assertThat(Npy.readFloats(run.output(Synthetics.VALUES))).containsExactly(1, 2, -3, 2);
        assertThat(Npy.readInts(run.output(Synthetics.LABELS))).containsExactly(2, 1);
        assertThat(run.facts())
                .containsEntry(Facts.SYNTHETIC, 2)
                .containsEntry(Facts.SYNTHETIC_COUNTS, new int[] {0, 1, 1});
    }

    @Test
    void takesMoreSamplesThanItFirstHasRoomFor() throws IOException {
        try (CheckingSink sink = embeddings()) {
            for (int i = 0; i < 3000; i++) {
                sink.add(i % 3, new float[] {i, -i});
            }
            sink.finish(new Promising(true), "smote", new int[] {1000, 1000, 1000}, run);
        }
        int[] labels = Npy.readInts(run.output(Synthetics.LABELS));
        assertThat(labels).hasSize(3000);
        assertThat(labels[2999]).isEqualTo(2);
        assertThat(Npy.readFloats(run.output(Synthetics.VALUES))).hasSize(6000);
    }

    @Test
    void refusesALabelOutOfRange() throws IOException {
        try (CheckingSink sink = embeddings()) {
            sink.add(0, new float[2]);
            for (int label : new int[] {-1, 3}) {
                assertThatThrownBy(() -> sink.add(label, new float[2]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("synthetic sample 1 has label %d, but labels run from 0 to 2", label);
            }
        }
    }

    @Test
    void refusesASampleOfAnotherLength() throws IOException {
        try (CheckingSink sink = embeddings()) {
            for (int length : new int[] {0, 1, 3}) {
                assertThatThrownBy(() -> sink.add(0, new float[length]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("synthetic sample 0 has %d values, but the training samples have 2", length);
            }
        }
    }

    @Test
    void refusesValuesThatAreNotFinite() throws IOException {
        try (CheckingSink sink = embeddings()) {
            for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                assertThatThrownBy(() -> sink.add(1, new float[] {0, value}))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("synthetic sample 0 of class 1 holds " + value);
            }
        }
    }

    @Test
    void refusesNothingAtAll() throws IOException {
        try (CheckingSink sink = embeddings()) {
            assertThatThrownBy(() -> sink.add(1, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("synthetic sample 0 is null");
        }
    }

    @Test
    void refusesAClassThatTheTrainingSetHasNot() throws IOException {
        Samples train = new ArraySamples(new float[4], new int[] {0, 2}, 3, 2);
        try (CheckingSink sink = new CheckingSink.OfEmbeddings(
                train, new NpyWriter(run.output(Synthetics.VALUES), NpyType.FLOAT32, train.shape()))) {
            assertThatThrownBy(() -> sink.add(1, new float[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("synthetic sample 0 has label 1, but the training set has no sample of that class");
        }
    }

    @Test
    void remembersWhatItRefused() throws IOException {
        try (CheckingSink sink = embeddings()) {
            assertThatThrownBy(() -> sink.add(7, new float[2])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> sink.add(8, new float[2])).isInstanceOf(IllegalArgumentException.class);
            sink.add(1, new float[2]);
            assertThatThrownBy(() -> sink.finish(new Promising(true), "deaf", new int[] {0, 1, 0}, run))
                    .isInstanceOf(StageFailure.class)
                    .hasMessage(
                            "the over-sampler deaf went on although this was refused: synthetic sample 0 has label 7,"
                                    + " but labels run from 0 to 2");
        }
    }

    @Test
    void refusesCountsOtherThanThosePromised() throws IOException {
        try (CheckingSink sink = embeddings()) {
            sink.add(1, new float[2]);
            assertThatThrownBy(() -> sink.finish(new Promising(true), "smote", new int[] {0, 1, 1}, run))
                    .isInstanceOf(StageFailure.class)
                    .hasMessage("the over-sampler smote made [0, 1, 0] samples of the classes, but promised [0, 1, 1]");
        }
    }

    @Test
    void takesOtherCountsWhereNonePromised() throws IOException {
        try (CheckingSink sink = embeddings()) {
            sink.add(1, new float[2]);
            sink.finish(new Promising(false), "balanced-svm", new int[] {0, 1, 1}, run);
        }
        assertThat(run.facts()).containsEntry(Facts.SYNTHETIC_COUNTS, new int[] {0, 1, 0});
    }

    @Test
    void storesNothingAtAllAsAnEmptyArray() throws IOException {
        try (CheckingSink sink = embeddings()) {
            sink.finish(new Promising(true), "smote", new int[3], run);
        }
        assertThat(Npy.readFloats(run.output(Synthetics.VALUES))).isEmpty();
        assertThat(Npy.readInts(run.output(Synthetics.LABELS))).isEmpty();
    }

    @Test
    void roundsPixelsToBytesAndCutsThemOff() throws IOException {
        Samples train = new ArraySamples(new float[12], new int[] {0, 1}, 2, 1, 2, 3);
        try (CheckingSink sink = new CheckingSink.OfPixels(
                train, new NpyWriter(run.output(Synthetics.VALUES), NpyType.UINT8, train.shape()))) {
            // Worked by hand: 0.1 * 255 = 25.5 and 0.5 * 255 = 127.5 round up, 0.25 * 255 = 63.75 to 64.
            sink.add(1, new float[] {-0.2f, 0, 0.25f, 0.5f, 1, 7});
            sink.finish(new Promising(true), "gamo", new int[] {0, 1}, run);
        }
        assertThat(Npy.readBytes(run.output(Synthetics.VALUES))).containsExactly(0, 0, 64, 128, 255, 255);
    }
}
