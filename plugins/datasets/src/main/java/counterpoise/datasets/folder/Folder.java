package counterpoise.datasets.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.api.dataset.Normalisation;
import counterpoise.datasets.images.PictureImages;

/** A user's own pictures. Images come class by class, in the order of the labels, and sorted by name in each. */
final class Folder implements ImageDataset {

    private static final String TRAIN = "train";
    private static final String TEST = "test";

    /** How many of the files that are ignored a warning names. */
    private static final int NAMED = 5;

    private final FolderOptions options;

    Folder(FolderOptions options) {
        this.options = options;
    }

    @Override
    public List<String> classNames(DatasetContext context) throws IOException {
        return classNames(train(context));
    }

    private List<String> classNames(ClassFolders train) throws IOException {
        Set<String> found = train.pictures().keySet();
        if (options.classes().isEmpty()) {
            return List.copyOf(found);
        }
        if (!found.equals(Set.copyOf(options.classes()))) {
            throw new IOException("%s: has folders of the classes %s, but the option classes names %s; name each once"
                    .formatted(train.folder(), found, options.classes()));
        }
        return options.classes();
    }

    @Override
    public Optional<DataSource> source() {
        return Optional.of(new DataSource(
                options.root(),
                "folder",
                List.of(),
                List.of(TRAIN, TEST),
                "Put your pictures, .png, .jpg or .jpeg, into DIR/train/CLASS/ and DIR/test/CLASS/, with a folder of"
                        + " one name in both for each class, and pass --data DIR."));
    }

    @Override
    public boolean isSlowToRead() {
        return true;
    }

    @Override
    public Normalisation normalisation() {
        return new Normalisation(options.mean(), options.deviation());
    }

    /** Shifts by up to an eighth. Whether a mirror image is of the same class, only the user knows. */
    @Override
    public Augmentation augmentation() {
        return new Augmentation(options.side() / 8, false);
    }

    @Override
    public LabelledImages load(Part part, DatasetContext context) throws IOException {
        ClassFolders train = train(context);
        List<String> classNames = classNames(train);
        ClassFolders folders =
                switch (part) {
                    case TRAIN -> train;
                    case TEST -> test(context, train);
                };
        warnOfIgnored(folders, context);
        List<Path> files = new ArrayList<>();
        IntStream.Builder labels = IntStream.builder();
        for (int label = 0; label < classNames.size(); label++) {
            for (Path file : folders.pictures().get(classNames.get(label))) {
                files.add(file);
                labels.add(label);
            }
        }
        return new LabelledImages(
                new PictureImages(files, options.side()), labels.build().toArray());
    }

    private static ClassFolders train(DatasetContext context) throws IOException {
        return ClassFolders.in(context.folder().resolve(TRAIN));
    }

    private static ClassFolders test(DatasetContext context, ClassFolders train) throws IOException {
        ClassFolders test = ClassFolders.in(context.folder().resolve(TEST));
        requireWithin(train, test);
        requireWithin(test, train);
        return test;
    }

    private static void requireWithin(ClassFolders some, ClassFolders all) throws IOException {
        Set<String> more = new TreeSet<>(some.pictures().keySet());
        more.removeAll(all.pictures().keySet());
        if (!more.isEmpty()) {
            throw new IOException("%s: has no folder of the class %s, which %s has; both need the same classes"
                    .formatted(all.folder(), String.join(", ", more), some.folder()));
        }
    }

    private static void warnOfIgnored(ClassFolders folders, DatasetContext context) {
        List<Path> ignored = folders.ignored();
        if (!ignored.isEmpty()) {
            String names = ignored.stream().limit(NAMED).map(Path::toString).collect(Collectors.joining(", "));
            context.warn("%s: ignored %s%s, not being a .png, .jpg or .jpeg file in the folder of a class."
                    .formatted(
                            folders.folder(),
                            names,
                            ignored.size() > NAMED ? " and %d more".formatted(ignored.size() - NAMED) : ""));
        }
    }
}
