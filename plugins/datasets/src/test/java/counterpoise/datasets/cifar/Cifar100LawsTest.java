package counterpoise.datasets.cifar;

import static counterpoise.datasets.cifar.CifarFiles.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.datasets.cifar.Cifar100Options.Labels;
import counterpoise.testkit.junit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class Cifar100LawsTest extends DatasetContract<Cifar100Options> {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeOneImageOfEachClass() throws IOException {
        write("train.bin", 1);
        write("test.bin", 101);
    }

    private void write(String file, int firstPixel) throws IOException {
        CifarFiles.write(
                folder.resolve(file),
                IntStream.range(0, 100)
                        .mapToObj(fine -> record(fine / 5, fine, firstPixel + fine))
                        .toArray(byte[][]::new));
    }

    @Override
    protected DatasetPlugin<Cifar100Options> plugin() {
        return new Cifar100Plugin();
    }

    /** With and without the official sizes, which the runtime compares: here any file is taken. */
    @Override
    protected List<Cifar100Options> optionSets() {
        return List.of(
                new Cifar100Options(Optional.empty(), false, Labels.FINE),
                new Cifar100Options(Optional.of(folder), true, Labels.COARSE));
    }

    @Override
    protected Optional<Path> folder() {
        return Optional.of(folder);
    }
}
