package counterpoise.datasets.svhn;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;

/**
 * Street View House Numbers, format 2: cropped digits (Netzer et al., 2011, "Reading Digits in Natural Images with
 * Unsupervised Feature Learning").
 *
 * <p>Its classes are not equally frequent by nature, neither in training nor in testing. Results on a long-tailed SVHN
 * that were published without saying how it was cut fit a largest class of 5,000 images, as CIFAR-10 has, which needs
 * the digit 0 at the end, and a balanced test set: so it is here by default, and options say otherwise.
 */
final class Svhn implements ImageDataset {

    private static final String PAGE = "http://ufldl.stanford.edu/housenumbers/";

    private static final DataFile TRAIN = new DataFile(
            "train_32x32.mat",
            OptionalLong.of(182_040_794),
            Optional.of("435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8"));

    private static final DataFile TEST = new DataFile(
            "test_32x32.mat",
            OptionalLong.of(64_275_384),
            Optional.of("cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b"));

    private final SvhnOptions options;

    Svhn(SvhnOptions options) {
        this.options = options;
    }

    @Override
    public List<String> classNames(DatasetContext context) {
        return options.digitOrder().names();
    }

    @Override
    public Optional<DataSource> source() {
        List<DataFile> files = Stream.of(TRAIN, TEST).map(this::declared).toList();
        return Optional.of(new DataSource(
                options.root(),
                "svhn",
                files,
                List.of(),
                ("Get it by run-experiment fetch svhn; or download train_32x32.mat and test_32x32.mat from %s into"
                                + " DIR/svhn and pass --data DIR.")
                        .formatted(PAGE),
                files.stream()
                        .map(file -> new Download(URI.create(PAGE + file.path()), file, Packing.NONE))
                        .toList()));
    }

    private DataFile declared(DataFile official) {
        return options.verifyChecksums()
                ? official
                : new DataFile(official.path(), OptionalLong.empty(), Optional.empty());
    }

    /** By the mean and deviation of the training images. */
    @Override
    public Normalisation normalisation() {
        return new Normalisation(List.of(.4377, .4438, .4728), List.of(.1980, .2010, .1970));
    }

    /** No flip: the mirror image of a digit is none. */
    @Override
    public Augmentation augmentation() {
        return new Augmentation(4, false);
    }

    @Override
    public Imbalance imbalance() {
        return new Imbalance(
                Imbalance.Profile.EXPONENTIAL,
                100,
                OptionalInt.of(options.digitOrder().largest()));
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) throws IOException {
        Path path = context.folder().resolve((part == Part.TRAIN ? TRAIN : TEST).path());
        SvhnFile file = SvhnFile.open(path);
        int[] chosen = part == Part.TEST && options.testPerClass() > 0
                ? firstOfEachDigit(path, file.digits())
                : IntStream.range(0, file.digits().length).toArray();
        int[] labels = Arrays.stream(chosen)
                .map(image -> options.digitOrder().label(file.digits()[image]))
                .toArray();
        return new LabelledImages(new SvhnImages(file, chosen), labels);
    }

    /** The positions of equally many images of each digit, in the order of the file. */
    private int[] firstOfEachDigit(Path path, int[] digits) throws IOException {
        int[] found = new int[options.digitOrder().names().size()];
        int[] chosen = IntStream.range(0, digits.length)
                .filter(image -> found[digits[image]]++ < options.testPerClass())
                .toArray();
        for (int digit = 0; digit < found.length; digit++) {
            if (found[digit] < options.testPerClass()) {
                throw new IOException(
                        ("%s: has %d images of the digit %d, and test-per-class asks for %d; lower it, or set it to 0"
                                        + " for all")
                                .formatted(path, found[digit], digit, options.testPerClass()));
            }
        }
        return chosen;
    }
}
