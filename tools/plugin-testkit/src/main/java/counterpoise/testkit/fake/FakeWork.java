package counterpoise.testkit.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import counterpoise.api.RandomStream;
import counterpoise.api.WorkContext;

/** The part that the fakes of all contexts share: seeded streams, and a record of progress and warnings. */
abstract class FakeWork implements WorkContext {

    private final long seed;
    private final List<String> warnings = new ArrayList<>();
    private final List<Double> progress = new ArrayList<>();
    private int streams;
    private int cancelAt = Integer.MAX_VALUE;

    FakeWork(long seed) {
        this.seed = seed;
    }

    @Override
    public RandomStream random(String name, long index) {
        streams++;
        return new SeededStream(seed, name, index);
    }

    @Override
    public void progress(double fraction) {
        progress.add(fraction);
        if (progress.size() >= cancelAt) {
            throw new CancellationException("the work is no longer wanted");
        }
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }

    /** Lets the {@code call}-th call of {@code progress}, counted from 1, and all later ones throw. */
    public void cancelAtProgress(int call) {
        cancelAt = call;
    }

    /** The seed of all streams. */
    public long seed() {
        return seed;
    }

    /** How many streams were asked for. */
    public int streamsLent() {
        return streams;
    }

    /** The warnings, in their order. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** What {@code progress} was told, in its order. */
    public List<Double> progressReported() {
        return List.copyOf(progress);
    }
}
