package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import counterpoise.dist.Program.Finished;
import counterpoise.dist.Program.Running;
import counterpoise.dist.StoreFolder.StageFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runs on one store at once. */
class ConcurrentRunsIT {

    private static final Pattern COMPUTED = Pattern.compile("(?m)^\\[\\d+/\\d+\\] (\\S+ [0-9a-f]{8}) done in ");

    @TempDir
    private Path folder;

    @Test
    void computeEachStageOnceBetweenThem() throws IOException {
        Configurations.write(folder.resolve("sweep.conf"), Configurations.SWEEP);
        Program program = Program.in(folder);
        Running one = program.start("sweep.conf", "--device", "cpu", "--store", "store", "--out", "one");
        Running two = program.start("sweep.conf", "--device", "cpu", "--store", "store", "--out", "two");
        Finished first = one.finish().succeeded();
        Finished second = two.finish().succeeded();

        assertThat(second.out().replace("Report: two", "Report: one")).isEqualTo(first.out());
        assertThat(Results.of(folder.resolve("two/results.csv")))
                .isEqualTo(Results.of(folder.resolve("one/results.csv")));

        StoreFolder store = new StoreFolder(folder.resolve("store"));
        List<String> computed = Stream.of(first, second)
                .flatMap(run -> COMPUTED.matcher(run.err()).results())
                .map(match -> match.group(1))
                .toList();
        assertThat(computed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(store.stages().stream()
                        .map(stage -> stage.kind() + " " + stage.key().substring(0, 8))
                        .toList());
        assertThat(store.stages().stream().map(StageFolder::run).distinct()).hasSizeBetween(1, 2);
        assertThat(Folders.files(folder.resolve("store/v1/partial"))).isEmpty();
    }
}
