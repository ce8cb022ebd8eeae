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

/** CIFAR-100 in its binary version. */
final class Cifar100 implements ImageDataset {

    private static final CifarFormat FINE = new CifarFormat("CIFAR-100", 2, 1, 100);
    private static final CifarFormat COARSE = new CifarFormat("CIFAR-100", 2, 0, 20);

    // The checksum of the archive is known for certain, those of the files in it are not: what is fetched is verified
    // whole, files that a user unpacked by their sizes alone.
    private static final CifarArchive ARCHIVE = new CifarArchive(
            "cifar100",
            new CifarFile(
                    "cifar-100-binary.tar.gz",
                    168_513_733,
                    Optional.of("58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec")),
            "cifar-100-binary",
            List.of(new CifarFile("train.bin", 50_000L * FINE.recordBytes(), Optional.empty())),
            List.of(new CifarFile("test.bin", 10_000L * FINE.recordBytes(), Optional.empty())));

    private final Cifar100Options options;

    Cifar100(Cifar100Options options) {
        this.options = options;
    }

    @Override
    public List<String> classNames(DatasetContext context) {
        return switch (options.labels()) {
            case FINE -> Cifar100Classes.FINE;
            case COARSE -> Cifar100Classes.COARSE;
        };
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
        return new Imbalance(Imbalance.Profile.EXPONENTIAL, 10);
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) throws IOException {
        CifarFormat format =
                switch (options.labels()) {
                    case FINE -> FINE;
                    case COARSE -> COARSE;
                };
        return format.read(context, part == Part.TRAIN ? ARCHIVE.train() : ARCHIVE.test());
    }
}
