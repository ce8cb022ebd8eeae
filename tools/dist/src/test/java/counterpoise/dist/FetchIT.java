package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import counterpoise.dist.Program.Finished;
import counterpoise.dist.Program.Running;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetches from a server on this machine. */
class FetchIT {

    private static final String ARCHIVE = "/mirror/cifar-10-binary.tar.gz";

    @TempDir
    private Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean holds;
    private HttpServer server;
    private byte[] archive;
    private String mirror;
    private Map<String, String> published;

    @BeforeEach
    void publish() throws IOException {
        Path original = folder.resolve("original/cifar-10-batches-bin");
        CifarFiles.write(original, 2);
        published = Folders.contents(original);
        archive = packed(original);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        mirror = "http://127.0.0.1:%d/mirror/".formatted(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void fetchesOnceAndVerifiesAfterwards() throws IOException {
        Finished first = fetch("verify-checksums=false", "--from", mirror).succeeded();
        assertThat(first.out())
                .startsWith("cifar10 is in data/cifar-10-batches-bin now\n")
                .contains("  test_batch.bin: not verified, as neither size nor checksum is asked of it\n");
        assertThat(Folders.contents(folder.resolve("data/cifar-10-batches-bin")))
                .isEqualTo(published);
        assertThat(namesIn("data")).containsExactly(".fetch-cifar10.lock", "cifar-10-batches-bin");

        Finished again = fetch("experiment.dataset.cifar10.verify-checksums=false", "--from", mirror)
                .succeeded();
        assertThat(again.out()).startsWith("cifar10 is there already, in data/cifar-10-batches-bin\n");
        assertThat(requests).containsExactly(ARCHIVE);

        // They are small, and so not the official ones; but they are the user's now.
        Finished official = fetch("--from", mirror);
        assertThat(official.exitCode()).isEqualTo(2);
        assertThat(official.err())
                .contains("data_batch_1.bin of dataset cifar10 has 61460 bytes, but should have 30730000");
        assertThat(Folders.contents(folder.resolve("data/cifar-10-batches-bin")))
                .isEqualTo(published);
    }

    @Test
    void refusesWhatIsNotTheOfficialArchive() throws IOException {
        Finished finished = fetch("--from", mirror, "--data", "elsewhere");
        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.err())
                .contains("%scifar-10-binary.tar.gz has %d bytes, but cifar-10-binary.tar.gz should have 170052171"
                        .formatted(mirror, archive.length))
                .doesNotContain("Exception", "\tat ");
        assertThat(folder.resolve("elsewhere/cifar-10-batches-bin")).doesNotExist();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void saysThatNothingLiesThere() throws IOException {
        Finished finished = fetch("--from", mirror + "nothing.tar.gz");
        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.err())
                .contains("there is no such file (404); name another address with --from.")
                .doesNotContain("Exception", "\tat ");
        assertThat(finished.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fetch                                        | Missing required parameter: 'DATASET'
                    fetch cifar1                                 | There is no dataset cifar1; did you mean cifar10
                    fetch shapes                                 | Dataset shapes is not made of files
                    fetch cifar10 verify-checksum=false          | did you mean verify-checksums?
                    fetch cifar10 verify-checksums               | needs KEY=VALUE
                    fetch cifar10 --from ftp://example.org/      | needs an address that begins with http:// or https://
                    fetch svhn --from http://example.org/one.mat | dataset svhn has 2 files
                    """)
    void refusesAWrongCommand(String arguments, String said) throws IOException {
        Finished finished = Program.in(folder).run(arguments.split(" "));
        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err()).contains(said).doesNotContain("\tat ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void goesOnAfterAnInterruption() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/setsid")).as("the command setsid of Linux").isExecutable();
        holds = true;
        Running running = Program.in(folder)
                .launchedBy("setsid", "env", "--default-signal=INT")
                .start("fetch", "cifar10", "verify-checksums=false", "--from", mirror);
        Path part = folder.resolve("data/.fetch-cifar10/cifar-10-binary.tar.gz.part");
        int half = archive.length / 2;
        Polling.await("half of the archive", Duration.ofMinutes(1), () -> Optional.of(part)
                .filter(file -> Files.exists(file) && file.toFile().length() == half));
        assertThat(new ProcessBuilder(
                                "kill", "-INT", String.valueOf(running.process().pid()))
                        .start()
                        .waitFor())
                .isZero();
        Finished interrupted = running.finish();
        assertThat(interrupted.exitCode()).isEqualTo(130);
        assertThat(interrupted.err()).contains("Interrupted. The same command goes on where this one stopped.");

        holds = false;
        fetch("verify-checksums=false", "--from", mirror).succeeded();
        assertThat(Folders.contents(folder.resolve("data/cifar-10-batches-bin")))
                .isEqualTo(published);
        assertThat(requests).containsExactly(ARCHIVE, "%s bytes=%d-".formatted(ARCHIVE, half));
        assertThat(namesIn("data")).containsExactly(".fetch-cifar10.lock", "cifar-10-batches-bin");
    }

    private Finished fetch(String... arguments) {
        return Program.in(folder)
                .run(Stream.concat(Stream.of("fetch", "cifar10"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private List<String> namesIn(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(range == null ? path : path + " " + range);
            if (!path.equals(ARCHIVE)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int begin = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders().set("Last-Modified", "Sat, 01 Jan 2000 00:00:00 GMT");
            if (range != null) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes %d-%d/%d".formatted(begin, archive.length - 1, archive.length));
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, archive.length - begin);
            if (holds) {
                exchange.getResponseBody().write(archive, 0, archive.length / 2);
                exchange.getResponseBody().flush();
                held.await();
                return;
            }
            exchange.getResponseBody().write(archive, begin, archive.length - begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The folder as an archive, not compressed, so that it is large enough to come in parts. */
    private static byte[] packed(Path original) throws IOException {
        GzipParameters stored = new GzipParameters();
        stored.setCompressionLevel(Deflater.NO_COMPRESSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes, stored));
                Stream<Path> files = Files.list(original)) {
            for (Path file : files.sorted().toList()) {
                TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + file.getFileName());
                entry.setSize(Files.size(file));
                tar.putArchiveEntry(entry);
                Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
