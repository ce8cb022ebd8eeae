package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where everything lies below the root of a store. */
final class StoreLayout {

    static final String STAGE_FILE = "stage.json";

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FAN_OUT = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern FILE_NAME =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private final Path base;

    StoreLayout(Path root) {
        this.base = root.resolve("v1");
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Keeps names from leaving the stage's folder, and from hiding its {@value #STAGE_FILE}. */
    static String checkedFileName(String name) {
        if (!FILE_NAME.matcher(name).matches() || name.equals(STAGE_FILE)) {
            throw new IllegalArgumentException(
                    ("'%s' cannot name a file of a stage: use letters, digits, '.', '_' and '-', "
                                    + "with '/' between folders, and another name than %s.")
                            .formatted(name, STAGE_FILE));
        }
        return name;
    }

    private static String checked(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException(
                    "'%s' is not the key of a stage: a key has 64 lower-case hexadecimal digits.".formatted(key));
        }
        return key;
    }

    Path base() {
        return base;
    }

    Path stage(String key) {
        return base.resolve(checked(key).substring(0, 2)).resolve(key);
    }

    /** The folders of all stages, sorted by key; whatever else lies between them is passed over. */
    List<Path> stages() throws IOException {
        List<Path> stages = new ArrayList<>();
        for (Path fanOut : FileTrees.children(base)) {
            String start = fanOut.getFileName().toString();
            if (FAN_OUT.matcher(start).matches()) {
                FileTrees.children(fanOut).stream()
                        .filter(folder -> isKey(folder.getFileName().toString()))
                        .filter(folder -> folder.getFileName().toString().startsWith(start))
                        .forEach(stages::add);
            }
        }
        return stages;
    }

    Path lock(String key) {
        return base.resolve("locks").resolve(checked(key) + ".lock");
    }

    /** The lock that keeps an output from being registered while unused stages are removed. */
    Path registrationLock() {
        return base.resolve("locks").resolve("outs.lock");
    }

    Path partial() {
        return base.resolve("partial");
    }

    /**
     * A new name for what is being made or removed. {@link GarbageCollector} reads the process from it; the rest keeps
     * apart what processes of the same number, in different containers, make.
     */
    Path newPartial(String key) {
        String unique = UUID.randomUUID().toString().replace("-", "");
        return partial()
                .resolve("%s.%d-%s"
                        .formatted(checked(key), ProcessHandle.current().pid(), unique));
    }

    Path damaged() {
        return base.resolve("damaged");
    }

    Path checkpoints() {
        return base.resolve("checkpoints");
    }

    Path checkpoint(String key) {
        return checkpoints().resolve(checked(key));
    }

    Path outs() {
        return base.resolve("outs");
    }

    Path digests() {
        return base.resolve("digests");
    }
}
