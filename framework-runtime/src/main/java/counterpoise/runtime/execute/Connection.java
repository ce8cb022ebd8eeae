package counterpoise.runtime.execute;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** One end of the line between coordinator and worker. May be written to by several threads, read by one. */
final class Connection implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SocketChannel channel;
    private final BufferedReader reader;
    private final Object writing = new Object();

    Connection(SocketChannel channel) {
        this.channel = channel;
        this.reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    /** Sends a message. */
    void send(Message message) throws IOException {
        byte[] line =
                (JSON.writerFor(Message.class).writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (writing) {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /** Waits for the next message; empty when the other side has ended. */
    Optional<Message> receive() throws IOException {
        String line = reader.readLine();
        return line == null ? Optional.empty() : Optional.of(JSON.readValue(line, Message.class));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
