package counterpoise.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Plugins as many third parties would write them: an over-sampler each, with options, in a jar of its own. */
final class ThirdPartyJars {

    /** The plugins' names begin so; a number follows. */
    static final String NAME = "third-party-";

    private static final String SOURCE =
            """
            package vendor%1$d;

            import counterpoise.api.Option;
            import counterpoise.api.oversampler.Oversampler;
            import counterpoise.api.oversampler.OversamplerPlugin;

            public class Sampler implements OversamplerPlugin<Sampler.Options> {
                public record Options(
                        @Option(value = "Neighbours.", defaultValue = "5", range = "[1, )") int k,
                        @Option(value = "How far.", defaultValue = "0.5", range = "[0, 1]") double reach) {}

                @Override public String name() { return "%2$s%1$d"; }
                @Override public String summary() { return "Adds nothing."; }
                @Override public Class<Options> optionsType() { return Options.class; }
                @Override public Oversampler create(Options options) { return (train, context, sink) -> {}; }
            }
            """;

    private ThirdPartyJars() {}

    /**
     * Writes {@code count} jars.
     *
     * @param folder is made
     * @param libraries the class path to compile against
     * @throws IOException if they cannot be written or compiled, with what the compiler said
     */
    static void write(Path folder, int count, String libraries) throws IOException {
        try (Scratch scratch = Scratch.create()) {
            List<Path> sources = new ArrayList<>();
            for (int vendor = 0; vendor < count; vendor++) {
                Path source = scratch.folder().resolve("sources/vendor" + vendor + "/Sampler.java");
                Files.createDirectories(source.getParent());
                sources.add(Files.writeString(source, SOURCE.formatted(vendor, NAME)));
            }
            Path classes = Files.createDirectory(scratch.folder().resolve("classes"));
            compile(sources, libraries, classes);
            Files.createDirectories(folder);
            for (int vendor = 0; vendor < count; vendor++) {
                pack(classes, "vendor" + vendor, folder.resolve("vendor" + vendor + ".jar"));
            }
        }
    }

    private static void compile(List<Path> sources, String libraries, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("there is no Java compiler to make plugins with; use a JDK, not a JRE");
        }
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("--release", "17", "-proc:none", "-classpath", libraries, "-d", classes.toString());
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IOException("the plugins do not compile:%n%s".formatted(messages));
            }
        }
    }

    private static void pack(Path classes, String vendor, Path jar) throws IOException {
        List<Path> compiled;
        try (Stream<Path> files = Files.list(classes.resolve(vendor))) {
            compiled = files.sorted().toList();
        }
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path one : compiled) {
                zip.putNextEntry(new ZipEntry(vendor + "/" + one.getFileName()));
                Files.copy(one, zip);
            }
            zip.putNextEntry(new ZipEntry("META-INF/services/counterpoise.api.Plugin"));
            zip.write((vendor + ".Sampler\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
