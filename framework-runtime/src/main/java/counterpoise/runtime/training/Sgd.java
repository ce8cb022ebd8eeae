package counterpoise.runtime.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;

/**
 * Stochastic gradient descent with momentum and weight decay, as PyTorch defines it (torch.optim.SGD, dampening 0, no
 * Nesterov): {@code v <- momentum * v + (gradient + decay * w)}, {@code w <- w - rate * v}. Weight decay acts on every
 * parameter, batch normalisation and biases included, as in the paper's code.
 *
 * <p>The engine's own update keeps {@code u = rate * v} instead of {@code v}: the same as long as the rate stays, but
 * after a drop it would go on with steps of the old size. So {@code u} is rescaled whenever the rate changes, which
 * makes both equal and keeps the update to one call a parameter.
 */
final class Sgd implements AutoCloseable {

    /** The engine clips gradients from above for any other value, 0 included. */
    private static final float NO_CLIPPING = -1;

    private final Map<String, Parameter> parameters;
    private final Map<String, NDArray> velocities = new LinkedHashMap<>();
    private final NDManager manager;
    private final float momentum;
    private final float weightDecay;
    private float rate;

    /** An optimizer for those of {@code parameters} that require gradients, starting from rest. */
    Sgd(Map<String, Parameter> parameters, double momentum, double weightDecay, TorchEngine engine) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.parameters.values().removeIf(parameter -> !parameter.requiresGradient());
        this.momentum = (float) momentum;
        this.weightDecay = (float) weightDecay;
        this.manager = engine.newManager();
        manager.setName("optimizer");
        this.parameters.forEach((name, parameter) -> {
            NDArray weight = parameter.getArray();
            weight.setRequiresGradient(true);
            NDArray velocity = manager.zeros(weight.getShape());
            velocity.setName(name);
            velocities.put(name, velocity);
        });
    }

    /** Sets the learning rate of the steps that follow. */
    void useRate(double newRate) {
        float next = (float) newRate;
        if (rate != 0 && next != rate) {
            for (NDArray velocity : velocities.values()) {
                velocity.muli(next / rate);
            }
        }
        rate = next;
    }

    /** Moves every parameter by its gradient and clears the gradients. */
    void step() {
        parameters.forEach((name, parameter) -> {
            NDArray weight = parameter.getArray();
            NDArray velocity = velocities.get(name);
            try (NDArray gradient = weight.getGradient()) {
                velocity.getNDArrayInternal()
                        .sgdUpdate(
                                new NDList(weight, gradient, velocity),
                                new NDList(weight),
                                rate,
                                weightDecay,
                                1,
                                NO_CLIPPING,
                                momentum,
                                false);
            }
        });
    }

    /** The rate of the last steps. */
    float rate() {
        return rate;
    }

    /** What has to be kept to go on later, by parameter: {@code rate * v}. */
    Map<String, NDArray> velocities() {
        return Collections.unmodifiableMap(velocities);
    }

    /** Goes on from {@code saved} velocities, which were kept at {@code savedRate}. */
    void resume(Map<String, NDArray> saved, float savedRate) {
        velocities.forEach((name, velocity) -> saved.get(name).copyTo(velocity));
        rate = savedRate;
    }

    @Override
    public void close() {
        manager.close();
    }
}
