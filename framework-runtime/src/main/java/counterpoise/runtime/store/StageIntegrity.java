package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Compares the files of a stage with what its record says of them; whatever differs is a {@link DamagedStageException}. */
final class StageIntegrity {

    private StageIntegrity() {}

    /** Compares all files of a stage with their checksums. */
    static void checkContents(StoredStage stage) throws IOException {
        for (Map.Entry<String, StoredFile> file : stage.files().entrySet()) {
            checkSum(stage, file.getKey(), file.getValue());
        }
    }

    /** Compares one file with its size. */
    static void checkSize(StoredStage stage, String name, StoredFile expected) throws IOException {
        Path file = stage.folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new DamagedStageException("Stage %s is damaged: its file %s is gone.".formatted(stage.key(), name));
        }
        long bytes = Files.size(file);
        if (bytes != expected.bytes()) {
            throw new DamagedStageException("Stage %s is damaged: its file %s has %d bytes instead of %d."
                    .formatted(stage.key(), name, bytes, expected.bytes()));
        }
    }

    /** Compares one file with its checksum. */
    static void checkSum(StoredStage stage, String name, StoredFile expected) throws IOException {
        String found;
        try {
            found = Sha256.ofFile(stage.folder().resolve(name));
        } catch (NoSuchFileException e) {
            throw new DamagedStageException("Stage %s is damaged: its file %s is gone.".formatted(stage.key(), name));
        }
        if (!found.equals(expected.sha256())) {
            throw new DamagedStageException("Stage %s is damaged: the SHA-256 of its file %s is %s instead of %s."
                    .formatted(stage.key(), name, found, expected.sha256()));
        }
    }
}
