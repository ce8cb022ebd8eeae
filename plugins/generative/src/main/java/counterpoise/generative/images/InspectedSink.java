package counterpoise.generative.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import counterpoise.api.ImageShape;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/**
 * Passes generated samples on and looks at them on the way: are they as varied as the originals? Of images it also
 * makes a sheet a class, originals and generated ones side by side.
 *
 * <p>Warned of are classes whose samples are nearly all the same, or nearly all like one of a few (a generator that
 * fell into some modes: the mean distance to the nearest other sample is under a tenth of that among the originals), or
 * images of one colour each. For the distances the first samples of a class are kept, and compared with as many
 * originals: {@value #MOST_KEPT} at most, and fewer where the classes or their values are so many that more than
 * {@value #ROOM} values (100 MB) would be kept in all, but never fewer than a sheet shows. A class of fewer than
 * {@value #FEWEST_COMPARED}, originals or samples made, says too little.
 */
public final class InspectedSink implements SampleSink {

    private static final int MOST_KEPT = 256;
    private static final int ROOM = 25_000_000;
    private static final int FEWEST_COMPARED = 8;

    /** A tenth of the standard deviation. */
    private static final double LOWEST_SHARE_OF_VARIANCE = 0.01;

    private static final double LOWEST_SHARE_OF_DISTANCE = 0.1;

    private final String oversampler;
    private final Samples train;
    private final SamplingContext context;
    private final SampleSink sink;
    private final boolean images;
    private final Map<Integer, Spread> spreads = new TreeMap<>();
    private final Map<Integer, List<float[]>> kept = new TreeMap<>();
    private final int keptOfEach;

    /** Inspects what goes to {@code sink}; call {@link #finish} at the end. */
    public InspectedSink(String oversampler, Samples train, SamplingContext context, SampleSink sink) {
        this.oversampler = oversampler;
        this.train = train;
        this.context = context;
        this.sink = sink;
        this.images = train.shape().length == 3;
        long fitting = ROOM / ((long) train.classes() * train.dimension());
        this.keptOfEach = (int) Math.min(MOST_KEPT, Math.max(Sheet.CAPACITY, fitting));
    }

    @Override
    public void add(int label, float[] values) {
        sink.add(label, values);
        spreads.computeIfAbsent(label, unused -> newSpread()).add(values);
        List<float[]> ofClass = kept.computeIfAbsent(label, unused -> new ArrayList<>());
        if (ofClass.size() < keptOfEach) {
            ofClass.add(values.clone());
        }
    }

    private Spread newSpread() {
        return new Spread(train.dimension(), images ? train.shape()[2] : 0);
    }

    /** Warns of classes that collapsed, and writes the sheets. */
    public void finish() {
        Collapses equal =
                new Collapses("samples", "are nearly all the same", "their variance", LOWEST_SHARE_OF_VARIANCE);
        Collapses few = new Collapses(
                "samples",
                "are nearly all like one of a few",
                "the mean distance to the nearest other one",
                LOWEST_SHARE_OF_DISTANCE);
        Collapses plain = new Collapses(
                "images", "are nearly of one colour each", "the variance over their pixels", LOWEST_SHARE_OF_VARIANCE);
        spreads.forEach((label, made) -> {
            int[] rows = train.rowsOf(label);
            Spread originals = newSpread();
            Arrays.stream(rows).forEach(row -> originals.add(train.row(row)));
            boolean allEqual = made.count() > 1
                    && equal.check(label, made.count(), made.betweenSamples(), rows.length, originals.betweenSamples());
            int compared = Math.min(kept.get(label).size(), rows.length);
            if (!allEqual && compared >= FEWEST_COMPARED) {
                double ofMade = NearestOther.meanDistance(kept.get(label).subList(0, compared));
                double ofOriginals = NearestOther.meanDistance(first(rows, compared));
                few.check(label, made.count(), ofMade, rows.length, ofOriginals);
            }
            plain.check(label, made.count(), made.withinSamples(), rows.length, originals.withinSamples());
            if (images) {
                writeSheet(label, rows);
            }
        });
        Stream.of(equal, few, plain)
                .flatMap(collapses -> collapses.sentence().stream())
                .forEach(sentence -> context.warn(oversampler + ": " + sentence));
    }

    private void writeSheet(int label, int[] rows) {
        int[] shape = train.shape();
        Sheet.write(
                context.artifact("%s-class-%d.png".formatted(oversampler, label)),
                first(rows, Sheet.CAPACITY),
                kept.get(label),
                new ImageShape(shape[0], shape[1], shape[2]));
    }

    private List<float[]> first(int[] rows, int most) {
        return Arrays.stream(rows).limit(most).mapToObj(train::row).toList();
    }
}
