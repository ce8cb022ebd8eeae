package counterpoise.datasets.svhn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.testkit.junit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.types.MatlabType;

class SvhnLawsTest extends DatasetContract<SvhnOptions> {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoTrainingImagesAndThreeTestImagesOfEachClass() throws IOException {
        write("train_32x32.mat", 20, 1);
        write("test_32x32.mat", 30, 101);
    }

    private void write(String file, int count, int firstPixel) throws IOException {
        MatFiles.write(
                folder.resolve(file),
                MatFiles.images(IntStream.range(firstPixel, firstPixel + count).toArray()),
                MatFiles.labels(
                        MatlabType.UInt8,
                        DoubleStream.iterate(0, image -> image + 1)
                                .limit(count)
                                .map(image -> 1 + image % 10)
                                .toArray()));
    }

    @Override
    protected DatasetPlugin<SvhnOptions> plugin() {
        return new SvhnPlugin();
    }

    /** With and without the official sizes and checksums, which the runtime compares: here any file is taken. */
    @Override
    protected List<SvhnOptions> optionSets() {
        return List.of(
                new SvhnOptions(Optional.empty(), true, DigitOrder.ONE_FIRST, 2),
                new SvhnOptions(Optional.of(folder), false, DigitOrder.ZERO_FIRST, 0));
    }

    @Override
    protected Optional<Path> folder() {
        return Optional.of(folder);
    }
}
