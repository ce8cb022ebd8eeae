package counterpoise.generative.training;

import java.util.List;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/** One step of a training: what is learnt from one batch. Everything that belongs to its manager ends with it. */
public final class Step {

    private final int index;
    private final NDManager manager;
    private final Notes notes;

    Step(int index, NDManager manager, Notes notes) {
        this.index = index;
        this.manager = manager;
        this.notes = notes;
    }

    /** Which step of the epoch it is, from 0. */
    public int index() {
        return index;
    }

    /** The manager for the arrays of this step; closed after it. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Lets some players take one step down a loss while all others are frozen: no gradient is computed for theirs,
     * and what a frozen player makes needs not be detached.
     *
     * @param loss the name under which the loss is noted
     * @param computation computes the loss, a scalar, from arrays of this step
     * @param learners those that learn
     */
    public void learn(String loss, Supplier<NDArray> computation, Player... learners) {
        List<Player> learning = List.of(learners);
        learning.forEach(player -> player.learns(true));
        try {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray value = computation.get();
                collector.backward(value);
                note(loss, value);
            }
            learning.forEach(Player::update);
        } finally {
            learning.forEach(player -> player.learns(false));
        }
    }

    /**
     * Notes a number of interest; the means of each epoch are kept.
     *
     * @param name says what it is; the same every time, lower-case words without a comma
     * @param value a float32 scalar, left on its device until the epoch ends
     */
    public void note(String name, NDArray value) {
        notes.add(name, value);
    }
}
