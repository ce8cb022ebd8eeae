package counterpoise.dist;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler of the Java that runs the tests. */
final class Javac {

    private Javac() {}

    /** Compiles {@code sources} to the folder {@code classes}, made if it is missing; they see {@code libraries} alone. */
    static void compile(List<Path> sources, List<Path> libraries, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        String classPath = libraries.stream()
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", classPath);
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalStateException("the test's plugins do not compile:\n" + messages);
            }
        }
    }
}
