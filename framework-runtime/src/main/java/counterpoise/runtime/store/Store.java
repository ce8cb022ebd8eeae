package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results of stages by key, safe for any number of threads and processes that use one root at once.
 *
 * <p>A key is 64 lower-case hexadecimal digits; methods throw {@link IllegalArgumentException} for another. What cannot
 * be written is reported as {@link StoreException}. Nothing is created below the root before something is written.
 */
public final class Store {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int ATTEMPTS = 3;

    private final Path root;
    private final StoreLayout layout;
    private final OutRegistry outs;

    /** Files whose checksum this process has compared, as path and checksum. */
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    /** A store whose folder need not exist yet. */
    public Store(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.layout = new StoreLayout(this.root);
        this.outs = new OutRegistry(layout);
    }

    /** The absolute path of the store. */
    public Path root() {
        return root;
    }

    /**
     * The stage under {@code key}, if it is there and whole: {@code stage.json} can be read and all files have their
     * sizes. A damaged one is set aside, logged and counts as absent.
     */
    public Optional<StoredStage> find(String key) throws IOException {
        try {
            return read(key);
        } catch (DamagedStageException damage) {
            return setAside(key, false);
        }
    }

    /** Takes the lock of the process that computes {@code key}, or nothing if this or another process holds it. */
    public Optional<StageLock> tryLock(String key) throws IOException {
        return StageLock.tryAcquire(layout.lock(key));
    }

