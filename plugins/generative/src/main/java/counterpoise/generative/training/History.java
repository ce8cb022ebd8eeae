package counterpoise.generative.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a training went: the means that were noted in each epoch. */
public final class History {

    private final Map<String, List<Double>> means = new TreeMap<>();
    private int epochs;

    /** The number of epochs. */
    public int epochs() {
        return epochs;
    }

    /** What was noted, sorted by name. */
    public List<String> names() {
        return List.copyOf(means.keySet());
    }

    /**
     * The means of each epoch.
     *
     * @throws IllegalArgumentException if nothing of that name was noted
     */
    public double[] of(String name) {
        if (!means.containsKey(name)) {
            throw new IllegalArgumentException("%s was not noted, but %s".formatted(name, means.keySet()));
        }
        return means.get(name).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The mean of the last epoch. */
    public double last(String name) {
        double[] all = of(name);
        return all[all.length - 1];
    }

    /** Writes a table: a header, then a line a round, with its number from 1 and the means by name. */
    void write(Path file) {
        StringBuilder csv = new StringBuilder("round");
        means.keySet().forEach(name -> csv.append(',').append(name));
        csv.append('\n');
        for (int round = 0; round < epochs; round++) {
            csv.append(round + 1);
            for (List<Double> values : means.values()) {
                csv.append(',').append(values.get(round));
            }
            csv.append('\n');
        }
        try {
            Files.writeString(file, csv);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the losses to %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Adds an epoch; the same things are noted in every one. */
    void add(Map<String, Double> noted) {
        noted.forEach((name, mean) ->
                means.computeIfAbsent(name, unused -> new ArrayList<>()).add(mean));
        epochs++;
    }

    /** Takes up the means that were kept under a name. */
    void restore(String name, double[] kept) {
        means.put(name, new ArrayList<>(Arrays.stream(kept).boxed().toList()));
    }

    /** Goes on after so many epochs. */
    void resume(int made) {
        epochs = made;
    }
}
