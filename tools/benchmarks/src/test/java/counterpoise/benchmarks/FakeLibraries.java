package counterpoise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The libraries of a program that takes every jar for a plugin, and the part of the API that plugins here need. */
final class FakeLibraries {

    private static final Map<String, String> SOURCES = Map.of(
            "counterpoise/api/Option",
            """
            package counterpoise.api;
            public @interface Option { String value(); String defaultValue(); String range(); }
            """,
            "counterpoise/api/oversampler/Oversampler",
            """
            package counterpoise.api.oversampler;
            public interface Oversampler { void synthesize(Object train, Object context, Object sink); }
            """,
            "counterpoise/api/oversampler/OversamplerPlugin",
            """
            package counterpoise.api.oversampler;
            public interface OversamplerPlugin<O extends Record> {
                String name();
                String summary();
                Class<O> optionsType();
                Oversampler create(O options);
            }
            """,
            "counterpoise/runtime/plugin/PluginCatalogue",
            """
            package counterpoise.runtime.plugin;
            public record PluginCatalogue(java.util.List<String> entries) {
                public static PluginCatalogue load(java.util.List<java.nio.file.Path> folders) {
                    return new PluginCatalogue(java.util.List.of(folders.get(0).toFile().list()));
                }
            }
            """);

    private FakeLibraries() {}

    static void write(Path folder) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", work.toString()));
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        try (OutputStream file = Files.newOutputStream(folder.resolve("program.jar"));
                ZipOutputStream jar = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(work)) {
            for (Path one :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                jar.putNextEntry(new ZipEntry(work.relativize(one).toString()));
                Files.copy(one, jar);
            }
        }
    }
}
