package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Remembers the SHA-256 of large files, and of whole folders, so that data are not read whole at each start. A digest
 * holds while the sizes and times of last change stay the same, and in folders the names. What is remembered can be
 * lost at any time without harm.
 */
public final class DigestCache implements AutoCloseable {

    /** A file younger than this may change again without its time changing, where times are coarse. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final long FLUSH_AFTER_BYTES = 64L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Entry(long bytes, long modifiedNanos, String sha256) {}

    private final Path folder;

    /** Per folder of data, what is known of its files by name. */
    private final Map<Path, SortedMap<String, Entry>> known = new TreeMap<>();

    private final Set<Path> changed = new HashSet<>();
    private long unsavedBytes;

    DigestCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The digest of a file, or of all files below a folder that are not hidden, computed if it is not known.
     *
     * @throws IOException if a file cannot be read
     */
    public synchronized String sha256(Path fileOrFolder) throws IOException {
        Path real = fileOrFolder.toRealPath();
        if (Files.isDirectory(real)) {
            return ofTree(real);
        }
        Optional<String> remembered = lookUp(real);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        BasicFileAttributes before = attributes(real);
        String digest = Sha256.ofFile(real);
        BasicFileAttributes after = attributes(real);
        boolean settled =
                after.lastModifiedTime().toInstant().isBefore(Instant.now().minus(SETTLED));
        if (settled && entry(before, digest).equals(entry(after, digest))) {
            entries(real.getParent()).put(real.getFileName().toString(), entry(after, digest));
            changed.add(real.getParent());
            unsavedBytes += after.size();
            if (unsavedBytes >= FLUSH_AFTER_BYTES) {
                save();
            }
        }
        return digest;
    }

    /** The digest of a file or folder if it is known, without reading any file; empty too if there is no such one. */
    public synchronized Optional<String> known(Path fileOrFolder) throws IOException {
        try {
            Path real = fileOrFolder.toRealPath();
            return Files.isDirectory(real) ? lookUpTree(real, FileTree.of(real).fingerprint()) : lookUp(real);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Saves what was learnt. */
    @Override
    public synchronized void close() throws IOException {
        save();
    }

    private String ofTree(Path root) throws IOException {
        FileTree tree = FileTree.of(root);
        String fingerprint = tree.fingerprint();
        Optional<String> remembered = lookUpTree(root, fingerprint);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        String digest = tree.sha256();
        FileTree after = FileTree.of(root);
        if (after.isOlderThan(Instant.now().minus(SETTLED))
                && after.fingerprint().equals(fingerprint)) {
            ObjectNode node = JSON.createObjectNode();
            node.put("folder", root.toString());
            node.put("fingerprint", fingerprint);
            node.put("sha256", digest);
            DurableFiles.write(treeFile(root), JSON.writeValueAsBytes(node));
        }
        return digest;
    }

    /** What is kept of a tree, if it is of the same fingerprint; anything unexpected counts as nothing. */
    private Optional<String> lookUpTree(Path root, String fingerprint) {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(treeFile(root)));
            String sha256 = node.path("sha256").asText();
            return node.path("fingerprint").asText().equals(fingerprint) && StoreLayout.isKey(sha256)
                    ? Optional.of(sha256)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> lookUp(Path real) throws IOException {
        Entry entry = entries(real.getParent()).get(real.getFileName().toString());
        return entry != null && entry.equals(entry(attributes(real), entry.sha256()))
                ? Optional.of(entry.sha256())
                : Optional.empty();
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    private static Entry entry(BasicFileAttributes attributes, String sha256) {
        FileTime modified = attributes.lastModifiedTime();
        Instant instant = modified.toInstant();
        return new Entry(attributes.size(), instant.getEpochSecond() * 1_000_000_000L + instant.getNano(), sha256);
    }

    private SortedMap<String, Entry> entries(Path dataFolder) {
        return known.computeIfAbsent(dataFolder, this::load);
    }

    /** Reads what is kept of a folder; anything unexpected counts as nothing. */
    private SortedMap<String, Entry> load(Path dataFolder) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file(dataFolder)));
            for (Map.Entry<String, JsonNode> field : root.path("files").properties()) {
                JsonNode node = field.getValue();
                String sha256 = node.path("sha256").asText();
                if (StoreLayout.isKey(sha256)) {
                    entries.put(
                            field.getKey(),
                            new Entry(
                                    node.path("bytes").asLong(-1),
                                    node.path("modified").asLong(-1),
                                    sha256));
                }
            }
        } catch (IOException e) {
            entries.clear();
        }
        return entries;
    }

    private void save() throws IOException {
        for (Path dataFolder : changed) {
            // Another process may have learnt other files meanwhile.
            SortedMap<String, Entry> merged = load(dataFolder);
            merged.putAll(known.get(dataFolder));
            ObjectNode root = JSON.createObjectNode();
            root.put("folder", dataFolder.toString());
            ObjectNode files = root.putObject("files");
            merged.forEach((name, entry) -> {
                ObjectNode node = files.putObject(name);
                node.put("bytes", entry.bytes());
                node.put("modified", entry.modifiedNanos());
                node.put("sha256", entry.sha256());
            });
            DurableFiles.write(file(dataFolder), JSON.writeValueAsBytes(root));
        }
        changed.clear();
        unsavedBytes = 0;
    }

    /** One file a tree, however many files it has: only when all are the same is its digest. */
    private Path treeFile(Path root) {
        return folder.resolve(Sha256.ofText(root.toString()) + ".tree.json");
    }

    private Path file(Path dataFolder) {
        return folder.resolve(Sha256.ofText(dataFolder.toString()) + ".json");
    }
}
