package counterpoise.api.metric;

import counterpoise.api.loss.Loss;

/** A trained classifier head. The runtime makes it. */
public interface ClassifierHead {

    /** How logits are made from an embedding. */
    Loss.Head kind();

    /** The number of classes. */
    int classes();

    /** The weights of class {@code label}, one for each value of an embedding. A new array. */
    float[] weights(int label);

    /** The bias of class {@code label}; 0 for a cosine head. */
    float bias(int label);
}
