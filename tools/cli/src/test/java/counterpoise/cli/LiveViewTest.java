package counterpoise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewTest {

    private static final LiveView.Slot TRAINING = new LiveView.Slot(
            1,
            "training 3f9a02c1",
            "cifar10 resnet ce s0",
            0.0125,
            "epoch 3/200, loss 1.2340, 760 images/s",
            Optional.of(Duration.ofMinutes(182)));

    private static final LiveView.Slot EVALUATION =
            new LiveView.Slot(2, "evaluation 91bc0d12", "svhn resnet ce eos k=10 s0", 0.5, "", Optional.empty());

    private static final LiveView.Slot STARTING = new LiveView.Slot(3, "a worker starts", "", 0, "", Optional.empty());

    private static final LiveView.Whole WHOLE =
            new LiveView.Whole(12, 40, 3, 1, 20, Duration.ofSeconds(4800), Optional.of("about 3 h 2 min"));

    private static final LiveView VIEW = new LiveView(
            List.of(TRAINING, EVALUATION, STARTING),
            WHOLE,
            List.of("cifar10 resnet ce eos s0 fm .7256", "cifar10 resnet ce none s0 fm .6812"));

    @Test
    void showsAllWhereThereIsRoom() {
        assertThat(VIEW.lines(120, 40))
                .containsExactly(
                        "1 training 3f9a02c1  cifar10 resnet ce s0  epoch 3/200, loss 1.2340, 760 images/s"
                                + "  3 h 2 min left",
                        "2 evaluation 91bc0d12  svhn resnet ce eos k=10 s0  50%",
                        "3 a worker starts",
                        "stages 12/40, trials 3/20, 1 failed; 80 min 0 s so far, about 3 h 2 min left",
                        "done: cifar10 resnet ce eos s0 fm .7256",
                        "done: cifar10 resnet ce none s0 fm .6812");
    }

    @Test
    void cutsTheNameToEightyColumns() {
        assertThat(VIEW.lines(80, 40).get(0))
                .isEqualTo("1 training 3f9a02c1  cifar10 resnet...  epoch 3/200, loss 1.2340, 760 images/s");
    }

    @Test
    void leavesTheNameOutInSixtyColumns() {
        assertThat(VIEW.lines(60, 40))
                .startsWith(
                        "1 training 3f9a02c1  epoch 3/200, loss 1.2340, 760 images/s",
                        "2 evaluation 91bc0d12  svhn resnet ce eos k=10 s0  50%",
                        "3 a worker starts",
                        "stages 12/40, trials 3/20, 1 failed, about 3 h 2 min left");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 20, 40, 60, 79, 80, 100, 120, 200})
    void keepsEachLineShorterThanTheTerminal(int columns) {
        assertThat(VIEW.lines(columns, 40))
                .hasSize(6)
                .allMatch(line -> line.length() < Math.max(20, columns))
                .allMatch(line -> !line.isBlank());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 24})
    void staysLowerThanTheTerminalAndKeepsTheLineOfTheWhole(int rows) {
        LiveView many = new LiveView(Collections.nCopies(8, TRAINING), WHOLE, List.of("a", "b", "c"));
        assertThat(many.lines(120, rows))
                .hasSizeLessThanOrEqualTo(Math.max(1, rows - 1))
                .anyMatch(line -> line.startsWith("stages 12/40"));
    }

    @Test
    void saysHowManyWorkersItLeavesOut() {
        LiveView many = new LiveView(Collections.nCopies(8, EVALUATION), WHOLE, List.of("a"));
        assertThat(many.lines(120, 6))
                .hasSize(5)
                .contains("and 5 more workers")
                .noneMatch(line -> line.startsWith("done"));
    }

    @Test
    void letsNothingInANameMoveTheCursor() {
        LiveView.Slot hostile = new LiveView.Slot(1, "training 3f9a02c1", "a\u001b[2Jb\nc", 0, "", Optional.empty());
        assertThat(new LiveView(List.of(hostile), WHOLE, List.of("x\ry")).lines(120, 24))
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }
}
