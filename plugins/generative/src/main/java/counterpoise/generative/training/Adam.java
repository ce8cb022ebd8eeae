package counterpoise.generative.training;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1):
 * {@code m <- b1 m + (1 - b1) g}, {@code v <- b2 v + (1 - b2) g^2},
 * {@code w <- w - rate * m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + epsilon)}.
 *
 * <p>Its state, unlike that of DJL's own optimizer, belongs to a manager that is closed, and can be saved.
 */
final class Adam {

    private static final float NO_WEIGHT_DECAY = 0;
    private static final float NO_RESCALING = 1;

    /** The engine clips gradients from above for any other value, 0 included. */
    private static final float NO_CLIPPING = -1;

    private final AdamSettings settings;
    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> squares = new LinkedHashMap<>();
    private long steps;

    /** An optimizer of {@code weights}, at rest; its state belongs to {@code manager}. */
    Adam(AdamSettings settings, Map<String, NDArray> weights, NDManager manager) {
        this.settings = settings;
        this.weights = new LinkedHashMap<>(weights);
        this.weights.forEach((name, weight) -> {
            means.put(name, manager.zeros(weight.getShape()));
            squares.put(name, manager.zeros(weight.getShape()));
        });
    }

    /** Moves every weight by its gradient and clears the gradients. */
    void step() {
        steps++;
        double meanShare = 1 - Math.pow(settings.beta1(), steps);
        double rootShare = Math.sqrt(1 - Math.pow(settings.beta2(), steps));
        double rate = settings.learningRate() * rootShare / meanShare;
        double epsilon =
                switch (settings.place()) {
                    case AFTER_CORRECTION -> settings.epsilon() * rootShare;
                    case BEFORE_CORRECTION -> settings.epsilon();
                };
        weights.forEach((name, weight) -> {
            try (NDArray gradient = weight.getGradient()) {
                weight.getNDArrayInternal()
                        .adamUpdate(
                                new NDList(weight, gradient, means.get(name), squares.get(name)),
                                new NDList(weight),
                                (float) settings.learningRate(),
                                (float) rate,
                                NO_WEIGHT_DECAY,
                                NO_RESCALING,
                                NO_CLIPPING,
                                (float) settings.beta1(),
                                (float) settings.beta2(),
                                (float) epsilon,
                                false,
                                false);
            }
        });
    }

    /** How many steps have been made. */
    long steps() {
        return steps;
    }

    /** What has to be kept to go on later, besides {@link #steps()}, by name; the arrays themselves. */
    Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        means.forEach((name, mean) -> state.put(name + ".mean", mean));
        squares.forEach((name, square) -> state.put(name + ".square", square));
        return state;
    }

    /** Goes on after {@code made} steps; the arrays of {@link #state()} have been set to what they were then. */
    void resume(long made) {
        steps = made;
    }
}
