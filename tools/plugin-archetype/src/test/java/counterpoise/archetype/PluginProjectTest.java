package counterpoise.archetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import counterpoise.api.PluginKind;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The projects, each compiled and tested as Maven would do it. */
class PluginProjectTest {

    private static final String SERVICES = "META-INF/services/counterpoise.api.Plugin";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void compilesWithoutAWarningAndKeepsTheLaws(PluginKind kind) throws Exception {
        Path project = folder.resolve("project");
        new PluginProject(kind.label(), "my-own", "org.example.mine").write(project);
        Path classes = folder.resolve("classes");
        Path sources = project.resolve("src/main/java/org/example/mine");
        Path tests = project.resolve("src/test/java/org/example/mine");
        assertThat(sources.resolve("MyOwnPlugin.java")).exists();
        compile(Stream.concat(javaFiles(sources), javaFiles(tests)).toList(), classes);
        Files.createDirectories(classes.resolve(SERVICES).getParent());
        Files.copy(project.resolve("src/main/resources").resolve(SERVICES), classes.resolve(SERVICES));

        TestExecutionSummary summary = run("org.example.mine.MyOwnLawsTest", classes);

        assertThat(summary.getTotalFailureCount())
                .as(() -> summary.getFailures().stream()
                        .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                        .toList()
                        .toString())
                .isZero();
        // The 15 laws of every plugin, and more of each kind.
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(15);
    }

    /** Maven's archetype plugin generates the same projects after this and compares them. */
    @ParameterizedTest
    @EnumSource
    void preparesTheComparisonWithMaven(PluginKind kind) throws Exception {
        URL tests =
                PluginProjectTest.class.getProtectionDomain().getCodeSource().getLocation();
        Path comparison = Path.of(tests.toURI()).resolve("projects").resolve(kind.label());
        Path reference = comparison.resolve("reference");
        if (Files.exists(reference)) {
            remove(reference);
        }
        new PluginProject(kind.label(), "my-own", "org.example.mine").write(reference);
        Files.writeString(
                comparison.resolve("archetype.properties"),
                """
                groupId = org.example.mine
                artifactId = my-own
                version = 1.0-SNAPSHOT
                package = org.example.mine
                kind = %s
                pluginName = my-own
                className = MyOwn
                """
                        .formatted(kind.label()));
        // Without a goal to run in it.
        Files.writeString(comparison.resolve("goal.txt"), "");
        assertThat(reference.resolve("pom.xml")).exists();
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoPropertyToFillIn(PluginKind kind) throws IOException {
        PluginProject project = new PluginProject(kind.label(), "my-own", "org.example.mine");
        assertThat(project.files()).hasSizeGreaterThan(7).allSatisfy((path, text) -> {
            assertThat(path).doesNotContain("kinds", "__");
            if (path.equals("pom.xml")) {
                assertThat(text)
                        .contains("<artifactId>my-own</artifactId>", "<counterpoise.version>0.", "<api.version>1.")
                        .contains("<Djl-Version>${djl.version}</Djl-Version>")
                        .doesNotContain("@");
            } else {
                assertThat(text).doesNotContain("${");
            }
            assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        });
        assertThat(project.files().get("src/main/resources/" + SERVICES)).isEqualTo("org.example.mine.MyOwnPlugin\n");
    }

    @Test
    void leavesAFolderThatExistsAsItIs() throws IOException {
        Path existing = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(existing.resolve("notes"), "mine");
        PluginProject project = new PluginProject("metric", "my-own", "org.example.mine");
        assertThatThrownBy(() -> project.write(existing)).isInstanceOf(FileAlreadyExistsException.class);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder, existing, existing.resolve("notes"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Own", "own_one", "-own", "own-", "own--one", "1st", "loss", "image", "a/b", ".."})
    void makesNoProjectForOtherNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PluginProject("loss", name, "org.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Loss", "sampler", "loss/../metric", "loss|metric"})
    void makesNoProjectOfOtherKinds(String kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PluginProject(kind, "mine", "org.example"))
                .withMessage("there is no kind of plugin called \"" + kind + "\"");
    }

    /** The defaults that Maven's archetype plugin computes by Velocity where nobody gives these properties. */
    @ParameterizedTest
    @ValueSource(strings = {"mine", "my-own", "k2-smote-3d", "a-b"})
    void namesTheClassesAsMavenDoesByDefault(String name) throws IOException {
        VelocityContext properties = new VelocityContext();
        properties.put("artifactId", name);
        properties.put("pluginName", byDefault("pluginName", properties));
        String className = byDefault("className", properties);

        assertThat(properties.get("pluginName")).isEqualTo(name);
        assertThat(new PluginProject("loss", name, "org.example").files())
                .containsKey("src/main/java/org/example/%sPlugin.java".formatted(className));
    }

    private static String byDefault(String property, VelocityContext properties) throws IOException {
        Matcher template = Pattern.compile(
                        "<requiredProperty key=\"%s\">\\s*<defaultValue>(.*?)</defaultValue>".formatted(property))
                .matcher(metadata());
        assertThat(template.find()).isTrue();
        StringWriter value = new StringWriter();
        new VelocityEngine().evaluate(properties, value, property, template.group(1));
        return value.toString();
    }

    private static String metadata() throws IOException {
        try (InputStream file = PluginProject.class.getResourceAsStream("/META-INF/maven/archetype-metadata.xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void asksMavenForTheSameNamesAndKinds() throws IOException {
        String metadata = metadata();
        String kinds = String.join(
                "|", Stream.of(PluginKind.values()).map(PluginKind::label).toList());
        assertThat(PluginProject.KIND).hasToString(kinds);
        assertThat(metadata)
                .contains("<validationRegex>" + PluginProject.NAME + "</validationRegex>")
                .contains("<validationRegex>" + kinds + "</validationRegex>");
        for (PluginKind kind : PluginKind.values()) {
            assertThat(metadata)
                    .contains("<directory>kinds/%s/src/main/java</directory>".formatted(kind.label()))
                    .contains("<directory>kinds/%s/src/test/java</directory>".formatted(kind.label()));
        }
    }

    private static Stream<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-Xlint:all,-classfile",
                    "-Werror",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    private static TestExecutionSummary run(String testClass, Path classes) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, before)) {
            thread.setContextClassLoader(loader);
            Launcher launcher = LauncherFactory.create();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(loader.loadClass(testClass)))
                            .build(),
                    listener);
            return listener.getSummary();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
