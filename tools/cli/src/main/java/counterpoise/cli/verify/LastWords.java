package counterpoise.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The last of what a process prints. Reads all of it, so that the process never waits, and keeps little. */
final class LastWords {

    private static final int KEPT_BYTES = 2000;
    private static final int KEPT_LINES = 10;

    /** What a process that has ended has printed is read by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final byte[] kept = new byte[KEPT_BYTES];
    private final Thread reader;
    private int count;

    private LastWords(InputStream output) {
        reader = new Thread(() -> read(output), "examiner-output");
        reader.setDaemon(true);
    }

    /** Begins to read {@code output}, to its end. */
    static LastWords of(InputStream output) {
        LastWords words = new LastWords(output);
        words.reader.start();
        return words;
    }

    private void read(InputStream output) {
        byte[] block = new byte[KEPT_BYTES];
        try (output) {
            for (int read = output.read(block); read >= 0; read = output.read(block)) {
                append(block, read);
            }
        } catch (IOException e) {
            // As good as an end: the process was destroyed.
        }
    }

    private synchronized void append(byte[] block, int length) {
        int dropped = Math.max(0, count + length - KEPT_BYTES);
        System.arraycopy(kept, dropped, kept, 0, count - dropped);
        System.arraycopy(block, 0, kept, count - dropped, length);
        count += length - dropped;
    }

    /** The last lines, parted by bars; all of them if the process has ended. */
    String text() throws InterruptedException {
        reader.join(PATIENCE.toMillis());
        String all;
        synchronized (this) {
            all = new String(kept, 0, count, StandardCharsets.UTF_8);
        }
        String[] lines = all.strip().split("\\R");
        return Arrays.stream(lines).skip(Math.max(0, lines.length - KEPT_LINES)).collect(Collectors.joining(" | "));
    }
}
