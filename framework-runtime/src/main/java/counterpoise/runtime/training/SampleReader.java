package counterpoise.runtime.training;

import java.nio.FloatBuffer;

import counterpoise.api.RandomStream;

/** Brings samples as the floats that a network takes. Used by one thread at a time. */
public interface SampleReader {

    /** The number of samples. */
    int count();

    /** The number of floats of one sample. */
    int valuesPerSample();

    /** The label of a sample. */
    int label(int row);

    /**
     * Appends one sample to {@code target}.
     *
     * @param random decides how the sample is varied, if it is
     */
    void append(int row, RandomStream random, FloatBuffer target);
}
