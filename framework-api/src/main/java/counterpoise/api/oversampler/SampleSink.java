package counterpoise.api.oversampler;

/** Takes synthetic samples. */
public interface SampleSink {

    /**
     * Adds one sample; {@code values} is copied. Pixels are cut off at 0 and 1 and rounded to bytes.
     *
     * @throws IllegalArgumentException if the label is out of range or that of a class without training samples, the
     *     length differs from that of the training samples, or a value is NaN or infinite
     */
    void add(int label, float[] values);
}
