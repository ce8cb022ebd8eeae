package counterpoise.runtime.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import counterpoise.runtime.plan.Stage;

/** Workers that are threads, and answer orders as a test says. */
final class FakeWorkers implements Worker.Starter {

    /** In an answer: the worker ends at this point, as by a crash. */
    static final Message DEATH = new Message.Warning("dead");

    private final Message first;
    private final BiFunction<Integer, Stage, List<Message>> answers;
    private final List<Long> timeouts = new CopyOnWriteArrayList<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private int started;

    /** Workers that answer by their number, from 1, and the stage they are to do. */
    FakeWorkers(BiFunction<Integer, Stage, List<Message>> answers) {
        this(new Message.Ready("2.7.1", ""), answers);
    }

    /** Workers that begin with the message {@code first}. */
    FakeWorkers(Message first, BiFunction<Integer, Stage, List<Message>> answers) {
        this.first = first;
        this.answers = answers;
    }

    /** What all of them were asked to do: {@code 1: first}, by worker and the text of the stage. */
    List<String> orders() {
        return orders;
    }

    /** For how many seconds each order lets its stage show no progress. */
    List<Long> timeouts() {
        return timeouts;
    }

    @Override
    public synchronized Worker start(int slot) throws IOException {
        started++;
        Path folder = Files.createTempDirectory("cp");
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Connection inside = new Connection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
            Connection outside = new Connection(server.accept());
            int number = started;
            Thread thread = new Thread(() -> work(number, inside), "worker " + number);
            thread.setDaemon(true);
            thread.start();
            return new FakeWorker(outside, number);
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private void work(int number, Connection connection) {
        try (connection) {
            if (first == DEATH) {
                return;
            }
            connection.send(first);
            Optional<Message> order = connection.receive();
            while (order.isPresent()) {
                Message.Run run = (Message.Run) order.get();
                Stage stage = run.stage();
                timeouts.add(run.timeoutSeconds());
                orders.add("%d: %s".formatted(number, stage.keyText()));
                for (Message message : answers.apply(number, stage)) {
                    if (message == DEATH) {
                        return;
                    }
                    connection.send(message);
                }
                order = connection.receive();
            }
        } catch (IOException e) {
            // Closed by the coordinator.
        }
    }

    private record FakeWorker(Connection connection, long pid) implements Worker {

        @Override
        public String exitCode() {
            return "139";
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
