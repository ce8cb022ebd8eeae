package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The example of a third party's plugin, built as its own project builds it, against the folder that is shipped. */
final class ThirdPartyExample {

    private static final Path FOLDER = Path.of("..", "..", "experiments", "third-party-example");
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
