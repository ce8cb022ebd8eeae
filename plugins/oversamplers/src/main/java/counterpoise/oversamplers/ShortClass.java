package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.SamplingContext;

/**
 * A class that is short of samples.
 *
 * @param label its label
 * @param requested how many synthetic samples it is to get, at least 1
 * @param rows the rows of its own samples, ascending; at least one
 */
record ShortClass(int label, int requested, int[] rows) {

    /**
     * The classes for which samples are requested, by label.
     *
     * @throws IllegalArgumentException if one of them has no sample to start from
     */
    static List<ShortClass> in(Samples train, SamplingContext context) {
        int[] requested = context.requested();
        List<ShortClass> classes = new ArrayList<>();
        for (int label = 0; label < requested.length; label++) {
            if (requested[label] > 0) {
                int[] rows = train.rowsOf(label);
                if (rows.length == 0) {
                    throw new IllegalArgumentException(
                            ("%d synthetic samples are wanted of class %d, but the training set has no sample of it to"
                                            + " start from; keep at least one, or leave the class out")
                                    .formatted(requested[label], label));
                }
                classes.add(new ShortClass(label, requested[label], rows));
            }
        }
        return classes;
    }

    /** The rows of all samples of {@code classes}, class by class. */
    static int[] rowsOf(List<ShortClass> classes) {
        return classes.stream()
                .flatMapToInt(shortClass -> Arrays.stream(shortClass.rows))
                .toArray();
    }

    /**
     * Searches for the neighbours over all classes of all samples of {@code classes} at once. What each class then asks
     * for is kept, where a search class by class would compare with all samples again and again.
     */
    static void searchNeighbours(List<ShortClass> classes, int k, SamplingContext context) {
        context.neighbours(rowsOf(classes), k);
    }

    /**
     * Refuses a training set in which no sample has an enemy.
     *
     * @param classes those of {@link #in}; at least one
     * @throws IllegalArgumentException if all samples are of one class
     */
    static void requireSeveralClasses(String oversampler, List<ShortClass> classes, Samples train) {
        ShortClass first = classes.get(0);
        if (first.rows.length == train.count()) {
            throw new IllegalArgumentException(
                    "%s needs samples of at least two classes, but all %d training samples are of class %d"
                            .formatted(oversampler, train.count(), first.label));
        }
    }

    /**
     * How many neighbours over all classes a sample can have: {@code wanted}, or all other samples, with a warning.
     *
     * @param option the name of the option that {@code wanted} is the value of
     */
    static int usableNeighbours(String oversampler, String option, int wanted, Samples train, SamplingContext context) {
        int others = train.count() - 1;
        if (wanted <= others) {
            return wanted;
        }
        context.warn("%s: %s = %d is more than the %d other samples that a training sample has; %s = %d is used"
                .formatted(oversampler, option, wanted, others, option, others));
        return others;
    }

    /** Lets {@code fill} make the samples of one class after the other, reporting progress between them. */
    static void forEach(List<ShortClass> classes, SamplingContext context, Consumer<ShortClass> fill) {
        for (int done = 0; done < classes.size(); done++) {
            context.progress((double) done / classes.size());
            fill.accept(classes.get(done));
        }
        context.progress(1);
    }
}
