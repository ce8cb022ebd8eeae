package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionTest {

    private Path folder;
    private SocketChannel here;
    private SocketChannel there;
    private Connection coordinator;
    private Connection worker;

    @BeforeEach
    void connect() throws IOException {
        // A socket's path must be short; that of a test's own folder may not be.
        folder = Files.createTempDirectory("cp");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            here = SocketChannel.open(address);
            there = server.accept();
        }
        coordinator = new Connection(here);
        worker = new Connection(there);
    }

    @AfterEach
    void disconnect() throws IOException {
        coordinator.close();
        worker.close();
        Files.deleteIfExists(folder.resolve("s"));
        Files.deleteIfExists(folder);
    }

    static List<Message> messages() {
        Stage subset = TestStages.stage(StageKind.SUBSET, "subset");
        Stage training = new Stage(
                StageKind.TRAINING,
                "key",
                "{\"stage\":\"training\"}",
                TestStages.stage(StageKind.TRAINING, "text", subset).inputs(),
                "{\"name\":\"größe\"}",
                true,
                Optional.of("/data/images"));
        return List.of(
                new Message.Run(training, 2, true, "run-1", 0),
                new Message.Run(subset, 1, false, "run-1", 90),
                new Message.Ready("2.7.1", ""),
                new Message.Elsewhere(),
                new Message.Begun(List.of("dataset shapes", "loss ce")),
                new Message.Begun(List.of()),
                new Message.Ending("oversampler eos"),
                new Message.Progress(0.25, "epoch 3/200, loss 1.2340, 760 images/s"),
                new Message.Warning("two\nlines, \"quoted\", 100 % größer"),
                new Message.Done(true, 512.5),
                new Message.Done(false, Double.NaN),
                new Message.Failed("a sentence", "a\n\ttrace\n", true, true),
                new Message.Failed("no memory", "", false, false));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void carriesEveryMessageUnchanged(Message message) throws IOException {
        coordinator.send(message);
        assertThat(worker.receive()).contains(message);
        worker.send(message);
        assertThat(coordinator.receive()).contains(message);
    }

    @Test
    void carriesEveryKindOfMessageInTheTestAbove() {
        List<Class<?>> kinds =
                messages().stream().<Class<?>>map(Message::getClass).distinct().toList();
        assertThat(kinds).containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
    }

    @Test
    void keepsMessagesOfManyThreadsApart() throws Exception {
        int threads = 4;
        int each = 200;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> sending = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Message message = new Message.Warning(
                        String.valueOf((char) ('a' + thread)).repeat(5000));
                sending.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        worker.send(message);
                    }
                    return null;
                }));
            }
            int[] received = new int[threads];
            for (int i = 0; i < threads * each; i++) {
                String text = ((Message.Warning) coordinator.receive().orElseThrow()).message();
                assertThat(text).hasSize(5000).matches("(.)\\1*");
                received[text.charAt(0) - 'a']++;
            }
            assertThat(Arrays.stream(received)).containsOnly(each);
            for (Future<?> future : sending) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void tellsThatTheOtherSideHasEnded() throws IOException {
        worker.send(new Message.Elsewhere());
        worker.close();
        assertThat(coordinator.receive()).contains(new Message.Elsewhere());
        assertThat(coordinator.receive()).isEmpty();
    }

    @Test
    void canBeClosedWhileItIsRead() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Message>> reading = pool.submit(() -> coordinator.receive());
            coordinator.close();
            assertThatThrownBy(reading::get).hasCauseInstanceOf(IOException.class);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() throws IOException {
        write("{\"type\":\"ready\",\"libtorch\":\"2.7.1\",\"layout\":\"\",\"later\":1}\n");
        assertThat(coordinator.receive()).contains(new Message.Ready("2.7.1", ""));
    }

    @Test
    void refusesWhatIsNoMessage() throws IOException {
        write("[W123 torch] a native library prints\n");
        assertThatThrownBy(() -> coordinator.receive()).isInstanceOf(IOException.class);
    }

    private void write(String line) throws IOException {
        there.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
}
