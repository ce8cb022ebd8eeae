package counterpoise.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Another Java process that uses a store. It says on its output what it has done, and goes on when a line comes in.
 */
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    private StoreProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static StoreProcess start(Path root, String action, String argument) throws IOException {
        return new StoreProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        root.toString(),
                        action,
                        argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void expect(String line) throws IOException {
        assertThat(line()).isEqualTo(line);
    }

    String line() throws IOException {
        return lines.readLine();
    }

    /** Lets it go on. */
    void proceed() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    int end() throws InterruptedException {
        return process.waitFor();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
    }

    /** The other process: {@code ROOT ACTION ARGUMENT}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Store store = new Store(Path.of(arguments[0]));
        switch (arguments[1]) {
            case "lock" -> lock(store, arguments[2]);
            case "write" -> write(store, arguments[2]);
            case "compute" -> compute(store, arguments[2]);
            case "commit" -> commit(store, arguments[2]);
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private static void lock(Store store, String key) throws IOException {
        StageLock lock = store.tryLock(key).orElseThrow();
        try (lock) {
            say("locked");
            waitForALine();
        }
        say("released");
        waitForALine();
    }

    /** Holds the lock and a half-written stage until it is killed. */
    private static void write(Store store, String text) throws IOException {
        StageLock lock = store.tryLock(TestStages.key(text)).orElseThrow();
        try (lock;
                StageWriter writer = store.begin(TestStages.key(text))) {
            Files.writeString(writer.file("result.txt"), "half");
            say("written");
            waitForALine();
        }
    }

    /** Does what a worker does: computes the stage unless another has meanwhile. */
    private static void compute(Store store, String text) throws IOException, InterruptedException {
        String key = TestStages.key(text);
        say("ready");
        waitForALine();
        StageLock lock = StageLock.acquire(new StoreLayout(store.root()).lock(key), waited -> {});
        try (lock) {
            boolean found = store.find(key).isPresent();
            if (!found) {
                TestStages.put(
                        store, text, Long.toString(ProcessHandle.current().pid()));
            }
            say(found ? "found" : "computed");
        }
    }

    /** Commits without a lock, as on a file system that has none. */
    private static void commit(Store store, String text) throws IOException {
        try (StageWriter writer = store.begin(TestStages.key(text))) {
            Files.writeString(
                    writer.file("result.txt"),
                    Long.toString(ProcessHandle.current().pid()));
            say("ready");
            waitForALine();
            say(Files.readString(writer.commit(TestStages.record(text)).path("result.txt")));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void waitForALine() throws IOException {
        assertThat(System.in.read()).isEqualTo('\n');
    }
}
