package counterpoise.runtime.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import counterpoise.api.Plugin;

/** What the scanner knows of a jar before it loads a class; read in one go. */
final class PluginJar {

    static final String SERVICES_FOLDER = "META-INF/services/";
    static final String SERVICES = SERVICES_FOLDER + Plugin.class.getName();

    /** Copies of these would be other types than the runtime's, and a second DJL cannot load its native library. */
    private static final List<String> NEVER_BROUGHT = List.of("counterpoise/api/", "ai/djl/");

    private final Path path;
    private final List<String> classes;
    private final List<ServiceLine> services;
    private final Optional<String> otherServices;
    private final Attributes manifest;
    private String digest;

    private PluginJar(Path path, JarFile jar) throws IOException {
        this.path = path;
        this.classes = classes(jar);
        this.services = services(path, jar);
        this.otherServices = otherServices(jar);
        Manifest read = jar.getManifest();
        this.manifest = read == null ? new Attributes() : read.getMainAttributes();
    }

    /**
     * Reads a jar.
     *
     * @throws IOException if it cannot be read, or is none
     */
    static PluginJar read(Path path) throws IOException {
        // Signatures say nothing that is asked here, and take time to check.
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            return new PluginJar(path, jar);
        }
    }

    /** Where it lies. */
    Path path() {
        return path;
    }

    /** The first class that a plugin must not bring, as the name of its entry. */
    Optional<String> broughtClass() {
        return classes.stream()
                .filter(name -> NEVER_BROUGHT.stream().anyMatch(name::startsWith))
                .findFirst();
    }

    /** The lines of the services file; none if there is no such file. */
    List<ServiceLine> services() {
        return services;
    }

    /** A services file for another type of the API, which an author may have written by mistake. */
    Optional<String> otherServices() {
        return otherServices;
    }

    /** What the manifest's main section says. */
    Attributes manifest() {
        return manifest;
    }

    /**
     * SHA-256 of the jar's classes: of name, length and content of each, by name. What else a jar holds, and when it
     * was packed, does not enter. Computed when first asked for.
     */
    synchronized String digestOfClasses() throws IOException {
        if (digest == null) {
            MessageDigest sha = sha256();
            try (ZipFile jar = new ZipFile(path.toFile())) {
                for (String name : classes(jar)) {
                    update(sha, name.getBytes(StandardCharsets.UTF_8));
                    try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
                        update(sha, content.readAllBytes());
                    }
                }
            }
            digest = HexFormat.of().formatHex(sha.digest());
        }
        return digest;
    }

    private static List<ServiceLine> services(Path path, ZipFile jar) throws IOException {
        ZipEntry entry = jar.getEntry(SERVICES);
        if (entry == null) {
            return List.of();
        }
        List<ServiceLine> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String text = line.replaceFirst("#.*", "").strip();
                if (!text.isEmpty()) {
                    lines.add(new ServiceLine(path, number, text));
                }
            }
        }
        return List.copyOf(lines);
    }

    private static Optional<String> otherServices(ZipFile jar) {
        String ofTheApi = SERVICES_FOLDER + Plugin.class.getPackageName() + ".";
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(ofTheApi) && !name.equals(SERVICES))
                .sorted()
                .findFirst();
    }

    private static List<String> classes(ZipFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .distinct()
                .sorted()
                .toList();
    }

    /** The length first, so that no two lists of parts give the same bytes. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException problem) {
            throw new IllegalStateException("every Java platform has SHA-256", problem);
        }
    }
}
