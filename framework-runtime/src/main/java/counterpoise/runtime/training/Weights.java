package counterpoise.runtime.training;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;

/**
 * Writes and reads parameters as safetensors under PyTorch's names, so that {@code load_state_dict} takes them.
 *
 * <p>PyTorch's state dict counts the updates of each batch normalisation under {@code num_batches_tracked}; the network
 * has no use for the number, so it is written from the number of steps and passed over on reading.
 */
public final class Weights {

    private static final String STATISTIC = ".running_var";
    private static final String COUNTER = ".num_batches_tracked";

    private Weights() {}

    /** The parameters as the bytes of a safetensors file. */
    public static byte[] encode(Map<String, Parameter> parameters, long steps) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NDManager owner = parameters.values().iterator().next().getArray().getManager();
        try (NDManager manager = owner.newSubManager()) {
            NDList arrays = new NDList();
            parameters.forEach((name, parameter) -> {
                arrays.add(named(parameter.getArray(), name, manager));
                if (name.endsWith(STATISTIC)) {
                    NDArray counter = manager.create(steps);
                    counter.setName(name.substring(0, name.length() - STATISTIC.length()) + COUNTER);
                    arrays.add(counter);
                }
            });
            arrays.encode(bytes, NDList.Encoding.SAFETENSORS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A copy under another name: the parameter's own name is DJL's. */
    private static NDArray named(NDArray array, String name, NDManager manager) {
        NDArray copy = array.duplicate();
        copy.attach(manager);
        copy.setName(name);
        return copy;
    }

    /**
     * Copies the arrays of a safetensors file into the parameters, which keep their arrays.
     *
     * @throws IOException if the file cannot be read, lacks a parameter, holds one of another shape or type, or holds
     *     arrays that the network does not know; the message names the file and the array
     */
    public static void restore(Map<String, Parameter> parameters, Path file) throws IOException {
        NDManager owner = parameters.values().iterator().next().getArray().getManager();
        try (NDManager manager = owner.newSubManager()) {
            Map<String, NDArray> arrays = read(file, manager);
            for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
                NDArray stored = arrays.remove(entry.getKey());
                NDArray target = entry.getValue().getArray();
                if (stored == null) {
                    throw new IOException(
                            "%s holds no array %s; it was made for another network".formatted(file, entry.getKey()));
                }
                if (!stored.getShape().equals(target.getShape()) || stored.getDataType() != target.getDataType()) {
                    throw new IOException("%s holds %s as %s %s, but the network needs %s %s"
                            .formatted(
                                    file,
                                    entry.getKey(),
                                    stored.getDataType(),
                                    stored.getShape(),
                                    target.getDataType(),
                                    target.getShape()));
                }
                stored.copyTo(target);
            }
            arrays.keySet().removeIf(name -> name.endsWith(COUNTER));
            if (!arrays.isEmpty()) {
                throw new IOException("%s holds arrays that the network does not have: %s"
                        .formatted(file, String.join(", ", arrays.keySet())));
            }
        }
    }

    /**
     * Reads the arrays of a safetensors file by name; they belong to {@code manager}.
     *
     * @throws IOException if it cannot be read or is no such file
     */
    public static Map<String, NDArray> read(Path file, NDManager manager) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (NDArray array : NDList.decode(manager, in)) {
                arrays.put(array.getName(), array);
            }
            return arrays;
        } catch (RuntimeException e) {
            // DJL's reader answers a file it does not understand with whatever exception its parser ran into.
            throw new IOException("%s is not a safetensors file, or not a whole one".formatted(file), e);
        }
    }
}
