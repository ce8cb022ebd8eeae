package counterpoise.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles against the folder that is shipped and packs, as a user would. */
final class Jars {

    private static final String SEPARATOR = System.getProperty("path.separator");

    private Jars() {}

    /**
     * Compiles sources.
     *
     * @param classes where to; made if it is missing
     * @param further what they need beside what is shipped
     */
    static void compile(List<Path> sources, Path classes, String... further) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        String classPath = libraries() + SEPARATOR + String.join(SEPARATOR, further);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", classPath);
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalStateException("the test's plugins do not compile:\n" + messages);
            }
        }
    }

    /** Packs all files below {@code classes}; the folder of the jar is made if it is missing. */
    static void pack(Path classes, Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path compiled : Folders.files(classes)) {
                zip.putNextEntry(new ZipEntry(classes.relativize(compiled).toString()));
                Files.copy(compiled, zip);
            }
        }
    }

    private static String libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("counterpoise.folder"), "lib"))) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(SEPARATOR));
        }
    }
}
