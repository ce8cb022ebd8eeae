package counterpoise.datasets.cifar;

import static counterpoise.datasets.cifar.CifarFiles.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.testkit.junit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class Cifar10LawsTest extends DatasetContract<Cifar10Options> {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeOneTrainingImageAndOneTestImageOfEachClass() throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            CifarFiles.write(
                    folder.resolve("data_batch_%d.bin".formatted(batch)),
                    record(2 * batch - 2, batch),
                    record(2 * batch - 1, 10 * batch));
        }
        byte[][] oneOfEachClass = IntStream.range(0, 10)
                .mapToObj(label -> record(label, 200 + label))
                .toArray(byte[][]::new);
        CifarFiles.write(folder.resolve("test_batch.bin"), oneOfEachClass);
    }

    @Override
    protected DatasetPlugin<Cifar10Options> plugin() {
        return new Cifar10Plugin();
    }

    /** With and without the official sizes and checksums, which the runtime compares: here any file is taken. */
    @Override
    protected List<Cifar10Options> optionSets() {
        return List.of(new Cifar10Options(Optional.empty(), false), new Cifar10Options(Optional.of(folder), true));
    }

    @Override
    protected Optional<Path> folder() {
        return Optional.of(folder);
    }
}
