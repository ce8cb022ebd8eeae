package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.StoredStage;

/** A run that keeps what a stage says and writes. */
class FakeRun implements StageRun {

    private final Path folder;
    private final int threads;
    private final Map<StageKind, StoredStage> inputs;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Double> progress = new ArrayList<>();

    FakeRun(Path folder) {
        this(folder, 1, Map.of());
    }

    FakeRun(Path folder, int threads, Map<StageKind, StoredStage> inputs) {
        this.folder = folder;
        this.threads = threads;
        this.inputs = inputs;
    }

    Map<String, Object> facts() {
        return facts;
    }

    List<String> warnings() {
        return warnings;
    }

    List<Double> progress() {
        return progress;
    }

    @Override
    public Stage stage() {
        return new Stage(StageKind.EMBEDDING_SYNTHETICS, "0123456789", "", Map.of(), "{}", false, Optional.empty());
    }

    @Override
    public Optional<StoredStage> input(StageKind kind) {
        return Optional.ofNullable(inputs.get(kind));
    }

    @Override
    public Path output(String fileName) throws IOException {
        Path file = folder.resolve("output").resolve(fileName);
        Files.createDirectories(file.getParent());
        return file;
    }

    @Override
    public Path checkpoints() throws IOException {
        return Files.createDirectories(folder.resolve("checkpoints"));
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public void fact(String name, Object value) {
        facts.put(name, value);
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }

    @Override
    public void progress(double fraction, String detail) {
        progress.add(fraction);
    }
}
