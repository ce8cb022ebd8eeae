package counterpoise.runtime.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import ai.djl.ndarray.NDArray;
import counterpoise.api.Plugin;
import org.slf4j.Logger;

/** Compiles plugins as their authors would, against the API alone, and packs them into a jar. */
public final class TestPluginJar {

    /** The place in a class file of the lower byte of its version. */
    private static final int CLASS_VERSION = 7;

    private final Path jar;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> services = new ArrayList<>();
    private final List<Path> libraries = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> ofFutureJava = new ArrayList<>();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Manifest manifest = new Manifest();

    private TestPluginJar(Path jar) {
        this.jar = jar;
    }

    /** A jar to be, where {@code jar} says. */
    public static TestPluginJar at(Path jar) {
        return new TestPluginJar(jar);
    }

    /** Adds a class that is no plugin. */
    TestPluginJar source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** Adds a class, and its name to the services file. */
    public TestPluginJar plugin(String className, String text) {
        return source(className, text).service(className);
    }

    /** Adds an over-sampler that works, and its name to the services file. */
    TestPluginJar oversampler(String className, String name) {
        return plugin(className, TestSource.oversampler(className, name).text());
    }

    /** Adds an over-sampler, and its name to the services file. */
    TestPluginJar plugin(TestSource source) {
        return plugin(source.className(), source.text());
    }

    /** Adds a line to the services file. */
    TestPluginJar service(String line) {
        services.add(line);
        return this;
    }

    /** Adds a jar to compile against, without packing it. */
    TestPluginJar library(Path path) {
        libraries.add(path);
        return this;
    }

    /** Leaves a class out after it was compiled against. */
    TestPluginJar without(String className) {
        left.add(className);
        return this;
    }

    /** Marks a class as compiled for a Java that does not exist yet. */
    TestPluginJar ofFutureJava(String className) {
        ofFutureJava.add(className);
        return this;
    }

    /** Packs a file as it is. */
    TestPluginJar file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a line to the manifest. */
    TestPluginJar manifest(String attribute, String value) {
        manifest.getMainAttributes().putValue(attribute, value);
        return this;
    }

    /** Compiles and packs. */
    public Path write() throws IOException {
        SortedMap<String, byte[]> content = new TreeMap<>(files);
        content.putAll(compile());
        left.forEach(className -> content.remove(entry(className)));
        ofFutureJava.forEach(className -> content.get(entry(className))[CLASS_VERSION] = (byte) 200);
        if (!services.isEmpty()) {
            content.put(PluginJar.SERVICES, String.join("\n", services).getBytes(StandardCharsets.UTF_8));
        }
        if (!manifest.getMainAttributes().isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            manifest.write(bytes);
            content.put(JarFile.MANIFEST_NAME, bytes.toByteArray());
        }
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> one : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        return jar;
    }

    private SortedMap<String, byte[]> compile() throws IOException {
        // Hidden, so that the catalogue does not take it for a plugin.
        Path classes = Files.createTempDirectory(Files.createDirectories(jar.getParent()), ".classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-classpath", classPath());
        if (!sources.isEmpty()
                && !compiler.getTask(messages, null, null, options, null, sourceFiles())
                        .call()) {
            throw new IllegalStateException("the test's plugin does not compile:\n" + messages);
        }
        SortedMap<String, byte[]> compiled = new TreeMap<>();
        try (Stream<Path> written = Files.walk(classes)) {
            for (Path path : written.filter(Files::isRegularFile).toList()) {
                compiled.put(classes.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return compiled;
    }

    private List<JavaFileObject> sourceFiles() {
        return sources.entrySet().stream()
                .<JavaFileObject>map(source -> new SourceFile(source.getKey(), source.getValue()))
                .toList();
    }

    private String classPath() {
        return Stream.concat(
                        Stream.of(Plugin.class, NDArray.class, Logger.class).map(TestPluginJar::origin),
                        libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String entry(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static final class SourceFile extends SimpleJavaFileObject {

        private final String text;

        SourceFile(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
