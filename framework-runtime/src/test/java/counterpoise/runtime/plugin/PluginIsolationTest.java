package counterpoise.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import ai.djl.engine.EngineProvider;
import com.google.inject.Injector;
import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;
import counterpoise.api.oversampler.Oversampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class PluginIsolationTest {

    @TempDir
    private Path folder;

    @Test
    void seesThePlatformAndTheSharedPackagesOnly() throws Exception {
        TestPluginJar.at(folder.resolve("one.jar"))
                .oversampler("example.One", "one")
                .write();
        TestPluginJar.at(folder.resolve("two.jar"))
                .oversampler("example.Two", "two")
                .write();
        ClassLoader one = catalogue().oversampler("one").loader();

        assertThat(one.loadClass(Plugin.class.getName())).isSameAs(Plugin.class);
        assertThat(one.loadClass(EngineProvider.class.getName())).isSameAs(EngineProvider.class);
        assertThat(one.loadClass(Logger.class.getName())).isSameAs(Logger.class);
        assertThatCode(() -> one.loadClass("java.sql.Connection")).doesNotThrowAnyException();
        for (String hidden : List.of(PluginCatalogue.class.getName(), Injector.class.getName(), "example.Two")) {
            assertThatThrownBy(() -> one.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void seesItsOwnResourcesAndThoseOfTheSharedPackages() throws Exception {
        TestPluginJar.at(folder.resolve("one.jar"))
                .oversampler("example.One", "one")
                .file("settings.txt", "mine")
                .write();
        ClassLoader loader = catalogue().oversampler("one").loader();
        String hidden = PluginCatalogue.class.getName().replace('.', '/') + ".class";

        assertThat(loader.getResource("settings.txt")).isNotNull();
        assertThat(Collections.list(loader.getResources("settings.txt"))).hasSize(1);
        assertThat(loader.getResource("counterpoise/api/Plugin.class")).isNotNull();
        assertThat(Collections.list(loader.getResources("counterpoise/api/Plugin.class")))
                .isNotEmpty();
        assertThat(loader.getResource(hidden)).isNull();
        assertThat(Collections.list(loader.getResources(hidden))).isEmpty();
        assertThat(loader.getResource("com/google/inject/Injector.class")).isNull();
    }

    @Test
    void findsDjlsEnginesThroughThePluginsLoaderToo() throws Exception {
        TestPluginJar.at(folder.resolve("one.jar"))
                .oversampler("example.One", "one")
                .write();
        ClassLoader loader = catalogue().oversampler("one").loader();
        String services = "META-INF/services/ai.djl.engine.EngineProvider";

        assertThat(Collections.list(loader.getResources(services)))
                .isNotEmpty()
                .isEqualTo(Collections.list(getClass().getClassLoader().getResources(services)));
    }

    @Test
    void givesEachPluginItsOwnVersionOfALibrary() throws IOException {
        for (String version : List.of("first", "second")) {
            Path library = TestPluginJar.at(folder.resolve(version + "/library.jar"))
                    .source(
                            "library.Version",
                            "package library; public class Version { public static String text() { return \"" + version
                                    + "\"; } }")
                    .write();
            TestPluginJar.at(folder.resolve(version + "/plugin.jar"))
                    .library(library)
                    .plugin(TestSource.oversampler("example.Same", version).saying("library.Version.text()"))
                    .write();
        }

        assertThat(create("first")).hasToString("first");
        assertThat(create("second")).hasToString("second");
    }

    @Test
    void setsTheContextLoaderAroundConstructionAndCreation() throws IOException {
        String context = "String.valueOf(Thread.currentThread().getContextClassLoader())";
        TestPluginJar.at(folder.resolve("one.jar"))
                .plugin(TestSource.oversampler("example.One", "one")
                        .withMembers("private final String made = " + context + ";")
                        .with("return new Oversampler", "String created = " + context + "; return new Oversampler")
                        .saying("made + \" and \" + created"))
                .write();
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        String plugin = "plugin " + folder.toRealPath().resolve("one.jar");
        assertThat(create("one")).hasToString(plugin + " and " + plugin);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void makesAProductFromItsOptions() throws IOException {
        TestPluginJar.at(folder.resolve("one.jar"))
                .oversampler("example.One", "one")
                .write();

        assertThat(create("one")).hasToString("k=7");
    }

    @Test
    void refusesOptionsOfAnotherPlugin() throws IOException {
        TestPluginJar.at(folder.resolve("one.jar"))
                .oversampler("example.One", "one")
                .write();

        assertThatThrownBy(() -> catalogue().oversampler("one").create(new OtherOptions()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("oversampler one", "example.One$Options", "OtherOptions");
    }

    @Test
    void namesThePluginThatFailsToCreate() throws IOException {
        TestPluginJar.at(folder.resolve("one.jar"))
                .plugin(TestSource.oversampler("example.One", "one")
                        .with(
                                "return new Oversampler",
                                "if (true) throw new IllegalStateException(\"no luck\");" + " return new Oversampler"))
                .plugin(TestSource.oversampler("example.Two", "two")
                        .with("return new Oversampler", "if (true) return null; return new Oversampler"))
                .plugin(TestSource.oversampler("example.Three", "three")
                        .with(
                                "return new Oversampler",
                                "if (true) throw new Error(\"not written yet\"); return new Oversampler"))
                .write();

        assertThatThrownBy(() -> create("one"))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll("oversampler one of ", "one.jar", "IllegalStateException: no luck");
        assertThatThrownBy(() -> create("two"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("its create() returned null");
        assertThatThrownBy(() -> create("three"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("its create() threw java.lang.Error: not written yet.");
    }

    private record OtherOptions() {}

    private PluginCatalogue catalogue() {
        return PluginCatalogue.load(List.of(folder));
    }

    private Oversampler create(String name) {
        PluginEntry<Oversampler> entry = catalogue().oversampler(name);
        assertThat(entry.kind()).isEqualTo(PluginKind.OVERSAMPLER);
        try {
            Constructor<? extends Record> constructor = entry.optionsType().getDeclaredConstructor(int.class);
            return entry.create(constructor.newInstance(7));
        } catch (ReflectiveOperationException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
