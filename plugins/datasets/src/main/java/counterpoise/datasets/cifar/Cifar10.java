package counterpoise.datasets.cifar;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;

/** CIFAR-10 in its binary version. */
final class Cifar10 implements ImageDataset {

    private static final CifarFormat FORMAT = new CifarFormat("CIFAR-10", 1, 10);

    private static final long OFFICIAL_BYTES = 10_000L * FORMAT.recordBytes();

    private static final List<OfficialFile> TRAIN = List.of(
            new OfficialFile("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
            new OfficialFile("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
            new OfficialFile("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
            new OfficialFile("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
            new OfficialFile("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"));

    private static final List<OfficialFile> TEST = List.of(
            new OfficialFile("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"));

    private final Cifar10Options options;

    Cifar10(Cifar10Options options) {
        this.options = options;
    }

    @Override
    public List<String> classNames(DatasetContext context) {
        return List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    }

    @Override
    public Optional<DataSource> source() {
        List<DataFile> files = List.of(TRAIN, TEST).stream()
                .flatMap(List::stream)
                .map(file -> options.verifyChecksums() ? file.verified() : file.unverified())
                .toList();
        return Optional.of(new DataSource(
                options.root(),
                "cifar-10-batches-bin",
                files,
                "Download cifar-10-binary.tar.gz, the \"binary version\" on the CIFAR-10 page of Alex Krizhevsky at the"
                        + " University of Toronto, unpack it into DIR and pass --data DIR."));
    }

    @Override
    public Normalisation normalisation() {
        return new Normalisation(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010));
    }

    @Override
    public Augmentation augmentation() {
        return new Augmentation(4, true);
    }

    @Override
    public Imbalance imbalance() {
        return new Imbalance(Imbalance.Profile.EXPONENTIAL, 100);
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) throws IOException {
        List<OfficialFile> files =
                switch (part) {
                    case TRAIN -> TRAIN;
                    case TEST -> TEST;
                };
        return FORMAT.read(context, files.stream().map(OfficialFile::name).toList());
    }

    /** A file of the official archive. */
    private record OfficialFile(String name, String sha256) {

        DataFile verified() {
            return new DataFile(name, OptionalLong.of(OFFICIAL_BYTES), Optional.of(sha256));
        }

        DataFile unverified() {
            return new DataFile(name, OptionalLong.empty(), Optional.empty());
        }
    }
}
