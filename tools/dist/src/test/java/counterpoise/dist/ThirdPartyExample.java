package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The example of a third party's plugin, built as its own project builds it, against the folder that is shipped. */
final class ThirdPartyExample {

    private static final Path FOLDER = Path.of("..", "..", "experiments", "third-party-example");
    private static final Path KIT = Path.of("..", "plugin-testkit", "target", "classes");
    private static final Path LIBRARIES = Path.of(System.getProperty("third-party.libraries"));
    private static final Path OURS = Path.of(System.getProperty("counterpoise.folder"), "lib");
    private static final String API_VERSION = "Counterpoise-Api-Version";

    private ThirdPartyExample() {}

    /** Its configuration. */
    static String configuration() throws IOException {
        return Files.readString(FOLDER.resolve("conf/adasyn.conf"));
    }

    /** What its project file says of a property. */
    static String property(String name) throws IOException {
        Matcher matcher = Pattern.compile("<%1$s>(.*)</%1$s>".formatted(Pattern.quote(name)))
                .matcher(Files.readString(FOLDER.resolve("pom.xml")));
        assertThat(matcher.find()).as("the property %s of the example", name).isTrue();
        return matcher.group(1);
    }

    /** What our API says of itself. */
    static Attributes api() throws IOException {
        try (JarFile jar = new JarFile(ours("framework-api-").toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    /** Compiles it against our API and its own library alone, and packs it, without that library. */
    static void build(Path folder) throws IOException {
        Path classes = Files.createTempDirectory("adasyn-classes");
        List<Path> seen = Stream.concat(Stream.of(ours("framework-api-"), ours("api-")), libraries().stream())
                .toList();
        Javac.compile(Folders.files(FOLDER.resolve("src/main/java")), seen, classes);
        Folders.copy(FOLDER.resolve("src/main/resources"), classes);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(API_VERSION, property("counterpoise.api.version"));
        Files.createDirectories(folder);
        try (OutputStream file = Files.newOutputStream(folder.resolve("adasyn.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            for (Path packed : Folders.files(classes)) {
                jar.putNextEntry(new ZipEntry(classes.relativize(packed).toString()));
                Files.copy(packed, jar);
            }
        }
        Folders.delete(classes);
    }

    /**
     * Runs its own tests as its project does: on a class path where its version of its library comes first.
     *
     * @param folder takes the classes, and what the tests print
     * @return what was printed, the number of tests that succeeded last
     */
    static String test(Path folder) throws IOException, InterruptedException {
        List<Path> classPath = new ArrayList<>(List.of(folder.resolve("classes")));
        classPath.addAll(libraries());
        classPath.add(KIT);
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .forEach(classPath::add);
        List<Path> tests = Folders.files(FOLDER.resolve("src/test/java"));
        List<Path> sources = Stream.concat(Folders.files(FOLDER.resolve("src/main/java")).stream(), tests.stream())
                .toList();
        Javac.compile(sources, classPath, folder.resolve("classes"));
        Folders.copy(FOLDER.resolve("src/main/resources"), folder.resolve("classes"));

        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-classpath");
        command.add(classPath.stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(TestRun.class.getName());
        tests.stream()
                .map(test -> FOLDER.resolve("src/test/java").relativize(test).toString())
                .filter(test -> test.endsWith("Test.java"))
                .forEach(test -> command.add(test.replace(".java", "").replace('/', '.')));
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
        return Files.readString(printed);
    }

    /** Puts its library beside it. */
    static void addLibraries(Path folder) throws IOException {
        for (Path library : libraries()) {
            Files.copy(library, folder.resolve(library.getFileName()));
        }
    }

    private static List<Path> libraries() throws IOException {
        List<Path> libraries = Folders.files(LIBRARIES);
        String version = property("commons-rng.version");
        assertThat(libraries)
                .as("The example has Commons RNG %s: give tools/dist/pom.xml the same version", version)
                .hasSize(2)
                .allMatch(library -> library.toString().endsWith("-" + version + ".jar"));
        return libraries;
    }

    private static Path ours(String prefix) throws IOException {
        try (Stream<Path> jars = Files.list(OURS)) {
            return jars.filter(jar -> jar.getFileName().toString().matches(Pattern.quote(prefix) + "\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
