package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A lock that one process holds until it closes it or ends, however it ends.
 *
 * <p>The file of a lock is never deleted: whoever had opened it before would lock a file that nobody else can find.
 */
public final class StageLock implements AutoCloseable {

    /**
     * The locks of this process. It has to be one set for the process, because the operating system's locks are: a
     * second lock of the process would be granted at once, and closing any of its channels to the file drops the lock.
     */
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path file;
    private final FileChannel channel;
    private final AtomicBoolean closed = new AtomicBoolean();

    private StageLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock, or nothing if this or another process holds it. */
    static Optional<StageLock> tryAcquire(Path file) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            Path real = real(file);
            if (!HELD_BY_THIS_PROCESS.add(real)) {
                return Optional.empty();
            }
            Optional<StageLock> lock = Optional.empty();
            try {
                lock = lockedByTheSystem(real);
            } finally {
                if (lock.isEmpty()) {
                    HELD_BY_THIS_PROCESS.remove(real);
                }
            }
            return lock;
        } catch (IOException e) {
            throw StoreException.whileWriting(file, e);
        }
    }

    /**
     * Takes the lock as soon as nobody else holds it.
     *
     * @param file locked; made if it is missing
     * @param waiting hears now and then how long it has been waited
     */
    public static StageLock acquire(Path file, Consumer<Duration> waiting) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Optional<StageLock> lock = tryAcquire(file);
        while (lock.isEmpty()) {
            waiting.accept(Duration.ofNanos(System.nanoTime() - start));
            // The operating system can wait for a lock, but such a wait can neither be cancelled nor shown.
            Thread.sleep(PAUSE.toMillis());
            lock = tryAcquire(file);
        }
        return lock.get();
    }

    /** Whether this process holds the lock. */
    static boolean isHeldByThisProcess(Path file) throws IOException {
        return Files.isDirectory(file.getParent()) && HELD_BY_THIS_PROCESS.contains(real(file));
    }

    private static Optional<StageLock> lockedByTheSystem(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new StageLock(file, channel));
    }

    private static Path real(Path file) throws IOException {
        return file.getParent().toRealPath().resolve(file.getFileName());
    }

    /** Gives the lock back. A second call does nothing. */
    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            try {
                channel.close();
            } finally {
                HELD_BY_THIS_PROCESS.remove(file);
            }
        }
    }
}
