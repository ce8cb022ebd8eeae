package counterpoise.runtime.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/** Writes files that are there whole or not at all, also after a crash or a loss of power. */
public final class DurableFiles {

    private static final String UNFINISHED = ".tmp";

    private DurableFiles() {}

    /** What writes a file that is too large to be held in memory twice. */
    public interface Content {
        /** Writes all of the file to {@code out}, which is closed by others. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code content} to {@code target}, replacing what was there in one step: readers see the old content or
     * the new, never a mixture. Missing folders are made.
     *
     * @throws StoreException with a sentence that says why it could not be written
     */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, out -> out.write(content));
    }

    /** Writes what {@code content} writes, like {@link #write(Path, byte[])}. */
    public static void write(Path target, Content content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling(absolute.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(absolute.getParent());
            try {
                try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.writeTo(Channels.newOutputStream(channel));
                    channel.force(true);
                }
                Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            sync(absolute.getParent());
        } catch (IOException e) {
            throw StoreException.whileWriting(target, e);
        }
    }

    /** Whether a file called {@code name} is what one called {@code target} is written to before it has its name. */
    public static boolean isUnfinished(String name, String target) {
        return name.startsWith(target + ".") && name.endsWith(UNFINISHED);
    }

    /** Writes {@code text} in UTF-8, like {@link #write(Path, byte[])}. */
    public static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes {@code text} in UTF-8 as one of many small files that can be made again at any time: whole for every reader,
     * but without waiting for the disk, which takes minutes for tens of thousands. What has this content is left alone.
     *
     * @throws StoreException with a sentence that says why it could not be written
     */
    public static void writeDerived(Path target, String text) throws IOException {
        writeDerived(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@code content}, like {@link #writeDerived(Path, String)}. */
    public static void writeDerived(Path target, byte[] content) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            if (Files.isRegularFile(target)
                    && Files.size(target) == content.length
                    && Arrays.equals(Files.readAllBytes(target), content)) {
                return;
            }
            try {
                Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw StoreException.whileWriting(target, e);
        }
    }

    /** Waits until a file's content, or a folder's list of names, has reached the disk. */
    public static void sync(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
