package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every loss, with and without deferred re-weighting. */
class LossesIT {

    private static final List<String> LOSSES = List.of("ce", "asl", "focal", "ldam");

    private static final String SWEEP = Configurations.TINY
            + """
            sweep {
              loss.plugin           = [ce, asl, focal, ldam]
              training.re-weighting = [none, effective-number]
            }
            cases = [ { when { training.re-weighting = effective-number }, set { training.deferred-from = 0.5 } } ]
            """;

    @Test
    void reWeightsEveryLossFromTheEpochToWhichThatIsDeferred(@TempDir Path folder) throws IOException {
        Configurations.write(folder.resolve("losses.conf"), SWEEP);
        Program.in(folder).run("losses.conf", "--device", "cpu").succeeded();

        Path out = folder.resolve("runs/tiny");
        Results results = Results.of(out.resolve("results.csv"));
        assertThat(results.column("status")).hasSize(2 * LOSSES.size()).containsOnly("done");
        for (String loss : LOSSES) {
            List<String> plain = lossesOfPhase1(out, results, loss, "none");
            List<String> deferred = lossesOfPhase1(out, results, loss, "effective-number");
            assertThat(deferred.get(0)).as(loss).isEqualTo(plain.get(0));
            assertThat(deferred.get(1)).as(loss).isNotEqualTo(plain.get(1));
        }
    }

    /** ResNet-32 and the head that the loss asks for: the published checkpoints, and LDAM's without biases. */
    @Test
    void trainsAsManyParametersAsThePublishedNetworks(@TempDir Path folder) throws IOException {
        Configurations.write(
                folder.resolve("parameters.conf"),
                Configurations.TINY
                        + """
                        experiment {
                          dataset.shapes { train-per-class = 10, test-per-class = 2 }
                          architecture.resnet.depth = 32
                          training.epochs = 1
                        }
                        sweep.loss.plugin = [ce, ldam]
                        """);
        Program.in(folder).run("parameters.conf", "--device", "cpu").succeeded();

        Results results = Results.of(folder.resolve("runs/tiny/results.csv"));
        assertThat(results.column("loss")).containsExactly("ce", "ldam");
        assertThat(results.column("parameters")).containsExactly("464154", "464144");
    }

    /** The mean loss of each epoch, of the one trial of a loss and a way to weigh classes. */
    private static List<String> lossesOfPhase1(Path out, Results results, String loss, String reWeighting) {
        for (int row = 0; row < results.rows().size(); row++) {
            if (results.column("loss").get(row).equals(loss)
                    && results.column("training.re-weighting").get(row).equals(reWeighting)) {
                Path trial =
                        out.resolve("trials").resolve(results.column("trial").get(row));
                return Results.of(trial.resolve("epochs.csv")).column("loss").subList(0, 2);
            }
        }
        throw new AssertionError("no trial of %s with %s".formatted(loss, reWeighting));
    }
}
