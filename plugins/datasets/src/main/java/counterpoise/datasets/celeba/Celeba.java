package counterpoise.datasets.celeba;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;
import counterpoise.datasets.images.PictureFile;
import counterpoise.datasets.images.PictureImages;

/**
 * CelebA by the five classes of hair. Of the official split nothing is kept: its test part has about 420 bald heads,
 * too few for a balanced test set. Images come class by class, in the order of the labels, and in each in the order of
 * the attribute file.
 */
final class Celeba implements ImageDataset {

    private static final String ATTRIBUTES = "list_attr_celeba.txt";
    private static final String IMAGES = "img_align_celeba";

    private final CelebaOptions options;

    Celeba(CelebaOptions options) {
        this.options = options;
    }

    @Override
    public List<String> classNames(DatasetContext context) {
        return Arrays.stream(Hair.values()).map(Hair::label).toList();
    }

    @Override
    public Optional<DataSource> source() {
        return Optional.of(new DataSource(
                options.root(),
                "celeba",
                List.of(new DataFile(ATTRIBUTES, OptionalLong.empty(), Optional.empty())),
                List.of(IMAGES),
                "CelebA is for research alone and may not be handed on, so download it yourself: agree to its terms on"
                        + " the page \"Large-scale CelebFaces Attributes (CelebA) ImageDataset\" of the Multimedia"
                        + " Laboratory of the Chinese University of Hong Kong, take img_align_celeba.zip and"
                        + " list_attr_celeba.txt from \"Align&Cropped Images\" and \"Attributes Annotations\", lay"
                        + " them out as DIR/celeba/img_align_celeba/000001.jpg and DIR/celeba/list_attr_celeba.txt,"
                        + " and pass --data DIR."));
    }

    @Override
    public boolean isSlowToRead() {
        return true;
    }

    /** From -1 to 1: no constants for CelebA are agreed upon. */
    @Override
    public Normalisation normalisation() {
        return new Normalisation(List.of(.5, .5, .5), List.of(.5, .5, .5));
    }

    /** A face in a mirror is a face; shifts by up to an eighth, as is usual for images of 32 pixels. */
    @Override
    public Augmentation augmentation() {
        return new Augmentation(options.side() / 8, true);
    }

    @Override
    public Imbalance imbalance() {
        return new Imbalance(Imbalance.Profile.EXPONENTIAL, 40);
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) throws IOException {
        Map<String, Optional<Hair>> attributes =
                AttributeFile.read(context.folder().resolve(ATTRIBUTES));
        Path folder = context.folder().resolve(IMAGES);
        compareNames(attributes.keySet(), folder, context);
        List<Path> files = new ArrayList<>();
        IntStream.Builder labels = IntStream.builder();
        for (Hair hair : Hair.values()) {
            Split split = split(attributes, hair, context);
            for (String name : part == Part.TRAIN ? split.train() : split.test()) {
                files.add(folder.resolve(name));
                labels.add(hair.ordinal());
            }
        }
        return new LabelledImages(
                new PictureImages(files, options.side()), labels.build().toArray());
    }

    private Split split(Map<String, Optional<Hair>> attributes, Hair hair, DatasetContext context) throws IOException {
        List<String> names = attributes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Optional.of(hair)))
                .map(Map.Entry::getKey)
                .toList();
        if (names.size() <= options.testPerClass()) {
            throw new IOException(
                    ("%s: has %d images of the class %s (%s and no other of the five), so that %d for testing leave none"
                                    + " to train on; lower test-per-class")
                            .formatted(
                                    context.folder().resolve(ATTRIBUTES),
                                    names.size(),
                                    hair.label(),
                                    hair.attribute(),
                                    options.testPerClass()));
        }
        return Split.draw(
                names,
                options.testPerClass(),
                options.trainPerClass(),
                context.random("celeba split of seed " + options.seed(), hair.ordinal()));
    }

    /** Compares two lists instead of asking for each file, of which there are two hundred thousand. */
    private static void compareNames(Set<String> named, Path folder, DatasetContext context) throws IOException {
        SortedSet<String> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> !PictureFile.isHidden(file))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        SortedSet<String> missing = new TreeSet<>(named);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new IOException(
                    "%s: lacks %d of the %d images that %s names, the first being %s; unpack all of img_align_celeba.zip"
                            .formatted(folder, missing.size(), named.size(), ATTRIBUTES, missing.first()));
        }
        found.removeAll(named);
        if (!found.isEmpty()) {
            context.warn("%s: ignored %d files that %s does not name, such as %s."
                    .formatted(folder, found.size(), ATTRIBUTES, found.first()));
        }
    }
}
