package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import counterpoise.runtime.store.Store.Collected;
import counterpoise.runtime.store.Store.Removed;

/** Removes what no output uses. Names that the store did not give are never touched. */
final class GarbageCollector {

    private static final Pattern PARTIAL = Pattern.compile("([0-9a-f]{64})\\.([0-9]{1,18})-[0-9a-f]+");
    private static final Pattern DAMAGED = Pattern.compile("([0-9a-f]{64})-[0-9]+");
    private static final Pattern CHECKPOINTS = Pattern.compile("([0-9a-f]{64})");

    private final StoreLayout layout;
    private final OutRegistry outs;
    private final List<Removed> removed = new ArrayList<>();
    private final Set<String> skipped = new TreeSet<>();

    GarbageCollector(StoreLayout layout, OutRegistry outs) {
        this.layout = layout;
        this.outs = outs;
    }

    Collected collect(boolean dryRun) throws IOException, InterruptedException {
        if (!Files.isDirectory(layout.base())) {
            return new Collected(List.of(), List.of());
        }
        StageLock lock = outs.lock();
        try (lock) {
            Set<String> used = usedKeys(dryRun);
            for (Path folder : layout.stages()) {
                String key = folder.getFileName().toString();
                if (!used.contains(key)) {
                    remove(Removed.Kind.STAGE, key, folder, dryRun);
                }
            }
            for (Path folder : FileTrees.children(layout.checkpoints())) {
                Optional<String> key = keyIn(CHECKPOINTS, folder);
                // A stored stage needs none: these were left by a process that ended just before it removed them.
                if (key.isPresent() && (!used.contains(key.get()) || Files.exists(layout.stage(key.get())))) {
                    remove(Removed.Kind.CHECKPOINTS, key.get(), folder, dryRun);
                }
            }
            for (Path folder : FileTrees.children(layout.damaged())) {
                Optional<String> key = keyIn(DAMAGED, folder);
                if (key.isPresent()) {
                    remove(Removed.Kind.DAMAGED, key.get(), folder, dryRun);
                }
            }
            for (Path folder : FileTrees.children(layout.partial())) {
                Optional<String> key = keyIn(PARTIAL, folder);
                if (key.isPresent() && !isWriterAlive(folder)) {
                    remove(Removed.Kind.PARTIAL, key.get(), folder, dryRun);
                }
            }
        }
        return new Collected(List.copyOf(removed), List.copyOf(skipped));
    }

    private Set<String> usedKeys(boolean dryRun) throws IOException {
        Set<String> used = new TreeSet<>();
        for (Map.Entry<Path, Set<String>> out : outs.read().entrySet()) {
            if (Files.exists(out.getKey())) {
                used.addAll(out.getValue());
            } else if (!dryRun) {
                outs.forget(out.getKey());
            }
        }
        return used;
    }

    private void remove(Removed.Kind kind, String key, Path folder, boolean dryRun) throws IOException {
        Optional<StageLock> lock = StageLock.tryAcquire(layout.lock(key));
        if (lock.isEmpty()) {
            skipped.add(key);
            return;
        }
        StageLock held = lock.get();
        try (held) {
            removed.add(new Removed(kind, folder.getFileName().toString(), FileTrees.bytes(folder)));
            if (!dryRun) {
                delete(kind, key, folder);
            }
        }
    }

    /** A stage leaves its place in one step, so that a reader never meets half of it. */
    private void delete(Removed.Kind kind, String key, Path folder) throws IOException {
        Path doomed = folder;
        if (kind == Removed.Kind.STAGE) {
            Files.createDirectories(layout.partial());
            doomed = layout.newPartial(key);
            Files.move(folder, doomed, StandardCopyOption.ATOMIC_MOVE);
        }
        FileTrees.delete(doomed);
    }

    private static Optional<String> keyIn(Pattern pattern, Path folder) {
        Matcher matcher = pattern.matcher(folder.getFileName().toString());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean isWriterAlive(Path folder) {
        Matcher matcher = PARTIAL.matcher(folder.getFileName().toString());
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(2)))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }
}
