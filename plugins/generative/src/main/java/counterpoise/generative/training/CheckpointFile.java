package counterpoise.generative.training;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * The state of a training after some epochs in one safetensors file: parameters and moments of all players, their
 * numbers of steps, and the history. A new one replaces the old by one rename, so that a stop at any moment leaves a
 * whole one.
 */
final class CheckpointFile {

    private static final String EPOCHS = "epochs";
    private static final String HISTORY = "history/";

    private final Path file;
    private final Collection<Player> players;

    CheckpointFile(Path folder, String training, Collection<Player> players) {
        this.file = folder.resolve(training + ".safetensors");
        this.players = players;
    }

    /** Writes the state after the epochs of {@code history}. */
    void write(History history, NDManager owner) {
        try (NDManager manager = owner.newSubManager()) {
            NDList arrays = new NDList();
            for (Player player : players) {
                player.state().forEach((name, array) -> arrays.add(named(name, array.duplicate(), manager)));
                arrays.add(named(player.counterName(), manager.create(player.steps()), manager));
            }
            for (String name : history.names()) {
                arrays.add(named(HISTORY + name, manager.create(history.of(name)), manager));
            }
            arrays.add(named(EPOCHS, manager.create((long) history.epochs()), manager));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            arrays.encode(bytes, NDList.Encoding.SAFETENSORS);
            replace(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the checkpoint %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static NDArray named(String name, NDArray array, NDManager manager) {
        array.attach(manager);
        array.setName(name);
        return array;
    }

    private void replace(byte[] content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sets the players to the state that was kept, if one was; returns the history up to there. */
    History read(NDManager owner) {
        History history = new History();
        if (!Files.exists(file)) {
            return history;
        }
        try (NDManager manager = owner.newSubManager();
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Map<String, NDArray> kept = new HashMap<>();
            NDList.decode(manager, in).forEach(array -> kept.put(array.getName(), array));
            for (Player player : players) {
                player.state().forEach((name, array) -> take(name, kept).copyTo(array));
                player.resume(take(player.counterName(), kept).getLong());
            }
            history.resume((int) take(EPOCHS, kept).getLong());
            kept.forEach((name, array) -> history.restore(name.substring(HISTORY.length()), array.toDoubleArray()));
            return history;
        } catch (IOException | RuntimeException e) {
            // DJL's reader answers a file that it does not understand with whatever exception it ran into.
            throw new IllegalStateException(
                    "cannot go on from the checkpoint %s; remove it to begin anew".formatted(file), e);
        }
    }

    private static NDArray take(String name, Map<String, NDArray> kept) {
        NDArray array = kept.remove(name);
        if (array == null) {
            throw new IllegalStateException("it holds no " + name);
        }
        return array;
    }
}
