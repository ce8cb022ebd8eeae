package counterpoise.datasets.cifar;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;

/** CIFAR-10 in its binary version. */
final class Cifar10 implements ImageDataset {

    private static final CifarFormat FORMAT = new CifarFormat("CIFAR-10", 1, 0, 10);

    private static final CifarArchive ARCHIVE = new CifarArchive(
            "cifar10",
            new CifarFile(
                    "cifar-10-binary.tar.gz",
                    170_052_171,
                    Optional.of("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")),
            "cifar-10-batches-bin",
            List.of(
                    file("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                    file("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                    file("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                    file("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                    file("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add")),
            List.of(file("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")));

    private final Cifar10Options options;

    Cifar10(Cifar10Options options) {
        this.options = options;
    }

    private static CifarFile file(String name, String sha256) {
        return new CifarFile(name, 10_000L * FORMAT.recordBytes(), Optional.of(sha256));
    }

    @Override
    public List<String> classNames(DatasetContext context) {
        return List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    }

    @Override
    public Optional<DataSource> source() {
        return Optional.of(ARCHIVE.source(options.root(), options.verifyChecksums()));
    }

    @Override
    public Normalisation normalisation() {
        return CifarRecipe.NORMALISATION;
    }

    @Override
    public Augmentation augmentation() {
        return CifarRecipe.AUGMENTATION;
    }

    @Override
    public Imbalance imbalance() {
        return new Imbalance(Imbalance.Profile.EXPONENTIAL, 100);
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) throws IOException {
        return FORMAT.read(context, part == Part.TRAIN ? ARCHIVE.train() : ARCHIVE.test());
    }
}
