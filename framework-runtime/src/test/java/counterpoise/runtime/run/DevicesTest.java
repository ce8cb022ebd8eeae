package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

    private static final Devices NONE = new Devices(0);
    private static final Devices ONE = new Devices(1);
    private static final Devices TWO = new Devices(2);

    @Test
    void takesAllGpusWhereThereAreAny() {
        assertThat(NONE.choose("auto")).containsExactly("cpu");
        assertThat(ONE.choose("auto")).containsExactly("gpu:0");
        assertThat(TWO.choose("auto")).containsExactly("gpu:0", "gpu:1");
        assertThat(TWO.choose("gpu")).containsExactly("gpu:0", "gpu:1");
    }

    @Test
    void takesTheOneThatIsNamed() {
        assertThat(TWO.choose("cpu")).containsExactly("cpu");
        assertThat(TWO.choose("gpu:1")).containsExactly("gpu:1");
        assertThat(TWO.choose("gpu:01")).as("as workers read it").containsExactly("gpu:1");
    }

    @Test
    void refusesAGpuThatIsNotThere() {
        assertThatThrownBy(() -> ONE.choose("gpu:1"))
                .isInstanceOf(RequestException.class)
                .hasMessage("--device gpu:1: this machine has 1 GPU, counted from 0");
        assertThatThrownBy(() -> TWO.choose("gpu:2"))
                .hasMessage("--device gpu:2: this machine has 2 GPUs, counted from 0");
        assertThatThrownBy(() -> NONE.choose("gpu"))
                .isInstanceOf(RequestException.class)
                .hasMessage("--device gpu: no NVIDIA GPU was found on this machine;"
                        + " choose --device cpu, or leave the option out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GPU", "gpu:", "gpu:-1", "gpu:x", "cuda", "gpu:99999999999999999999"})
    void refusesWhatMeansNoDevice(String request) {
        assertThatThrownBy(() -> TWO.choose(request))
                .isInstanceOf(RequestException.class)
                .hasMessage("--device: needs auto, cpu, gpu or gpu:N, found \"%s\"".formatted(request));
    }

    @Test
    void seesTheDevicesThatTheVariableOfCudaNames() {
        assertThat(Devices.visible("")).isZero();
        assertThat(Devices.visible("-1")).isZero();
        assertThat(Devices.visible("1")).isEqualTo(1);
        assertThat(Devices.visible("0, 2,GPU-8932f937")).isEqualTo(3);
        assertThat(Devices.visible("0,-1,1")).isEqualTo(1); // what stands behind an invalid one is not seen
    }
}
