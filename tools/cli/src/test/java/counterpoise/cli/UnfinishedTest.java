package counterpoise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import counterpoise.runtime.report.table.TrialRow.Status;
import org.junit.jupiter.api.Test;

class UnfinishedTest {

    @Test
    void tellsEachReasonOnce() {
        Unfinished unfinished = new Unfinished();
        unfinished.add("a", Status.FAILED, "there is no file x");
        unfinished.add("b", Status.FAILED, "the loss ce became NaN");
        unfinished.add("c", Status.SKIPPED, "there is no file x");
        for (int i = 0; i < 11; i++) {
            unfinished.add("a" + i, Status.FAILED, "there is no file x");
        }
        unfinished.add("d", Status.SKIPPED, "there is no file x");
        assertThat(unfinished.lines())
                .containsExactly(
                        "12 trials (a, a0, a1 and 9 more) failed: there is no file x",
                        "b failed: the loss ce became NaN",
                        "2 trials (c, d) skipped: there is no file x");
    }

    @Test
    void saysNothingWhereAllIsDone() {
        assertThat(new Unfinished().lines()).isEmpty();
    }
}
