package counterpoise.runtime.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The resumable state of one training in a folder: {@code epoch-00012/} with everything needed to go on after epoch 12.
 * A new one is written beside the old and renamed when it is whole, then the old is removed; a kill at any moment
 * leaves a whole one.
 */
public final class Checkpoints {

    private static final String STATE = "state.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    /** Checkpoints in {@code folder}, which exists and holds nothing else. */
    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * One whole checkpoint.
     *
     * @param folder where its files lie
     * @param state how far the training had come
     */
    public record Checkpoint(Path folder, TrainingState state) {

        /** A file of the checkpoint. */
        public Path file(String name) {
            return folder.resolve(name);
        }
    }

    /** The newest whole checkpoint, if there is one. */
    public Optional<Checkpoint> latest() {
        return folders().stream().max(Comparator.naturalOrder()).map(latest -> {
            try {
                return new Checkpoint(
                        latest, JSON.readValue(latest.resolve(STATE).toFile(), TrainingState.class));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot read the checkpoint in %s; remove that folder to begin anew".formatted(latest), e);
            }
        });
    }

    /**
     * Writes a checkpoint and removes the one before.
     *
     * @param files contents by file name
     * @param kept files that have not changed since the checkpoint before, by name
     */
    void write(TrainingState state, Map<String, byte[]> files, List<String> kept) {
        try {
            Path partial = folder.resolve("partial");
            delete(partial);
            Files.createDirectories(partial);
            Optional<Checkpoint> before = latest();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                write(partial.resolve(file.getKey()), file.getValue());
            }
            for (String name : kept) {
                link(before.orElseThrow().file(name), partial.resolve(name));
            }
            write(partial.resolve(STATE), JSON.writeValueAsBytes(state));
            Path target = folder.resolve("epoch-%05d".formatted(state.epochs()));
            delete(target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            if (before.isPresent() && !before.get().folder().equals(target)) {
                delete(before.get().folder());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a checkpoint to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private List<Path> folders() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("epoch-\\d{5}"))
                    .filter(entry -> Files.isRegularFile(entry.resolve(STATE)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the checkpoints in " + folder, e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void link(Path existing, Path link) throws IOException {
        try {
            Files.createLink(link, existing);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Not every file system has hard links, and not every one says so in the same way.
            Files.copy(existing, link);
        }
    }

    private static void delete(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(target)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
