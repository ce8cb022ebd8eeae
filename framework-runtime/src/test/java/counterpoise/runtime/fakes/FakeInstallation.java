package counterpoise.runtime.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import counterpoise.api.Plugin;
import counterpoise.runtime.config.Cell;
import counterpoise.runtime.config.ConfigurationLoader;
import counterpoise.runtime.config.ExperimentBinder;
import counterpoise.runtime.config.SweepBinder;
import counterpoise.runtime.plugin.PluginCatalogue;

/** An installation with the fakes for plugins, in a folder of the test's. */
public final class FakeInstallation {

    private static final List<Class<?>> PLUGINS = List.of(
            FakeDatasets.Toy.class,
            FakeDatasets.Filed.class,
            FakeDatasets.Pictures.class,
            FakeDatasets.Vectors.class,
            FakeDatasets.Nothing.class,
            FakeArchitectures.Net.class,
            FakeLosses.Ce.class,
            FakeLosses.Asl.class,
            FakeLosses.Focal.class,
            FakeLosses.Ldam.class,
            FakeOversamplers.None.class,
            FakeOversamplers.Smote.class,
            FakeOversamplers.Border.class,
            FakeOversamplers.Machine.class,
            FakeOversamplers.Eos.class,
            FakeOversamplers.Painter.class,
            FakeOversamplers.Mixer.class,
            FakeMetrics.Bac.class,
            FakeMetrics.Fm.class);

    private final Path folder;
    private final PluginCatalogue catalogue;

    /** Lays the plugins out in {@code folder}, and loads them. */
    public FakeInstallation(Path folder) throws IOException {
        this.folder = folder;
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        pack(plugins.resolve("fakes.jar"));
        this.catalogue = PluginCatalogue.load(List.of(plugins));
    }

    private static void pack(Path jar) throws IOException {
        String home = FakePlugin.class.getPackageName().replace('.', '/');
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> classes = Files.list(classFolder())) {
            for (Path file : classes.sorted().toList()) {
                out.putNextEntry(new JarEntry(home + "/" + file.getFileName()));
                Files.copy(file, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + Plugin.class.getName()));
            String lines = PLUGINS.stream().map(Class::getName).collect(Collectors.joining("\n"));
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path classFolder() throws IOException {
        String name = FakePlugin.class.getSimpleName() + ".class";
        try (InputStream present = FakePlugin.class.getResourceAsStream(name)) {
            if (present == null) {
                throw new IOException("the fakes have not been compiled");
            }
        }
        return Path.of(FakePlugin.class.getResource(name).getPath()).getParent();
    }

    /** Its plugins. */
    public PluginCatalogue catalogue() {
        return catalogue;
    }

    /** The cells of a configuration, which begins with {@code experiment}'s plain values and may be followed by more. */
    public List<Cell> cells(String hocon) throws IOException {
        Path file = folder.resolve("test.conf");
        Files.writeString(file, PLAIN + hocon);
        ConfigurationLoader loader = new ConfigurationLoader(folder, folder);
        SweepBinder sweeps = new SweepBinder(new ExperimentBinder(catalogue), loader.places());
        return sweeps.cells(loader.load("test.conf", List.of()), List.of());
    }

    /** What every configuration of these tests begins with. */
    public static final String PLAIN =
            """
            experiment {
              name = test, dataset.plugin = toy, architecture.plugin = net, metrics = [bac, fm]
              training { epochs = 20, batch-size = 64 }
            }
            """;
}
