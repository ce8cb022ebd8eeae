package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.NpyWriter;

/**
 * Checks synthetic samples one by one and writes them to the store as they come, so that they need not fit in memory.
 */
abstract class CheckingSink implements SampleSink, AutoCloseable {

    private final int dimension;
    private final int[] trainCounts;
    private final int[] counts;
    private final NpyWriter writer;
    private int[] labels = new int[1024];
    private int count;
    private Optional<String> refused = Optional.empty();

    /** A sink for samples like those of {@code train}, which writes them through {@code writer} and closes it. */
    CheckingSink(Samples train, NpyWriter writer) {
        this.dimension = train.dimension();
        this.trainCounts = train.classCounts();
        this.counts = new int[train.classes()];
        this.writer = writer;
    }

    /** Writes one sample that has been checked. */
    abstract void write(float[] values, NpyWriter target) throws IOException;

    @Override
    public void add(int label, float[] values) {
        Optional<String> problem = problem(label, values);
        if (problem.isPresent()) {
            refused = refused.or(() -> problem);
            throw new IllegalArgumentException(problem.get());
        }
        try {
            write(values, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a synthetic sample: " + e.getMessage(), e);
        }
        if (count == labels.length) {
            labels = Arrays.copyOf(labels, 2 * count);
        }
        labels[count++] = label;
        counts[label]++;
    }

    private Optional<String> problem(int label, float[] values) {
        if (label < 0 || label >= counts.length) {
            return Optional.of("synthetic sample %d has label %d, but labels run from 0 to %d"
                    .formatted(count, label, counts.length - 1));
        }
        if (trainCounts[label] == 0) {
            return Optional.of("synthetic sample %d has label %d, but the training set has no sample of that class"
                    .formatted(count, label));
        }
        if (values == null) {
            return Optional.of("synthetic sample %d is null".formatted(count));
        }
        if (values.length != dimension) {
            return Optional.of("synthetic sample %d has %d values, but the training samples have %d"
                    .formatted(count, values.length, dimension));
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return Optional.of("synthetic sample %d of class %d holds %s".formatted(count, label, value));
            }
        }
        return Optional.empty();
    }

    /**
     * Checks the numbers made against those wanted, and writes the labels.
     *
     * @throws StageFailure if the over-sampler promises exact numbers and made others, or went on after a sample of
     *     its was refused
     */
    void finish(Oversampler oversampler, String name, int[] requested, StageRun run) throws IOException {
        if (refused.isPresent()) {
            throw new StageFailure(
                    "the over-sampler %s went on although this was refused: %s".formatted(name, refused.get()));
        }
        if (oversampler.exactCounts() && !Arrays.equals(counts, requested)) {
            throw new StageFailure("the over-sampler %s made %s samples of the classes, but promised %s"
                    .formatted(name, Arrays.toString(counts), Arrays.toString(requested)));
        }
        Npy.write(run.output(Synthetics.LABELS), Arrays.copyOf(labels, count), count);
        run.fact(Facts.SYNTHETIC, count);
        run.fact(Facts.SYNTHETIC_COUNTS, counts);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Embeddings, as they are. */
    static final class OfEmbeddings extends CheckingSink {

        OfEmbeddings(Samples train, NpyWriter writer) {
            super(train, writer);
        }

        @Override
        void write(float[] values, NpyWriter target) throws IOException {
            target.append(values, 0, 1);
        }
    }

    /** Pixels, cut off at 0 and 1 and rounded to bytes. */
    static final class OfPixels extends CheckingSink {

        private final byte[] bytes;

        OfPixels(Samples train, NpyWriter writer) {
            super(train, writer);
            this.bytes = new byte[train.dimension()];
        }

        @Override
        void write(float[] values, NpyWriter target) throws IOException {
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) Math.round(Math.min(1, Math.max(0, values[i])) * 255);
            }
            target.append(bytes, 0, 1);
        }
    }
}
