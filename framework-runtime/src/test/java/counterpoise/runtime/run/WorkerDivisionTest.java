package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;

import counterpoise.runtime.execute.Workers;
import org.junit.jupiter.api.Test;

class WorkerDivisionTest {

    private static final OptionalInt ANY = OptionalInt.empty();
    private static final List<String> CPU = new Devices(0).choose("auto");
    private static final List<String> THREE_GPUS = new Devices(3).choose("auto");

    private static Workers divide(List<String> devices, OptionalInt jobs, OptionalInt jobsPerGpu, int longStages) {
        return WorkerDivision.of(devices, 8, jobs, jobsPerGpu, longStages);
    }

    @Test
    void dividesTheCoresAmongTheWorkers() {
        assertThat(divide(CPU, ANY, ANY, 2)).isEqualTo(new Workers(CPU, 2, 4));
        assertThat(divide(CPU, ANY, ANY, 20)).isEqualTo(new Workers(CPU, 8, 1));
        assertThat(divide(CPU, ANY, ANY, 0)).isEqualTo(new Workers(CPU, 1, 8));
        assertThat(divide(CPU, OptionalInt.of(3), ANY, 20)).isEqualTo(new Workers(CPU, 3, 2));
        assertThat(divide(CPU, OptionalInt.of(16), ANY, 20)).isEqualTo(new Workers(CPU, 16, 1));
    }

    @Test
    void givesEachGpuOneWorkerUnlessMoreAreWanted() {
        assertThat(divide(THREE_GPUS, ANY, ANY, 20)).isEqualTo(new Workers(THREE_GPUS, 3, 2));
        assertThat(divide(THREE_GPUS, ANY, OptionalInt.of(2), 20)).isEqualTo(new Workers(THREE_GPUS, 6, 1));
        assertThat(divide(THREE_GPUS, ANY, OptionalInt.of(2), 4)).isEqualTo(new Workers(THREE_GPUS, 4, 2));
        assertThat(divide(THREE_GPUS, OptionalInt.of(5), ANY, 20).jobs()).isEqualTo(5);
        assertThat(divide(new Devices(3).choose("gpu:1"), ANY, OptionalInt.of(4), 20))
                .isEqualTo(new Workers(List.of("gpu:1"), 4, 2));
    }

    @Test
    void refusesWorkersOnAGpuWhereNoneIsUsed() {
        assertThatThrownBy(() -> divide(CPU, ANY, OptionalInt.of(2), 20))
                .isInstanceOf(RequestException.class)
                .hasMessage("--jobs-per-gpu: this run computes on the CPU; say --jobs N instead");
    }

    @Test
    void refusesTwoWishesAtOnce() {
        assertThatThrownBy(() -> divide(THREE_GPUS, OptionalInt.of(2), OptionalInt.of(2), 20))
                .isInstanceOf(RequestException.class)
                .hasMessage("--jobs-per-gpu: --jobs says already how many workers there are;"
                        + " leave one of the two out");
    }
}
