package counterpoise.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What one benchmark gave, round by round.
 *
 * @param name what was measured
 * @param unit of what
 * @param peer whether this is what users would run instead
 * @param values one a round
 */
record Series(String name, Unit unit, boolean peer, List<Double> values) {

    Series {
        values = List.copyOf(values);
    }

    /** The series that begins with one figure. */
    static Series of(Measure measure, boolean peer) {
        return new Series(measure.name(), measure.unit(), peer, List.of(measure.value()));
    }

    /** Tells a series from the others of a run: a peer may give what it measured the name that ours has. */
    String key() {
        return (peer ? "peer: " : "") + name;
    }

    /** This series, and then the rounds of {@code later}. */
    Series and(Series later) {
        return new Series(
                name,
                unit,
                peer,
                Stream.concat(values.stream(), later.values.stream()).toList());
    }

    @JsonIgnore
    double median() {
        return Statistics.median(values);
    }

    @JsonIgnore
    double least() {
        return Collections.min(values);
    }

    @JsonIgnore
    double most() {
        return Collections.max(values);
    }

    /** How many times as fast this is as {@code other}, which was measured at another time: the ratio of the medians. */
    double timesAsFastByMedian(Series other) {
        return unit.timesAsFast(median(), other.median());
    }

    /** How many times as fast this is as {@code other}, which was measured in turn with it: the median of the ratios of the rounds both were run in. */
    double timesAsFast(Series other) {
        int rounds = Math.min(values.size(), other.values.size());
        return Statistics.median(IntStream.range(0, rounds)
                .mapToObj(round -> unit.timesAsFast(values.get(round), other.values.get(round)))
                .toList());
    }
}
