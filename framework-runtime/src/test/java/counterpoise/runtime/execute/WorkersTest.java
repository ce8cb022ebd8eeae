package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class WorkersTest {

    private static List<String> devices(Workers workers) {
        return IntStream.range(0, workers.jobs()).mapToObj(workers::device).toList();
    }

    @Test
    void getADeviceEachInTurn() {
        List<String> two = List.of("gpu:0", "gpu:1");
        assertThat(devices(new Workers(two, 2, 1))).containsExactly("gpu:0", "gpu:1");
        assertThat(devices(new Workers(two, 4, 1))).containsExactly("gpu:0", "gpu:1", "gpu:0", "gpu:1");
        assertThat(devices(new Workers(List.of("gpu:3"), 2, 1))).containsExactly("gpu:3", "gpu:3");
        assertThat(devices(new Workers(List.of("cpu"), 2, 1))).containsExactly("cpu", "cpu");
    }
}
