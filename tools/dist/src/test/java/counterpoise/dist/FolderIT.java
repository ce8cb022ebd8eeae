package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import counterpoise.dist.StoreFolder.StageFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pictures of any size: they are decoded once, for all stages, experiments and runs. */
class FolderIT {

    private static final String CONFIGURATION =
            """
            experiment {
              name         = pictures
              dataset {
                plugin    = folder
                folder    { side = 16, classes = [red, green, blue] }
                imbalance { profile = counts, counts = [8, 4, 2] }
              }
              architecture { plugin = resnet, resnet { depth = 8 } }
              training     { epochs = 1, batch-size = 8, warm-up-epochs = 0 }
              head         { epochs = 1 }
            }
            sweep { oversampler.plugin = [none, random] }
            """;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void writePictures() throws IOException {
        program = Program.in(folder);
        Configurations.write(folder.resolve("pictures.conf"), CONFIGURATION);
        List<String> names = List.of("red", "green", "blue");
        for (int label = 0; label < 3; label++) {
            for (int i = 0; i < 12; i++) {
                String part = i < 8 ? "train" : "test";
                String ending = i % 2 == 0 ? "png" : "jpg";
                write("%s/%s/%d.%s".formatted(part, names.get(label), i, ending), 20 + i, 40 - i, 2 - label);
            }
        }
    }

    /** A picture all of one channel at 200. */
    private Path write(String name, int width, int height, int channel) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < width * height; pixel++) {
            picture.setRGB(pixel % width, pixel / width, 200 << (8 * channel));
        }
        Path file = folder.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, name.substring(name.length() - 3), file.toFile());
        return file;
    }

    private List<StageFolder> images() {
        return new StoreFolder(folder.resolve("runs/.store")).stages("images");
    }

    @Test
    void decodesPicturesOnce() throws IOException {
        Map<String, String> given = Folders.contents(folder.resolve("data"));
        program.run("pictures.conf", "--device", "cpu").succeeded();
        Results results = Results.of(folder.resolve("runs/pictures/results.csv"));
        assertThat(results.rows()).hasSize(2).allSatisfy(row -> assertThat(row)
                .containsEntry("status", "done")
                .containsEntry("train_images", "14"));
        assertThat(images()).hasSize(1);
        StageFolder first = images().get(0);
        assertThat(first.json().get("facts").get("class_names").toString()).isEqualTo("[\"red\",\"green\",\"blue\"]");

        // Eight red pictures, eight green ones, eight blue ones, of 16 x 16 pixels after the header of 128 bytes.
        byte[] pixels = Files.readAllBytes(first.file("train.npy"));
        assertThat(pixels).hasSize(128 + 24 * 16 * 16 * 3);
        for (int image = 0; image < 24; image++) {
            int at = 128 + image * 16 * 16 * 3;
            byte[] pixel = Arrays.copyOfRange(pixels, at, at + 3);
            for (int channel = 0; channel < 3; channel++) {
                // JPEG may be off by a few.
                assertThat(Byte.toUnsignedInt(pixel[channel]))
                        .isBetween(channel == image / 8 ? 190 : 0, channel == image / 8 ? 210 : 10);
            }
        }

        program.run("pictures.conf", "--device", "cpu", "experiment.seed=1", "--out", "again")
                .succeeded();
        assertThat(images()).hasSize(1);
        assertThat(images().get(0).run()).isEqualTo(first.run());
        assertThat(Folders.contents(folder.resolve("data"))).isEqualTo(given);

        write("test/blue/new.png", 9, 9, 0);
        program.run("pictures.conf", "--device", "cpu", "experiment.seed=1", "--out", "again")
                .succeeded();
        assertThat(images()).hasSize(2);
    }

    @Test
    void namesThePictureThatCannotBeRead() throws IOException {
        Path broken = write("train/green/4.png", 30, 30, 1);
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), 60));
        Program.Finished finished = program.run("pictures.conf", "--device", "cpu");
        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.err())
                .contains("train/green/4.png: is not a picture that can be read")
                .contains("replace it or remove it");
    }

    @Test
    void saysHowPicturesAreToLie() {
        Program.Finished finished = program.run("pictures.conf", "--device", "cpu", "--data", "nowhere");
        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err())
                .contains("Dataset folder was not found; looked for train/ in ")
                .contains("DIR/train/CLASS/");
    }
}