    /**
     * Begins a stage, to be written and committed by the caller, who should hold its lock: only that keeps
     * {@link #gc} on another machine from taking it for the remains of a dead process.
     */
    public StageWriter begin(String key) throws IOException {
        Path folder = layout.newPartial(key);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StoreException.whileWriting(folder, e);
        }
        return new StageWriter(this, key, folder);
    }

    /** An existing folder for what lets a stopped stage go on; removed when the stage is committed. */
    public Path checkpointFolder(String key) throws IOException {
        Path folder = layout.checkpoint(key);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw StoreException.whileWriting(folder, e);
        }
    }

    /** The folder of what lets the stopped stage {@code key} go on, if it was begun and not finished. */
    public Optional<Path> begun(String key) {
        return Optional.of(layout.checkpoint(key)).filter(Files::isDirectory);
    }

    /** Forgets the checkpoints of {@code key}, so that it begins anew. */
    public void removeCheckpoints(String key) throws IOException {
        FileTrees.delete(layout.checkpoint(key));
    }

    /** All stages that can be read, sorted by key. Damaged ones are left where they are, and out. */
    public List<StoredStage> list() throws IOException {
        List<StoredStage> stages = new ArrayList<>();
        for (String key : keys()) {
            try {
                read(key).ifPresent(stages::add);
            } catch (DamagedStageException damage) {
                LOG.warn("{}", damage.getMessage());
            }
        }
        return stages;
    }

    /**
     * The one stage whose key begins with {@code prefix}.
     *
     * @throws IllegalArgumentException with a sentence if there is none or more than one
     */
    public StoredStage resolve(String prefix) throws IOException {
        List<String> matches =
                keys().stream().filter(key -> key.startsWith(prefix)).toList();
        if (matches.size() > 1) {
            throw new IllegalArgumentException(
                    "%d stages in %s have keys that begin with '%s': give more digits, for instance %s."
                            .formatted(matches.size(), root, prefix, matches.get(0)));
        }
        Optional<StoredStage> stage = matches.isEmpty() ? Optional.empty() : find(matches.get(0));
        return stage.orElseThrow(() -> new IllegalArgumentException(
                "No stage in %s has a key that begins with '%s': 'store list' shows those there are."
                        .formatted(root, prefix)));
    }

    /** The very text whose hash is the key of the one stage whose key begins with {@code prefix}. */
    public String why(String prefix) throws IOException {
        return resolve(prefix).record().hashedText();
    }

    /**
     * Compares sizes and checksums of all files of a stage; one that is damaged is set aside.
     *
     * @return what is wrong with it, a sentence, or empty if it is whole
     * @throws IllegalArgumentException if there is no such stage
     */
    public Optional<String> verify(String key) throws IOException {
        try {
            StoredStage stage = read(key)
                    .orElseThrow(
                            () -> new IllegalArgumentException("There is no stage %s in %s.".formatted(key, root)));
            StageIntegrity.checkContents(stage);
            return Optional.empty();
        } catch (DamagedStageException damage) {
            setAside(key, true);
            return Optional.of(damage.getMessage());
        }
    }

    /** Like {@link #verify(String)}, for all stages. */
    public Verification verify() throws IOException {
        List<String> keys = keys();
        SortedMap<String, String> damaged = new TreeMap<>();
        for (String key : keys) {
            verify(key).ifPresent(problem -> damaged.put(key, problem));
        }
        return new Verification(keys.size(), damaged);
    }

    /**
     * What a verification found.
     *
     * @param stages how many stages were looked at
     * @param damaged a sentence for each that is damaged and was set aside, by key
     */
    public record Verification(int stages, SortedMap<String, String> damaged) {}

    /**
     * Notes that the output folder {@code out} uses the stages {@code keys}, stored or yet to be computed, and no
     * others: {@link #gc} keeps them while the folder exists. Waits while stages are being removed.
     */
    public void register(Path out, Set<String> keys) throws IOException, InterruptedException {
        outs.register(out, keys);
    }

    /** The keys that each registered output uses, by its absolute path, outputs that no longer exist included. */
    public SortedMap<Path, Set<String>> registered() throws IOException {
        return outs.read();
    }

    /**
     * Removes what no existing registered output uses: stages and their checkpoints, what was set aside as damaged, and
     * what dead processes left behind. A stage whose lock is held is left alone.
     *
     * @param dryRun whether to remove nothing and only say what would be removed
     * @throws StoreException if it cannot be known what is used
     */
    public Collected gc(boolean dryRun) throws IOException, InterruptedException {
        return new GarbageCollector(layout, outs).collect(dryRun);
    }

    /**
     * What was removed.
     *
     * @param removed what was, or would be, removed
     * @param skipped keys of unused stages that were left because a process holds their lock
     */
    public record Collected(List<Removed> removed, List<String> skipped) {

        /** The bytes that were, or would be, freed. */
        public long bytes() {
            return removed.stream().mapToLong(Removed::bytes).sum();
        }
    }

    /**
     * One folder that was removed.
     *
     * @param what why it lay there
     * @param name the key, and for what is not a stage what follows it
     * @param bytes the sizes of its files together
     */
    public record Removed(Kind what, String name, long bytes) {

        /** What may be removed. */
        public enum Kind {
            STAGE,
            CHECKPOINTS,
            DAMAGED,
            PARTIAL
        }
    }

    /** The digests of data files that are kept in this store; the caller closes it. */
    public DigestCache digests() {
        return new DigestCache(layout.digests());
    }

    /** Compares one file with what {@code stage} says of it; called whenever it is read. */
    void check(StoredStage stage, String name, StoredFile expected) throws IOException {
        try {
            StageIntegrity.checkSize(stage, name, expected);
            String memory = stage.folder().resolve(name) + " " + expected.sha256();
            if (!verified.contains(memory)) {
                StageIntegrity.checkSum(stage, name, expected);
                verified.add(memory);
            }
        } catch (DamagedStageException damage) {
            setAside(stage.key(), true);
            throw damage;
        }
    }

    /** Puts a finished folder in place; see {@link StageWriter#commit}. */
    StoredStage put(String key, Path folder, boolean replace) throws IOException {
        Path target = layout.stage(key);
        Files.createDirectories(target.getParent());
        DurableFiles.sync(layout.base());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredStage> there = find(key);
            if (there.isPresent() && !replace) {
                FileTrees.delete(folder);
                removeCheckpoints(key);
                return there.get();
            }
            Optional<Path> replaced = there.isPresent() ? moveAway(target, key) : Optional.empty();
            if (moveInto(target, folder)) {
                DurableFiles.sync(target.getParent());
                if (replaced.isPresent()) {
                    FileTrees.delete(replaced.get());
                }
                removeCheckpoints(key);
                return read(key)
                        .orElseThrow(() -> new StoreException("Stage %s vanished while it was stored.".formatted(key)));
            }
        }
        throw new StoreException(
                "Stage %s cannot be put in place, because another process holds %s: end that one and start again."
                        .formatted(key, target));
    }

    /** Renames {@code folder} to {@code target}, unless something is there already. */
    private static boolean moveInto(Path target, Path folder) throws IOException {
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }

    private Optional<Path> moveAway(Path target, String key) throws IOException {
        Path aside = layout.newPartial(key);
        try {
            Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(aside);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Looks again under the lock, so that a stage just replaced by a whole one is not taken for the damaged one. */
    private Optional<StoredStage> setAside(String key, boolean contents) throws IOException {
        if (StageLock.isHeldByThisProcess(layout.lock(key))) {
            return setAsideLocked(key, contents);
        }
        Optional<StageLock> lock = tryLock(key);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        StageLock held = lock.get();
        try (held) {
            return setAsideLocked(key, contents);
        }
    }

    private Optional<StoredStage> setAsideLocked(String key, boolean contents) throws IOException {
        try {
            Optional<StoredStage> stage = read(key);
            if (contents && stage.isPresent()) {
                StageIntegrity.checkContents(stage.get());
            }
            return stage;
        } catch (DamagedStageException damage) {
            Files.createDirectories(layout.damaged());
            for (int number = 0; ; number++) {
                Path aside = layout.damaged().resolve(key + "-" + number);
                if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS) && moveInto(aside, layout.stage(key))) {
                    LOG.warn("{} It was moved to {} and will be computed again.", damage.getMessage(), aside);
                    return Optional.empty();
                }
            }
        }
    }

    private Optional<StoredStage> read(String key) throws IOException {
        Path folder = layout.stage(key);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(folder)) {
            throw new DamagedStageException("Stage %s is damaged: %s is not a folder.".formatted(key, folder));
        }
        byte[] text;
        try {
            text = Files.readAllBytes(folder.resolve(StoreLayout.STAGE_FILE));
        } catch (NoSuchFileException e) {
            throw new DamagedStageException(
                    "Stage %s is damaged: it has no %s.".formatted(key, StoreLayout.STAGE_FILE));
        }
        StoredStage stage = new StoredStage(this, key, folder, StageJson.read(key, text));
        for (Map.Entry<String, StoredFile> file : stage.files().entrySet()) {
            StageIntegrity.checkSize(stage, file.getKey(), file.getValue());
        }
        return Optional.of(stage);
    }

    private List<String> keys() throws IOException {
        return layout.stages().stream()
                .map(folder -> folder.getFileName().toString())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
