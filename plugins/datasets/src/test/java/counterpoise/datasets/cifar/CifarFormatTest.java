package counterpoise.datasets.cifar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import counterpoise.api.dataset.LabelledImages;
import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFormatTest {

    @Test
    void takesTheLastOfSeveralLabels(@TempDir Path folder) throws IOException {
        CifarFormat format = new CifarFormat("CIFAR-100", 2, 100);
        assertThat(format.recordBytes()).isEqualTo(3074);
        byte[] records = new byte[2 * 3074];
        records[0] = 19;
        records[1] = 99;
        records[2] = 5;
        records[3074] = 3;
        records[3075] = 42;
        records[3076] = 6;
        Files.write(folder.resolve("train.bin"), records);

        LabelledImages train = format.read(new FakeDatasetContext(folder), List.of("train.bin"));
        assertThat(train.labels()).containsExactly(99, 42);
        byte[] pixels = new byte[2 * 3072];
        train.images().read(0, 2, pixels, 0);
        assertThat(pixels[0]).isEqualTo((byte) 5);
        assertThat(pixels[3072]).isEqualTo((byte) 6);
    }
}
