package counterpoise.runtime.execute;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own. Closing it ends the process. */
final class WorkerProcess implements Worker {

    private static final long PATIENCE_MILLIS = 200;
    private static final long GRACE_SECONDS = 5;

    /**
     * Ctrl-C goes to every process of a terminal. The coordinator ends its workers itself; one that ended by itself
     * would look lost, and be replaced.
     */
    private static final List<String> IGNORING_INTERRUPTS = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /**
     * How often a thread of libtorch looks for work before it sleeps; libgomp's own default is 15 times as often. Costs
     * a training on two idle cores 2 to 3 % of its speed, and keeps it from running at a quarter of it where other
     * programs share the cores.
     */
    private static final String SPINS = "20000";

    private final Process process;
    private final Connection connection;

    private WorkerProcess(Process process, Connection connection) {
        this.process = process;
        this.connection = connection;
    }

    /**
     * Starts a worker and waits until it has called back.
     *
     * @throws IOException if it ends before it does; the message names its log
     */
    static WorkerProcess start(int slot, ExecutionSettings settings) throws IOException {
        Files.createDirectories(settings.logs());
        Path log = settings.logs().resolve("worker-%d.log".formatted(slot));
        // A socket's path must be short, so it lies in the folder for temporary files rather than among the results.
        Path folder = Files.createTempDirectory("counterpoise");
        Path socket = folder.resolve("worker");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Process process = launch(slot, settings, socket, log);
            try {
                return new WorkerProcess(process, new Connection(accept(server, process, log)));
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private static Process launch(int slot, ExecutionSettings settings, Path socket, Path log) throws IOException {
        int threads = settings.workers().threads();
        List<String> command = new ArrayList<>(IGNORING_INTERRUPTS);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(WorkerJvm.options(threads));
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(WorkerMain.class.getName());
        command.add(socket.toString());
        command.add(settings.store().toAbsolutePath().toString());
        command.add(settings.workers().device(slot));
        settings.pluginFolders()
                .forEach(folder -> command.add(folder.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        builder.environment().putIfAbsent("GOMP_SPINCOUNT", SPINS);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(new File("/dev/null"));
        return builder.start();
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process, Path log) throws IOException {
        server.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (process.isAlive()) {
                if (selector.select(PATIENCE_MILLIS) > 0) {
                    return server.accept();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("the run was stopped while a worker began");
                }
            }
        }
        throw new IOException("a worker ended with exit code %s before it began; see %s"
                .formatted(explained(process.exitValue()), log));
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public String exitCode() {
        try {
            return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS) ? explained(process.exitValue()) : "none yet";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    /** Above 128 it is the number of a signal. */
    static String explained(int exitCode) {
        return switch (exitCode) {
            case 137 -> "137 (killed, as the system does when memory runs out)";
            case 134, 135, 136, 139 -> exitCode + " (crashed in native code)";
            default -> String.valueOf(exitCode);
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
