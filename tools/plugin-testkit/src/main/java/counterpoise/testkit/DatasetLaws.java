package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.Images;
import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.Dataset.Part;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledData;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.testkit.fake.FakeDatasetContext;

/** The laws of datasets. */
public final class DatasetLaws {

    /** How many samples are compared, at most: enough for a start, a middle and an end. */
    private static final int COMPARED = 64;

    /** How many read at once where that is tried. */
    private static final int THREADS = 4;

    static final List<Law<DatasetSubject>> LAWS = List.of(
            new Law<>("it offers either images or embeddings", DatasetLaws::offersImagesOrEmbeddings),
            new Law<>("there are at least two classes with distinct names", DatasetLaws::classesHaveNames),
            new Law<>("declared files stay below the folder", DatasetLaws::filesStayBelowTheFolder),
            new Law<>("declared checksums and sizes can be", DatasetLaws::checksumsCanBe),
            new Law<>("a dataset with files says how to get them", DatasetLaws::saysHowToGetThem),
            new Law<>("declared downloads hold declared files", DatasetLaws::downloadsHoldFiles),
            new Law<>("every label is that of a class", DatasetLaws::labelsAreInRange),
            new Law<>("every class is there in train and test", DatasetLaws::classesAreThere),
            new Law<>("training and test images have one shape", DatasetLaws::partsHaveOneShape),
            new Law<>("the test images are not the training images", DatasetLaws::partsDiffer),
            new Law<>("training and test embeddings have one width", DatasetLaws::partsHaveOneWidth),
            new Law<>("every value of an embedding is finite", DatasetLaws::embeddingsAreFinite),
            new Law<>("the normalisation has the channels of the images", DatasetLaws::normalisationFits),
            new Law<>("labels asked for alone are those of the part", DatasetLaws::tellsTheSameLabelsAlone),
            new Law<>("loaded again it is the same", DatasetLaws::loadsTheSame),
            new Law<>("the order in which parts are loaded does not matter", DatasetLaws::orderOfPartsIsFree),
            new Law<>("nothing but what is declared has a part in it", DatasetLaws::readsWhatIsDeclared),
            new Law<>("images read by several threads at once are the same", DatasetLaws::threadsReadTheSame),
            new Law<>("images read by ranges equal images read one by one", DatasetLaws::rangesEqualSingles),
            new Law<>("reading writes only where it was asked to", DatasetLaws::readingKeepsToItsPlace));

    private DatasetLaws() {}

    /** How many laws there are, besides those of {@link PluginLaws}. */
    public static int count() {
        return LAWS.size();
    }

    /** Every law about one dataset. */
    public static List<LawCase> cases(DatasetSubject subject, String suffix) {
        return LawCase.of(LAWS, subject, suffix);
    }

    private static void offersImagesOrEmbeddings(DatasetSubject subject) {
        Dataset dataset = subject.product().get();
        require(
                dataset instanceof ImageDataset != dataset instanceof EmbeddingDataset,
                "%s must be either an ImageDataset or an EmbeddingDataset",
                dataset.getClass());
    }

    private static void classesHaveNames(DatasetSubject subject) throws IOException {
        List<String> names = classNames(subject);
        require(names.size() >= 2, "there are %d classes", names.size());
        require(names.stream().noneMatch(String::isBlank), "a name is empty: %s", names);
        require(new HashSet<>(names).size() == names.size(), "a name is there twice: %s", names);
        require(names.equals(classNames(subject)), "asked again it names other classes than %s", names);
    }

    private static List<String> classNames(DatasetSubject subject) throws IOException {
        requireLoadable(subject);
        return subject.product().get().classNames(subject.context());
    }

