package counterpoise.runtime.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

import counterpoise.runtime.store.Sha256;

/** Which images of a dataset's training part an experiment trains on, and which it validates on. */
public final class Subset {

    private final int[] train;
    private final int[] validation;
    private final int[] trainCounts;
    private final int[] validationCounts;

    Subset(int[] train, int[] validation, int[] trainCounts, int[] validationCounts) {
        this.train = train;
        this.validation = validation;
        this.trainCounts = trainCounts;
        this.validationCounts = validationCounts;
    }

    /** The positions of the images to train on in the dataset's order, grouped by class in label order. A copy. */
    public int[] train() {
        return train.clone();
    }

    /** The positions of the images to validate on, grouped likewise; none without a validation part. A copy. */
    public int[] validation() {
        return validation.clone();
    }

    /** How many images each class has to train on, by label. A copy. */
    public int[] trainCounts() {
        return trainCounts.clone();
    }

    /** How many images each class has to validate on, by label. A copy. */
    public int[] validationCounts() {
        return validationCounts.clone();
    }

    /** The SHA-256 of {@link #train()} as little-endian 64-bit integers. */
    public String digest() {
        MessageDigest digest = Sha256.start();
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int position : train) {
            digest.update(word.clear().putLong(position).flip());
        }
        return Sha256.hex(digest);
    }
}
