package counterpoise.runtime.training;

import java.nio.FloatBuffer;

import counterpoise.api.RandomStream;

/**
 * Hands on embeddings as they are.
 *
 * @param values (count, width), row by row
 * @param labels one label a row
 */
public record EmbeddingReader(float[] values, int valuesPerSample, int[] labels) implements SampleReader {

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int label(int row) {
        return labels[row];
    }

    @Override
    public void append(int row, RandomStream random, FloatBuffer target) {
        target.put(values, row * valuesPerSample, valuesPerSample);
    }
}
