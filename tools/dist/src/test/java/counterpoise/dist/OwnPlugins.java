package counterpoise.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Over-samplers of a user's own, compiled against the folder that is shipped, as a user would. */
final class OwnPlugins {

    private static final String OVERSAMPLER =
            """
            package own;

            import counterpoise.api.Samples;
            import counterpoise.api.oversampler.*;

            public class CLASS implements OversamplerPlugin<CLASS.None>, Oversampler {
                public record None() {}

                @Override public String name() { return "NAME"; }
                @Override public String summary() { return "An over-sampler of a user's own."; }
                @Override public Class<None> optionsType() { return None.class; }
                @Override public Oversampler create(None options) { return this; }

                @Override public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
                    int[] wanted = context.requested();
                    WORK
                }
            }
            """;

    private final Map<String, String> works = new TreeMap<>();

    /** Adds an over-sampler; {@code work} is the rest of its method, after {@code int[] wanted}. */
    OwnPlugins with(String name, String work) {
        works.put(name, work);
        return this;
    }

    /** Compiles all of them into one jar. */
    void write(Path jar) throws IOException {
        Path sources = Files.createTempDirectory("own-sources");
        Path classes = Files.createTempDirectory("own-classes");
        for (Map.Entry<String, String> work : works.entrySet()) {
            String text = OVERSAMPLER
                    .replace("CLASS", className(work.getKey()))
                    .replace("NAME", work.getKey())
                    .replace("WORK", work.getValue());
            Files.writeString(sources.resolve(className(work.getKey()) + ".java"), text);
        }
        Jars.compile(Folders.files(sources), List.of(), classes);
        Path services = classes.resolve("META-INF/services/counterpoise.api.Plugin");
        Files.createDirectories(services.getParent());
        Files.writeString(
                services,
                works.keySet().stream().map(name -> "own." + className(name)).collect(Collectors.joining("\n")));
        Jars.pack(classes, jar);
        Folders.delete(sources);
        Folders.delete(classes);
    }

    private static String className(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
