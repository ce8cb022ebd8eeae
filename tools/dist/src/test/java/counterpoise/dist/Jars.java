package counterpoise.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Compiles against the folder that is shipped and packs, as a user would. */
final class Jars {

    private Jars() {}

    /** Compiles sources to the folder {@code classes}; they see {@code further} beside what is shipped. */
    static void compile(List<Path> sources, List<Path> further, Path classes) throws IOException {
        List<Path> classPath = new ArrayList<>(libraries());
        classPath.addAll(further);
        Javac.compile(sources, classPath, classes);
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

    private static List<Path> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("counterpoise.folder"), "lib"))) {
            return jars.sorted().toList();
        }
    }
}
