package counterpoise.archetype;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Maven project with one plugin that works, made from the files of the archetype in this jar: the same project that
 * {@code mvn archetype:generate} makes from them.
 *
 * @param kind what the plugin is; matches {@link #KIND}
 * @param name the plugin's name; matches {@link #NAME}
 * @param packageName the package of its classes, which is the project's group as well
 */
public record PluginProject(String kind, String name, String packageName) {

    /** The kinds of plugin, as configurations call them. */
    public static final Pattern KIND = Pattern.compile("dataset|architecture|loss|oversampler|metric");

    /**
     * The names that a project can be made for: words with hyphens between them, since each word begins with a capital
     * in the names of the classes. Left out are those whose classes would bear the names of the API's.
     */
    public static final Pattern NAME = Pattern.compile("(?!(" + KIND + "|image)$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** What Maven's archetype plugin gives a project whose version nobody says. */
    private static final String VERSION = "1.0-SNAPSHOT";

    private static final String RESOURCES = "/archetype-resources/";
    private static final Pattern SOURCES = Pattern.compile("src/(main|test)/java/");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(\\w+)}");

    /** @throws IllegalArgumentException if {@code kind} does not match {@link #KIND}, or {@code name} {@link #NAME} */
    public PluginProject {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("there is no kind of plugin called \"" + kind + "\"");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no project can be made for a plugin called \"" + name + "\"");
        }
    }

    /**
     * Writes the project, whole or not at all.
     *
     * @param folder does not exist yet; folders above it that are missing are made
     * @throws java.nio.file.FileAlreadyExistsException if {@code folder} exists
     * @throws IOException if the files cannot be written
     */
    public void write(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        Path unfinished = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            for (Map.Entry<String, String> file : files().entrySet()) {
                Path path = unfinished.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            Files.move(unfinished, target);
        } finally {
            delete(unfinished);
        }
    }

    /** The text of each file, by its path with slashes. */
    SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        templates().forEach((path, text) -> place(path).ifPresent(place -> files.put(place, filled(text))));
        return files;
    }

    /** Where a file of the archetype goes, unless it is one of another kind. */
    private Optional<String> place(String path) {
        String ofThisKind = "kinds/" + kind + "/";
        if (path.startsWith("kinds/") && !path.startsWith(ofThisKind)) {
            return Optional.empty();
        }
        String place = path.replace(ofThisKind, "").replace("__className__", className());
        Matcher sources = SOURCES.matcher(place);
        return Optional.of(
                sources.lookingAt()
                        ? sources.group() + packageName.replace('.', '/') + "/" + place.substring(sources.end())
                        : place);
    }

    /** What stands in braces and is none of the archetype's properties is Maven's. */
    private String filled(String text) {
        Map<String, String> properties = Map.of(
                "groupId", packageName,
                "artifactId", name,
                "version", VERSION,
                "package", packageName,
                "kind", kind,
                "pluginName", name,
                "className", className());
        return PROPERTY.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(properties.getOrDefault(match.group(1), match.group())));
    }

    /** What the names of the classes begin with. */
    private String className() {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static SortedMap<String, String> templates() throws IOException {
        URI root;
        try {
            root = PluginProject.class.getResource(RESOURCES + "pom.xml").toURI();
        } catch (URISyntaxException problem) {
            throw new IOException(problem);
        }
        if (!root.getScheme().equals("jar")) {
            return texts(Path.of(root).getParent());
        }
        try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
            return texts(jar.getPath(RESOURCES));
        }
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : below(folder)) {
            if (Files.isRegularFile(file)) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : below(folder)) {
                Files.delete(file);
            }
        }
    }

    /** A folder and all in it, what lies deeper first. */
    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
