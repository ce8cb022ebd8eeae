package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import counterpoise.dist.StoreFolder.StageFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files on disk, by the ways through the three phases that the other tests do not take. */
class CifarIT {

    private static final String CONFIGURATION =
            """
            experiment {
              name         = stripes
              dataset {
                plugin     = cifar10
                cifar10    { verify-checksums = false }
                imbalance  { profile = counts, counts = [20, 16, 16, 12, 12, 8, 8, 8, 4, 4] }
                validation = 0.25
              }
              architecture { plugin = resnet, resnet { depth = 8 } }
              oversampler  { plugin = random, space = pixel }
              training     { epochs = 2, batch-size = 32, learning-rate = 0.05, warm-up-epochs = 1 }
              head         { retrain = always, epochs = 2 }
              selection    = best-on-validation
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void oversamplesPixelsAndTrainsTheHeadAgain() throws IOException {
        Configurations.write(folder.resolve("stripes.conf"), CONFIGURATION);
        Path data = folder.resolve("data/cifar-10-batches-bin");
        CifarFiles.write(data, 5);
        Map<String, String> given = Folders.contents(data);
        Program.in(folder).run("stripes.conf", "--device", "cpu").succeeded();

        Results results = Results.of(folder.resolve("runs/stripes/results.csv"));
        assertThat(results.rows()).hasSize(1);
        Map<String, String> row = results.rows().get(0);
        // Worked by hand: of 108 images a quarter of each class is held out, which leaves
        // 15 12 12 9 9 6 6 6 3 3 = 81; to 15 of each, 69 are lacking.
        assertThat(row)
                .containsEntry("status", "done")
                .containsEntry("space", "pixel")
                .containsEntry("selection", "best-on-validation")
                .containsEntry("train_images", "81")
                .containsEntry("synthetic_images", "69");
        assertThat(row.get("best_epoch")).matches("[12]");
        assertThat(row.get("best_head_epoch")).matches("[12]");

        Results perClass = Results.of(
                folder.resolve("runs/stripes/trials").resolve(row.get("trial")).resolve("per-class.csv"));
        assertThat(perClass.column("train_images"))
                .containsExactly("15", "12", "12", "9", "9", "6", "6", "6", "3", "3");
        assertThat(perClass.column("synthetic_images"))
                .containsExactly("0", "3", "3", "6", "6", "9", "9", "9", "12", "12");
        assertThat(perClass.column("test_images")).containsOnly("5");
        assertThat(Folders.contents(data)).isEqualTo(given);

        StoreFolder store = new StoreFolder(folder.resolve("runs/.store"));
        assertThat(store.stageCounts())
                .containsOnlyKeys("subset", "pixel-synthetics", "training", "embeddings", "head", "evaluation");
        StageFolder synthetics = store.stages("pixel-synthetics").get(0);
        // Bytes, height before width before channel.
        assertThat(header(synthetics.file("synthetic.npy"))).contains("'|u1'", "(69, 32, 32, 3)");
        StageFolder training = store.stages("training").get(0);
        assertThat(training.file("best-on-validation-fm.safetensors")).isNotEmptyFile();
    }

    private static String header(Path array) throws IOException {
        return new String(Files.readAllBytes(array), 0, 128, StandardCharsets.ISO_8859_1);
    }
}
