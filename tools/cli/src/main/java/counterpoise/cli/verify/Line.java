package counterpoise.cli.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** One end of the line between examiner and command. May be written to by several threads, read by one. */
final class Line implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final SocketChannel channel;
    private final BufferedReader reader;

    Line(SocketChannel channel) {
        this.channel = channel;
        this.reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    synchronized void send(Finding finding) throws IOException {
        String text = JSON.writerFor(Finding.class).writeValueAsString(finding) + "\n";
        ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Waits for the next finding; empty when the other side has ended. */
    Optional<Finding> receive() throws IOException {
        String text = reader.readLine();
        return text == null ? Optional.empty() : Optional.of(JSON.readValue(text, Finding.class));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
