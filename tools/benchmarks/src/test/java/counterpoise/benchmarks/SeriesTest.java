package counterpoise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
        assertThat(Statistics.median(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
        assertThatThrownBy(() -> Statistics.median(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreImagesASecondAreFaster() {
        Series ours = images("ours", 600, 300, 660);
        Series peer = images("peer", 500, 200, 600);

        // By round 1.2, 1.5 and 1.1; the ratio of the medians would be 1.2 as well, that of the means 1.2.
        assertThat(ours.timesAsFast(peer)).isCloseTo(1.2, within(1e-12));
        assertThat(ours.timesAsFastByMedian(peer)).isCloseTo(600.0 / 500, within(1e-12));
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        // A machine that is half as fast in its second and third round.
        Series ours = images("ours", 1000, 500, 500);
        Series peer = images("peer", 800, 400, 800);

        assertThat(ours.timesAsFast(peer)).isCloseTo(1.25, within(1e-12));
        assertThat(ours.timesAsFastByMedian(peer)).isCloseTo(0.625, within(1e-12));
    }

    @Test
    void fewerSecondsAreFaster() {
        Series ours = new Series("ours", Unit.SECONDS, false, List.of(2.0, 2.0));
        Series peer = new Series("peer", Unit.SECONDS, true, List.of(5.0, 3.0));

        assertThat(ours.timesAsFast(peer)).isCloseTo(2.0, within(1e-12));
    }

    private static Series images(String name, double... values) {
        Series series = null;
        for (double value : values) {
            Series one = Series.of(new Measure(name, value, Unit.IMAGES_PER_SECOND), name.equals("peer"));
            series = series == null ? one : series.and(one);
        }
        return series;
    }
}
