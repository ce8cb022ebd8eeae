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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import counterpoise.api.Plugin;

/**
 * What the scanner reads of a plugin's jar before it loads a class.
 *
 * @param path where the jar lies
 */
record PluginJar(Path path) {

    static final String SERVICES = "META-INF/services/" + Plugin.class.getName();

    /** Copies of these would be other types than the runtime's, and a second DJL cannot load its native library. */
    private static final List<String> NEVER_BROUGHT = List.of("counterpoise/api/", "ai/djl/");

    /** The first class that a plugin must not bring, as the name of its entry. */
    Optional<String> broughtClass() throws IOException {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return classes(jar).stream()
                    .filter(name -> NEVER_BROUGHT.stream().anyMatch(name::startsWith))
                    .findFirst();
        }
    }

    /** The lines of the services file without comments and blank lines; empty if there is no such file. */
    Optional<List<String>> services() throws IOException {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(SERVICES);
            if (entry == null) {
                return Optional.empty();
            }
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
                return Optional.of(reader.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList());
            }
        }
    }

    /**
     * SHA-256 of the jar's classes: of name, length and content of each, by name. What else a jar holds, and when it
     * was packed, does not enter.
     */
    String digestOfClasses() throws IOException {
        MessageDigest digest = sha256();
        try (ZipFile jar = new ZipFile(path.toFile())) {
            for (String name : classes(jar)) {
                update(digest, name.getBytes(StandardCharsets.UTF_8));
                try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
                    update(digest, content.readAllBytes());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
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
