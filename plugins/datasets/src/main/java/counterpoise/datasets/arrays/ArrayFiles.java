package counterpoise.datasets.arrays;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.DatasetContext;

/**
 * Where the files lie that the options name.
 *
 * @param folder the innermost one that holds all of them
 * @param features the embeddings, below the folder, with slashes; the others likewise
 */
record ArrayFiles(
        Path folder, String features, String labels, Optional<String> testFeatures, Optional<String> testLabels) {

    static ArrayFiles of(ArraysOptions options) {
        List<Path> files = new ArrayList<>(List.of(options.features(), options.labels()));
        options.testFeatures().ifPresent(files::add);
        options.testLabels().ifPresent(files::add);
        files.replaceAll(file -> file.toAbsolutePath().normalize());
        Path folder = files.get(0).getParent();
        for (Path file : files) {
            while (!file.startsWith(folder)) {
                folder = folder.getParent();
            }
        }
        Path common = folder;
        List<String> names = files.stream().map(file -> below(common, file)).toList();
        return new ArrayFiles(
                folder,
                names.get(0),
                names.get(1),
                names.size() > 2 ? Optional.of(names.get(2)) : Optional.empty(),
                names.size() > 2 ? Optional.of(names.get(3)) : Optional.empty());
    }

    private static String below(Path folder, Path file) {
        return StreamSupport.stream(folder.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    DataSource source() {
        List<DataFile> files = new ArrayList<>(List.of(file(features), file(labels)));
        testFeatures.ifPresent(name -> files.add(file(name)));
        testLabels.ifPresent(name -> files.add(file(name)));
        return new DataSource(
                Optional.of(folder),
                "arrays",
                files,
                "Write them by numpy.save, and say where they are by experiment.dataset.arrays.features and"
                        + " experiment.dataset.arrays.labels.");
    }

    private static DataFile file(String name) {
        return new DataFile(name, OptionalLong.empty(), Optional.empty());
    }

    /** Where the runtime has found one of the files. */
    static Path found(DatasetContext context, String name) {
        return context.folder().resolve(name);
    }
}
