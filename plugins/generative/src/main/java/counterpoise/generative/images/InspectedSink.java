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
 */
public final class InspectedSink implements SampleSink {

    private final String oversampler;
    private final Samples train;
    private final SamplingContext context;
    private final SampleSink sink;
    private final boolean images;
    private final Map<Integer, Spread> spreads = new TreeMap<>();
    private final Map<Integer, List<float[]>> shown = new TreeMap<>();

    /** Inspects what goes to {@code sink}; call {@link #finish} at the end. */
    public InspectedSink(String oversampler, Samples train, SamplingContext context, SampleSink sink) {
        this.oversampler = oversampler;
        this.train = train;
        this.context = context;
        this.sink = sink;
        this.images = train.shape().length == 3;
    }

    @Override
    public void add(int label, float[] values) {
        sink.add(label, values);
        spreads.computeIfAbsent(label, unused -> newSpread()).add(values);
        List<float[]> kept = shown.computeIfAbsent(label, unused -> new ArrayList<>());
        if (images && kept.size() < Sheet.CAPACITY) {
            kept.add(values.clone());
        }
    }

    private Spread newSpread() {
        return new Spread(train.dimension(), images ? train.shape()[2] : 0);
    }

    /** Warns of classes that collapsed, and writes the sheets. */
    public void finish() {
        Collapses equal = new Collapses("samples", "are nearly all the same", "their variance");
        Collapses plain = new Collapses("images", "are nearly of one colour each", "the variance over their pixels");
        spreads.forEach((label, made) -> {
            int[] rows = train.rowsOf(label);
            Spread originals = newSpread();
            Arrays.stream(rows).forEach(row -> originals.add(train.row(row)));
            if (made.count() > 1) {
                equal.check(label, made.count(), made.betweenSamples(), rows.length, originals.betweenSamples());
            }
            plain.check(label, made.count(), made.withinSamples(), rows.length, originals.withinSamples());
            if (images) {
                writeSheet(label, rows);
            }
        });
        Stream.of(equal, plain)
                .flatMap(collapses -> collapses.sentence().stream())
                .forEach(sentence -> context.warn(oversampler + ": " + sentence));
    }

    private void writeSheet(int label, int[] rows) {
        int[] shape = train.shape();
        List<float[]> originals =
                Arrays.stream(rows).limit(Sheet.CAPACITY).mapToObj(train::row).toList();
        Sheet.write(
                context.artifact("%s-class-%d.png".formatted(oversampler, label)),
                originals,
                shown.get(label),
                new ImageShape(shape[0], shape[1], shape[2]));
    }
}
