package counterpoise.api.oversampler;

/** Takes synthetic samples. */
public interface SampleSink {

    /**
     * Adds one sample; {@code values} is copied.
     *
     * @throws IllegalArgumentException if the label is out of range, the length differs from that of the training
     *     samples, or a value is NaN or infinite
     */
    void add(int label, float[] values);
}
