package counterpoise.api.architecture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

/**
 * A block that turns images into embeddings.
 *
 * <p>The block takes one array of shape (batch, channels, height, width), float32, normalised, whose memory lies in
 * the order batch, height, width, channel (PyTorch's "channels last"): operations that keep the layout are fast, a
 * copy to another layout is not. It returns one array of shape (batch, {@code width}). Arrays made on the way belong
 * to the manager of the input, which the runtime closes after each batch; write {@code batchArray.op(parameter)}, never
 * {@code parameter.op(batchArray)}, or the result stays with the model.
 *
 * <p>The runtime initializes the block (parameters without an initializer of their own get Kaiming-normal weights, fan
 * in, gain of ReLU), runs it, updates its parameters, and writes and reads them under the names given here.
 *
 * @param block the block, not yet initialized
 * @param width the number of values of an embedding
 * @param parameters every parameter of the block, running statistics included, by the name PyTorch's
 *     state dict has for it
 * @param headName the name PyTorch's state dict has for the classifier that follows, such as {@code linear}
 *     or {@code fc}
 */
public record FeatureExtractor(Block block, int width, Map<String, Parameter> parameters, String headName) {

    /**
     * Copies {@code parameters} in their order.
     *
     * @throws IllegalArgumentException if {@code width} is below 1
     */
    public FeatureExtractor {
        if (width < 1) {
            throw new IllegalArgumentException("an embedding needs at least one value, not " + width);
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
