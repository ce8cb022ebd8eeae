package counterpoise.generative;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDManager;
import counterpoise.api.RandomStream;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.testkit.fake.FakeSamplingContext;

/** A context that counts how many arrays there are whenever progress is reported. */
public final class CountingContext implements SamplingContext {

    private final FakeSamplingContext context;
    private final List<Integer> arrays = new ArrayList<>();

    /** Passes on what {@code context} lends. */
    public CountingContext(FakeSamplingContext context) {
        this.context = context;
    }

    /** The numbers of arrays, in the order of the reports. */
    public List<Integer> arrays() {
        return arrays;
    }

    @Override
    public void progress(double fraction) {
        context.progress(fraction);
        arrays.add(context.manager().getManagedArrays().size());
    }

    @Override
    public RandomStream random(String name, long index) {
        return context.random(name, index);
    }

    @Override
    public void warn(String message) {
        context.warn(message);
    }

    @Override
    public int[] requested() {
        return context.requested();
    }

    @Override
    public NDManager manager() {
        return context.manager();
    }

    @Override
    public Path checkpoints() {
        return context.checkpoints();
    }

    @Override
    public Path artifact(String fileName) {
        return context.artifact(fileName);
    }
}