    private static void filesStayBelowTheFolder(DatasetSubject subject) {
        DataSource source = source(subject);
        List<String> paths = Stream.concat(source.files().stream().map(DataFile::path), source.trees().stream())
                .toList();
        require(!paths.isEmpty(), "it has a source, but neither files nor trees");
        paths.forEach(path -> require(isBelow(path), "\"%s\" is not a relative path with slashes", path));
        require(new HashSet<>(paths).size() == paths.size(), "a file is declared twice: %s", paths);
        require(
                isBelow(source.folderName()) && !source.folderName().contains("/"),
                "the folder name \"%s\" is not one name",
                source.folderName());
    }

    private static boolean isBelow(String path) {
        return !path.contains("\\")
                && !path.contains(":")
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(name -> name.isBlank() || name.equals(".") || name.equals(".."));
    }

    private static void checksumsCanBe(DatasetSubject subject) {
        source(subject).files().forEach(file -> {
            file.sha256()
                    .ifPresent(digest ->
                            require(digest.matches("[0-9a-f]{64}"), "%s has the checksum \"%s\"", file.path(), digest));
            file.bytes().ifPresent(bytes -> require(bytes >= 0, "%s has %d bytes", file.path(), bytes));
        });
    }

    private static void saysHowToGetThem(DatasetSubject subject) {
        String sentence = source(subject).howToGet();
        require(!sentence.isBlank(), "the sentence is empty");
        require(sentence.endsWith("."), "the sentence has no full stop: %s", sentence);
    }

    private static void downloadsHoldFiles(DatasetSubject subject) {
        DataSource source = source(subject);
        for (Download download : source.downloads()) {
            URI address = download.address();
            require(
                    String.valueOf(address.getScheme()).matches("https?") && address.getHost() != null,
                    "%s is no address that begins with http:// or https://",
                    address);
            String path = download.file().path();
            if (download.packing() == Packing.NONE) {
                require(source.files().contains(download.file()), "%s is not among the files as it is declared", path);
            } else {
                require(
                        source.files().stream().noneMatch(file -> file.path().equals(path)),
                        "the archive %s is declared as a file of the dataset",
                        path);
            }
        }
        boolean packed = source.downloads().stream().anyMatch(download -> download.packing() != Packing.NONE);
        require(
                source.downloads().isEmpty()
                        || packed
                        || source.downloads().size() == source.files().size(),
                "%d files, but %d downloads",
                source.files().size(),
                source.downloads().size());
    }

    private static DataSource source(DatasetSubject subject) {
        return subject.product().get().source().orElseThrow(() -> new LawDoesNotApply("it has no files"));
    }

    private static void labelsAreInRange(DatasetSubject subject) throws IOException {
        int classes = classNames(subject).size();
        load(subject)
                .forEach((part, loaded) -> require(
                        Arrays.stream(loaded.labels()).allMatch(label -> label >= 0 && label < classes),
                        "%s: a label is not from 0 to %d",
                        part,
                        classes - 1));
    }

    private static void classesAreThere(DatasetSubject subject) throws IOException {
        int classes = classNames(subject).size();
        load(subject).forEach((part, loaded) -> {
            int[] missing = IntStream.range(0, classes)
                    .filter(label -> Arrays.stream(loaded.labels()).noneMatch(found -> found == label))
                    .toArray();
            require(missing.length == 0, "%s has no sample of the classes %s", part, Arrays.toString(missing));
        });
    }

    private static void partsHaveOneShape(DatasetSubject subject) throws IOException {
        Images train = images(subject, Part.TRAIN);
        Images test = images(subject, Part.TEST);
        require(train.shape().equals(test.shape()), "%s and %s", train.shape(), test.shape());
    }

    private static void partsDiffer(DatasetSubject subject) throws IOException {
        Images train = images(subject, Part.TRAIN);
        Images test = images(subject, Part.TEST);
        if (!train.shape().equals(test.shape())) {
            return;
        }
        Map<ByteBuffer, Integer> rows = new HashMap<>();
        for (int row : compared(train)) {
            rows.putIfAbsent(image(train, row), row);
        }
        for (int row : compared(test)) {
            Integer same = rows.get(image(test, row));
            require(same == null, "test image %d is training image %d", row, same);
        }
    }

