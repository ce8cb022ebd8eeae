package counterpoise.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations small enough to be run in a second or two. */
final class Configurations {

    /** A network that is trained for two epochs on 240 images. */
    static final String TINY =
            """
            experiment {
              name         = tiny
              dataset {
                plugin    = shapes
                shapes    { train-per-class = 60, test-per-class = 20 }
                imbalance { profile = exponential, ratio = 10 }
              }
              architecture { plugin = resnet, resnet { depth = 8 } }
              training     { epochs = 2, batch-size = 32, learning-rate = 0.05, warm-up-epochs = 1 }
              head         { epochs = 2 }
            }
            """;

    /** Six trials on two networks. */
    static final String SWEEP = TINY
            + """
            sweep {
              oversampler.plugin = [none, random, eos]
              seed               = [0, 1]
            }
            """;

    /** Two trials on one network that is trained for so many epochs that a run can be stopped in their midst. */
    static final String LONG = TINY
            + """
            experiment { training { epochs = 16 } }
            sweep { oversampler.plugin = [none, eos] }
            """;

    private Configurations() {}

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
