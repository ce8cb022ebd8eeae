package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.table.TrialRow;

/** Trials with the numbers that a test gives, in folders as runs write them. */
final class HandMadeRun {

    private static final String PER_CLASS =
            "label,class,train_images,synthetic_images,test_images,recall,precision,f1\n";
    private static final String EPOCHS =
            "phase,epoch,learning_rate,loss,seconds,images_per_second,resident_mib,bac,gm,fm\n";

    private final Path folder;
    private final List<TrialRow> rows = new ArrayList<>();
    private final Map<String, Path> folders = new LinkedHashMap<>();

    HandMadeRun(Path folder) {
        this.folder = folder;
    }

    /** One trial of it. */
    final class HandMadeTrial {

        private final Path files;
        private final Map<String, String> cell = new LinkedHashMap<>();
        private final Map<String, Double> scalars = new LinkedHashMap<>();
        private final Map<String, String> seconds = new LinkedHashMap<>();
        private final List<String> metrics = new ArrayList<>();
        private final StringBuilder epochs = new StringBuilder(EPOCHS);
        private final String seed;

        private HandMadeTrial(String oversampler, int seed) {
            cell.put("dataset", "toy");
            cell.put("architecture", "net");
            cell.put("loss", "ce");
            cell.put("oversampler", oversampler);
            cell.put("space", oversampler.equals("none") ? "none" : "embedding");
            this.seed = String.valueOf(seed);
            this.files = folder.resolve("trial-" + rows.size());
        }

        /** Sets a column of the cell; a path that was not there before becomes one that is swept. */
        HandMadeTrial with(String column, String value) {
            cell.put(column, value);
            return this;
        }

        HandMadeTrial scalar(String name, double value) {
            scalars.put(name, value);
            return this;
        }

        HandMadeTrial seconds(String column, String value) {
            seconds.put(column, value);
            return this;
        }

        HandMadeTrial perClass(String name, double... values) {
            metrics.add("{\"metric\":\"m\",\"name\":\"%s\",\"kind\":\"per-class\",\"values\":%s}"
                    .formatted(name, json(values)));
            return this;
        }

        HandMadeTrial table(String name, List<String> columns, double[]... cells) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (double[] row : cells) {
                names.add("\"row " + names.size() + "\"");
                values.add(json(row));
            }
            metrics.add("{\"metric\":\"m\",\"name\":\"%s\",\"kind\":\"table\",\"columns\":%s,\"rows\":%s,\"cells\":%s}"
                    .formatted(
                            name,
                            columns.stream().map(column -> '"' + column + '"').toList(),
                            names,
                            values));
            return this;
        }

        private static String json(double... values) {
            return Arrays.stream(values)
                    .mapToObj(value -> Double.isNaN(value) ? "\"NaN\"" : String.valueOf(value))
                    .collect(Collectors.joining(",", "[", "]"));
        }

        /** Epochs from 1 on, with a loss of 1 / epoch; NaN where one was not evaluated. */
        HandMadeTrial epochs(String phase, double... bac) {
            for (int i = 0; i < bac.length; i++) {
                String score = Double.isNaN(bac[i]) ? "" : String.valueOf(bac[i]);
                epochs.append("%s,%d,0.1,%s,1.0,100.0,,%s,,\n".formatted(phase, i + 1, 1.0 / (i + 1), score));
            }
            return this;
        }

        /** Three classes of 50, 10 and 2 images, with these recalls, and a network of that name. */
        HandMadeTrial write(String network, double... recalls) throws IOException {
            Files.createDirectories(files);
            int[] images = {50, 10, 2};
            StringBuilder classes = new StringBuilder(PER_CLASS);
            for (int label = 0; label < recalls.length; label++) {
                classes.append(
                        "%d,class %d,%d,0,10,%s,0.5,0.5\n".formatted(label, label, images[label], recalls[label]));
            }
            Files.writeString(files.resolve("per-class.csv"), classes);
            Files.writeString(files.resolve("metrics.json"), metrics.toString());
            Files.writeString(files.resolve("epochs.csv"), epochs);
            Files.writeString(
                    files.resolve("trial.json"),
                    """
                    {"experiment": {}, "origins": {}, "stages": [
                      {"stage": "training", "key": "%s", "reused": false, "threads": 1, "seconds": 1, "provenance": {}}
                    ]}
                    """
                            .formatted(network));
            return done();
        }

        /** Adds the trial, without a folder if none was written. */
        HandMadeTrial done() {
            cell.putIfAbsent("selection", "last");
            String id = files.getFileName().toString();
            rows.add(new TrialRow(id, TrialRow.Status.DONE, cell, seed, scalars, seconds));
            if (Files.isDirectory(files)) {
                folders.put(id, files);
            }
            return this;
        }

        Path file(String name) {
            return files.resolve(name);
        }
    }

    HandMadeTrial trial(String oversampler, int seed) {
        return new HandMadeTrial(oversampler, seed);
    }

    List<CaptionedFigure> figures() throws IOException {
        return Gallery.of(rows, folders);
    }

    /** The ids of all figures, in their order. */
    List<String> ids() throws IOException {
        return figures().stream().map(CaptionedFigure::id).toList();
    }

    CaptionedFigure figure(String id) throws IOException {
        return figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no figure " + id));
    }
}
