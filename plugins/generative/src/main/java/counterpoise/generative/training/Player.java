package counterpoise.generative.training;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * One of the networks that learn with or against each other, and what moves its parameters. {@link Training#player}
 * makes it and owns it.
 *
 * <p>A player is frozen, except while {@link Step#learn} names it: then alone gradients reach its parameters. Running
 * statistics of batch normalisation are no parameters in this sense: they move whenever {@link #forward} is called in
 * training.
 */
public final class Player {

    private final String name;
    private final Block block;
    private final ParameterStore store;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Adam adam;

    Player(String name, Block block, AdamSettings settings, NDManager manager, Shape input) {
        this.name = name;
        this.block = block;
        if (!block.isInitialized()) {
            block.initialize(manager, DataType.FLOAT32, input);
        }
        this.store = new ParameterStore(manager, false);
        block.getParameters().forEach(entry -> {
            Parameter parameter = entry.getValue();
            NDArray array = parameter.getArray();
            arrays.put(entry.getKey(), array);
            if (parameter.requiresGradient()) {
                weights.put(entry.getKey(), array);
            }
            // The first request in training would make the parameter require gradients; let that be over.
            store.getValue(parameter, manager.getDevice(), false);
        });
        learns(false);
        this.adam = new Adam(settings, weights, manager);
    }

    /**
     * Shows something to the network.
     *
     * @param input batch first
     * @param training whether batch normalisation uses, and moves to, the statistics of this batch, and dropout drops
     * @return what it makes of it, batch first, owned by the manager of the input
     */
    public NDArray forward(NDArray input, boolean training) {
        return block.forward(store, new NDList(input), training).singletonOrThrow();
    }

    /** The network. */
    public Block block() {
        return block;
    }

    void learns(boolean whether) {
        weights.values().forEach(weight -> weight.setRequiresGradient(whether));
    }

    void update() {
        adam.step();
    }

    /** All arrays that have to be kept to go on later, by name. */
    Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        arrays.forEach((parameter, array) -> state.put(name + "/" + parameter, array));
        adam.state().forEach((moment, array) -> state.put(name + "/" + moment, array));
        return state;
    }

    /** The name under which {@link #steps()} is kept. */
    String counterName() {
        return name + "/steps";
    }

    long steps() {
        return adam.steps();
    }

    void resume(long steps) {
        adam.resume(steps);
    }
}
