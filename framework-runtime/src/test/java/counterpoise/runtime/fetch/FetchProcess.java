package counterpoise.runtime.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;

/** Another Java process that fetches one archive into several folders, one after the other, and says how it went. */
final class FetchProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    private FetchProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static FetchProcess start(String address, DataFile archive, DataFile images, List<Path> folders)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FetchProcess.class.getName(),
                address,
                Long.toString(archive.bytes().orElseThrow()),
                archive.sha256().orElseThrow(),
                images.sha256().orElseThrow()));
        folders.forEach(folder -> command.add(folder.toString()));
        return new FetchProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void expect(String line) throws IOException {
        assertThat(line()).isEqualTo(line);
    }

    String line() throws IOException {
        return lines.readLine();
    }

    /** Lets it begin. */
    void proceed() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The other process: {@code ADDRESS BYTES SHA256 SHA256-OF-THE-IMAGES FOLDER...}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataFile archive =
                new DataFile("data.tar.gz", OptionalLong.of(Long.parseLong(arguments[1])), Optional.of(arguments[2]));
        DataSource source = new DataSource(
                Optional.empty(),
                "official",
                List.of(new DataFile("images.bin", OptionalLong.empty(), Optional.of(arguments[3]))),
                List.of(),
                "Ask.",
                List.of(new Download(URI.create(arguments[0] + "data.tar.gz"), archive, Packing.TAR_GZ)));
        say("ready");
        assertThat(System.in.read()).isEqualTo('\n');
        for (String folder : List.of(arguments).subList(4, arguments.length)) {
            say(fetch(source, Path.of(folder)));
        }
    }

    private static String fetch(DataSource source, Path folder) throws InterruptedException {
        FetchListener silent = new FetchListener() {
            @Override
            public void progress(String file, long bytes, OptionalLong total) {}

            @Override
            public void say(String sentence) {}
        };
        try {
            return new DatasetFetch("toy", source, folder, Optional.empty(), silent)
                            .fetch()
                            .wasThere()
                    ? "found"
                    : "fetched";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
