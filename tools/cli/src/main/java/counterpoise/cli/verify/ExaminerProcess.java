package counterpoise.cli.verify;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import counterpoise.runtime.execute.WorkerJvm;
import counterpoise.runtime.run.RequestException;

/** A process that examines plugins, seen from the command. Closing it ends the process. */
final class ExaminerProcess implements AutoCloseable {

    /** Until it has called back, before it loads an engine or a plugin. */
    private static final Duration CALL = Duration.ofMinutes(2);

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(20);
    private static final long PATIENCE_MILLIS = 20;

    /** The laws try networks on a few small images: more threads would wait for each other longer than they compute. */
    private static final int THREADS = 1;

    private final Process process;
    private final Line line;
    private final LastWords output;
    private final LinkedBlockingQueue<Optional<Finding>> findings = new LinkedBlockingQueue<>();

    private ExaminerProcess(Process process, Line line, LastWords output) {
        this.process = process;
        this.line = line;
        this.output = output;
        Thread reader = new Thread(this::read, "examiner");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process and waits until it has called back.
     *
     * @param first the number of the plugin to begin with
     * @param assignments options that the command line assigns
     * @throws IOException if it ends before it does, or takes too long
     */
    static ExaminerProcess start(Path shipped, Path source, int first, List<String> assignments)
            throws IOException, InterruptedException {
        // A socket's path must be short, so it lies in the folder for temporary files.
        Path folder = Files.createTempDirectory("counterpoise");
        Path socket = folder.resolve("examiner");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            List<String> arguments = new ArrayList<>();
            arguments.addAll(List.of(socket.toString(), shipped.toString(), source.toString(), String.valueOf(first)));
            arguments.addAll(assignments);
            Process process = launch(arguments);
            LastWords output = LastWords.of(process.getInputStream());
            return new ExaminerProcess(process, new Line(accept(server, process, output)), output);
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private static Process launch(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(WorkerJvm.options(THREADS));
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(ExaminerMain.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(THREADS));
        builder.redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        return builder.start();
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process, LastWords output)
            throws IOException, InterruptedException {
        server.configureBlocking(false);
        long begun = System.nanoTime();
        try {
            while (process.isAlive() && System.nanoTime() - begun < CALL.toNanos()) {
                SocketChannel channel = server.accept();
                if (channel != null) {
                    return channel;
                }
                Thread.sleep(PATIENCE_MILLIS);
            }
            if (process.isAlive()) {
                throw new IOException("The process that examines plugins had not begun after %d s; it said: %s"
                        .formatted(CALL.toSeconds(), output.text()));
            }
            throw new IOException("The process that examines plugins ended with exit code %d before it began; it said:"
                            .formatted(process.exitValue())
                    + " " + output.text());
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void read() {
        try {
            Optional<Finding> finding = line.receive();
            while (finding.isPresent()) {
                findings.add(finding);
                finding = line.receive();
            }
        } catch (IOException e) {
            // As good as an end.
        }
        findings.add(Optional.empty());
    }

    /**
     * The next finding.
     *
     * @throws StoppedException if there comes none in {@code patience}, or the process has ended; the message says so
     * @throws RequestException if it says that nothing can be examined
     */
    Finding next(Duration patience) throws StoppedException, InterruptedException {
        Optional<Finding> finding = findings.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (finding == null) {
            throw new StoppedException(("it had not come to an end after %d s, and was at %s; if it does not hang, give"
                            + " it more time by --timeout, or less to do by options (KEY=VALUE)")
                    .formatted(patience.toSeconds(), place()));
        }
        if (finding.isEmpty()) {
            throw new StoppedException("it ended the process: " + howItEnded());
        }
        if (finding.get() instanceof Finding.Unable unable) {
            throw new RequestException(unable.sentence());
        }
        if (finding.get() instanceof Finding.Ending) {
            throw new StoppedException(
                    "it ended the Java machine (exit code %s), as System.exit does; throw an exception"
                                    .formatted(exitCode())
                            + " instead");
        }
        return finding.get();
    }

    private String place() throws InterruptedException {
        try {
            line.send(new Finding.Where());
        } catch (IOException e) {
            // It ends at this moment; there will be no answer.
        }
        Optional<Finding> answer = findings.poll(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        return answer != null && answer.isPresent() && answer.get() instanceof Finding.At at
                ? at.frame()
                : "a place that it does not tell";
    }

    private String howItEnded() throws InterruptedException {
        String said = output.text();
        return "exit code %s%s%s".formatted(exitCode(), said.isEmpty() ? "" : "; its last words: ", said);
    }

    /** Above 128 it is the number of a signal. */
    private String exitCode() throws InterruptedException {
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            return "none yet";
        }
        return switch (process.exitValue()) {
            case 137 -> "137, killed, as the system does when memory runs out";
            case 134, 135, 136, 139 -> process.exitValue() + ", a crash in native code";
            default -> String.valueOf(process.exitValue());
        };
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        line.close();
    }
}
