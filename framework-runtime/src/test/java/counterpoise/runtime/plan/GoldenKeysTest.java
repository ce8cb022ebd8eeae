package counterpoise.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import counterpoise.runtime.fakes.FakeInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the texts that keys are the hashes of, so that no stored result is lost by accident. */
class GoldenKeysTest {

    private static final Path GOLDEN = Path.of("src/test/resources/counterpoise/runtime/plan/golden-keys.txt");
    private static final String REGENERATE = "golden-keys.write";

    private static final Map<String, String> CONFIGURATIONS = configurations();

    private static Map<String, String> configurations() {
        Map<String, String> configurations = new LinkedHashMap<>();
        configurations.put("baseline", "");
        configurations.put("baseline, head retrained", "experiment.head.retrain = always\n");
        configurations.put(
                "embedding space, best epoch on test",
                "experiment { oversampler { plugin = eos, eos.k = 10 }, loss { plugin = focal, focal.gamma = 0.5 },"
                        + " selection = best-on-test, selection-metric = bac }\n");
        configurations.put(
                "pixel space, an option added later",
                "experiment { oversampler { plugin = smote, space = pixel }, architecture.net.shortcut = projected }\n");
        configurations.put(
                "batches, fixed subset, validation images",
                "experiment { oversampler.plugin = mixer, seed = 10, dataset { imbalance { profile = step, ratio = 10,"
                        + " largest = 50, seed = 3 }, validation = 0.1 }, training.drop-epochs = [12, 16] }\n");
        configurations.put(
                "counts by class, data on disk",
                "experiment.dataset { plugin = filed, imbalance { profile = counts, counts = [20, 5] } }\n");
        configurations.put(
                "deferred re-weighting",
                "experiment.training { re-weighting = effective-number, effective-number-beta = 0.99,"
                        + " deferred-from = 0.8 }\n");
        configurations.put(
                "images that are slow to read",
                "experiment { dataset.plugin = pictures, oversampler { plugin = smote, space = pixel } }\n");
        configurations.put(
                "embeddings of the dataset's own, best epoch on test",
                "experiment { dataset.plugin = vectors, oversampler { plugin = eos, eos.k = 10 },"
                        + " selection = best-on-test }\n");
        return configurations;
    }

    @Test
    void keepsTheTextsThatKeysAreTheHashesOf(@TempDir Path folder) throws IOException {
        Plans plans = new Plans(new FakeInstallation(folder));
        StringBuilder found = new StringBuilder();
        for (Map.Entry<String, String> configuration : CONFIGURATIONS.entrySet()) {
            DatasetPlaces places = configuration.getValue().contains("filed")
                            || configuration.getValue().contains("pictures")
                    ? Plans.at("0".repeat(64))
                    : (name, dataset) -> Place.IN_MEMORY;
            Plan plan = plans.of(configuration.getValue(), Plans.CPU, places);
            found.append("# ").append(configuration.getKey()).append('\n');
            plan.stages().values().forEach(stage -> found.append(stage.key())
                    .append(' ')
                    .append(stage.keyText())
                    .append('\n'));
        }
        if (Boolean.getBoolean(REGENERATE)) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, found);
        }
        assertThat(found.toString())
                .as("The keys of stages have changed: every result that users have stored is orphaned and will be"
                        + " computed anew. If an option was added, name its asBefore value; if a field of the text was,"
                        + " leave it out where nothing has changed. If results really differ, raise the revision in"
                        + " StageKind, run this test once with -D" + REGENERATE + "=true, and say so in the change"
                        + " log.")
                .isEqualTo(Files.readString(GOLDEN));
    }
}