    private static ByteBuffer image(Images images, int row) {
        byte[] pixels = new byte[images.shape().values()];
        images.read(row, 1, pixels, 0);
        return ByteBuffer.wrap(pixels);
    }

    private static void tellsTheSameLabelsAlone(DatasetSubject subject) throws IOException {
        for (Part part : Part.values()) {
            int[] loaded = load(subject, List.of(part)).get(part).labels();
            int[] alone = subject.product().get().labels(part, subject.context());
            require(Arrays.equals(loaded, alone), "%s: the labels differ", part);
        }
    }

    private static void normalisationFits(DatasetSubject subject) throws IOException {
        int channels = images(subject, Part.TRAIN).shape().channels();
        int normalised =
                ((ImageDataset) subject.product().get()).normalisation().mean().size();
        require(normalised == channels, "images have %d channels, the normalisation %d", channels, normalised);
    }

    private static void partsHaveOneWidth(DatasetSubject subject) throws IOException {
        int train = embeddings(subject, Part.TRAIN).width();
        int test = embeddings(subject, Part.TEST).width();
        require(train == test, "%d values to train on, %d to test on", train, test);
    }

    private static void embeddingsAreFinite(DatasetSubject subject) throws IOException {
        for (Part part : Part.values()) {
            float[] values = embeddings(subject, part).values();
            for (int i = 0; i < values.length; i++) {
                require(Float.isFinite(values[i]), "%s: value %d is %s", part, i, values[i]);
            }
        }
    }

    private static Images images(DatasetSubject subject, Part part) throws IOException {
        if (load(subject).get(part) instanceof LabelledImages images) {
            return images.images();
        }
        throw new LawDoesNotApply("it has no images");
    }

    private static LabelledEmbeddings embeddings(DatasetSubject subject, Part part) throws IOException {
        if (load(subject).get(part) instanceof LabelledEmbeddings embeddings) {
            return embeddings;
        }
        throw new LawDoesNotApply("it has no embeddings");
    }

    private static void loadsTheSame(DatasetSubject subject) throws IOException {
        requireSame(load(subject), load(subject));
    }

    private static void orderOfPartsIsFree(DatasetSubject subject) throws IOException {
        requireSame(load(subject), load(subject, List.of(Part.TEST, Part.TRAIN)));
        for (Part part : Part.values()) {
            Map<Part, LabelledData> alone = load(subject, List.of(part));
            requireSame(Map.of(part, load(subject).get(part)), alone);
        }
    }

    /**
     * Loads a copy of what is declared, made elsewhere in another order, with hidden files beside: what else a dataset
     * read, the keys under which results are stored would not tell.
     */
    private static void readsWhatIsDeclared(DatasetSubject subject) throws IOException {
        requireLoadable(subject);
        DataSource source = source(subject);
        try (DeclaredCopy copy = DeclaredCopy.of(source, subject.folder().orElseThrow())) {
            DatasetSubject copied = new DatasetSubject(subject.product(), Optional.of(copy.folder()));
            require(classNames(subject).equals(classNames(copied)), "a copy has other classes");
            requireSame(load(subject), load(copied));
        }
    }

    private static void threadsReadTheSame(DatasetSubject subject) throws IOException {
        eachPart(subject, images -> {
            byte[] expected = pixels(images);
            for (byte[] found : readByThreads(images)) {
                require(Arrays.equals(expected, found), "beside others a thread reads other pixels than alone");
            }
        });
    }

