package counterpoise.architectures.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

/** Collects the parameters of a network under the names, and in the order, of PyTorch's state dict. */
public final class StateDictionary {

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    /**
     * Adds the parameters of a block without children, such as a convolution or a {@link BatchNorm2d}, as {@code
     * name.weight} and so on.
     *
     * @return the block
     * @throws IllegalArgumentException if a name is taken already
     */
    public <B extends Block> B add(String name, B block) {
        block.getDirectParameters().forEach(entry -> {
            String full = name + "." + entry.getKey();
            if (parameters.put(full, entry.getValue()) != null) {
                throw new IllegalArgumentException("two parameters are called " + full);
            }
        });
        return block;
    }

    /** What has been added so far, in that order; a view that cannot be changed. */
    public Map<String, Parameter> parameters() {
        return Collections.unmodifiableMap(parameters);
    }
}