    private static List<byte[]> readByThreads(Images images) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            Callable<byte[]> reader = () -> {
                start.await();
                return pixels(images);
            };
            List<byte[]> read = new ArrayList<>();
            for (Future<byte[]> one : threads.invokeAll(Collections.nCopies(THREADS, reader))) {
                read.add(one.get());
            }
            return read;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("beside others a thread cannot read: " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void requireSame(Map<Part, LabelledData> first, Map<Part, LabelledData> second) {
        first.forEach((part, loaded) -> {
            LabelledData again = second.get(part);
            require(Arrays.equals(loaded.labels(), again.labels()), "%s: the labels differ", part);
            if (loaded instanceof LabelledImages images && again instanceof LabelledImages same) {
                require(Arrays.equals(pixels(images.images()), pixels(same.images())), "%s: the images differ", part);
            }
            if (loaded instanceof LabelledEmbeddings embeddings && again instanceof LabelledEmbeddings same) {
                require(Arrays.equals(embeddings.values(), same.values()), "%s: the embeddings differ", part);
            }
        });
    }

    private static byte[] pixels(Images images) {
        int values = images.shape().values();
        int[] rows = compared(images);
        byte[] pixels = new byte[rows.length * values];
        for (int i = 0; i < rows.length; i++) {
            images.read(rows[i], 1, pixels, i * values);
        }
        return pixels;
    }

    /** Rows spread over all images, the first and the last among them. */
    private static int[] compared(Images images) {
        int count = Math.min(COMPARED, images.count());
        return IntStream.range(0, count)
                .map(i -> count == 1 ? 0 : (int) ((long) i * (images.count() - 1) / (count - 1)))
                .toArray();
    }

    private static void rangesEqualSingles(DatasetSubject subject) throws IOException {
        eachPart(subject, images -> {
            int rows = Math.min(COMPARED, images.count());
            for (int from : List.of(0, (images.count() - rows) / 2, images.count() - rows)) {
                int values = images.shape().values();
                byte[] range = new byte[rows * values];
                images.read(from, rows, range, 0);
                byte[] singles = new byte[rows * values];
                for (int row = 0; row < rows; row++) {
                    images.read(from + row, 1, singles, row * values);
                }
                int different = Arrays.mismatch(range, singles);
                require(different < 0, "images %d to %d differ at byte %d", from, from + rows - 1, different);
            }
        });
    }

    private static void readingKeepsToItsPlace(DatasetSubject subject) throws IOException {
        eachPart(subject, images -> {
            int values = images.shape().values();
            int margin = 5;
            byte[] expected = new byte[values];
            images.read(images.count() - 1, 1, expected, 0);
            byte[] target = new byte[values + 2 * margin];
            Arrays.fill(target, (byte) 77);
            images.read(images.count() - 1, 1, target, margin);
            require(
                    Arrays.equals(Arrays.copyOfRange(target, margin, margin + values), expected),
                    "with an offset of %d the image is another",
                    margin);
            for (int i = 0; i < margin; i++) {
                require(
                        target[i] == 77 && target[margin + values + i] == 77,
                        "bytes before or after the image were written");
            }
        });
    }

    private static void eachPart(DatasetSubject subject, Consumer<Images> check) throws IOException {
        for (Part part : Part.values()) {
            check.accept(images(subject, part));
        }
    }

    private static void requireLoadable(DatasetSubject subject) {
        if (!subject.canLoad()) {
            throw new LawDoesNotApply("it has files, and no folder with them was given");
        }
    }

    private static Map<Part, LabelledData> load(DatasetSubject subject) throws IOException {
        return load(subject, List.of(Part.TRAIN, Part.TEST));
    }

    private static Map<Part, LabelledData> load(DatasetSubject subject, List<Part> order) throws IOException {
        requireLoadable(subject);
        Dataset dataset = subject.product().get();
        FakeDatasetContext context = subject.context();
        Map<Part, LabelledData> parts = new EnumMap<>(Part.class);
        for (Part part : order) {
            parts.put(part, dataset.load(part, context));
            require(parts.get(part).labels().length >= 1, "%s is empty", part);
        }
        return parts;
    }
}
