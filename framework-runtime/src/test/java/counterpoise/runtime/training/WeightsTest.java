package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private NDManager manager;

    @BeforeEach
    void openManager() {
        manager = ENGINE.newManager();
    }

    @AfterEach
    void closeManager() {
        manager.close();
    }

    private Parameter parameter(Shape shape, float... values) {
        Parameter parameter = Parameter.builder()
                .setName("unused")
                .setType(Parameter.Type.WEIGHT)
                .build();
        parameter.setArray(manager.create(values, shape));
        return parameter;
    }

    private Map<String, Parameter> network(float... values) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("conv1.weight", parameter(new Shape(2, 3), Arrays.copyOf(values, 6)));
        parameters.put("bn1.running_var", parameter(new Shape(2), values[6], values[7]));
        return parameters;
    }

    private Map<String, Parameter> network() {
        return network(1, 2, 3, 4, 5, 6, 7, 8);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("weights.safetensors"), content);
    }

    /** A safetensors file, made without the code that is tested. */
    private static byte[] safetensors(String header, byte... data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data)
                .array();
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void writesTheBytesThatTheFormatAsksFor() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Weights.encode(network(), 391)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(header);
        ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        JsonNode arrays = JSON.readTree(header);

        JsonNode weight = arrays.get("conv1.weight");
        assertThat(weight.get("dtype").asText()).isEqualTo("F32");
        assertThat(weight.get("shape")).hasToString("[2,3]");
        int from = weight.get("data_offsets").get(0).asInt();
        assertThat(weight.get("data_offsets").get(1).asInt()).isEqualTo(from + 24);
        for (int i = 0; i < 6; i++) {
            assertThat(data.getFloat(from + 4 * i)).isEqualTo(i + 1);
        }
        JsonNode counter = arrays.get("bn1.num_batches_tracked");
        assertThat(counter.get("dtype").asText()).isEqualTo("I64");
        assertThat(counter.get("shape")).hasToString("[]");
        assertThat(data.getLong(counter.get("data_offsets").get(0).asInt())).isEqualTo(391);
        assertThat(data.remaining()).isEqualTo(24 + 8 + 8);
    }

    @Test
    void writesTheSameBytesTwice() {
        assertThat(Weights.encode(network(), 3)).isEqualTo(Weights.encode(network(), 3));
    }

    @Test
    void leavesNoArrayBehindAndNoNameChanged() throws IOException {
        Map<String, Parameter> parameters = network();
        int before = manager.getManagedArrays().size();
        Weights.restore(parameters, file(Weights.encode(parameters, 1)));
        assertThat(manager.getManagedArrays()).hasSize(before);
        assertThat(parameters.get("conv1.weight").getName()).isEqualTo("unused");
    }

    @Test
    void restoresWhatWasWrittenIntoTheSameArrays() throws IOException {
        Path file = file(Weights.encode(network(), 5));
        Map<String, Parameter> parameters = network(0, 0, 0, 0, 0, 0, 0, 0);
        NDArray array = parameters.get("conv1.weight").getArray();
        Weights.restore(parameters, file);
        assertThat(parameters.get("conv1.weight").getArray()).isSameAs(array);
        assertThat(array.toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(parameters.get("bn1.running_var").getArray().toFloatArray()).containsExactly(7, 8);
    }

    @Test
    void restoresAFileOfPyTorchsWithMetadataPaddingAndCounters() throws IOException {
        byte[] data = ByteBuffer.allocate(40)
                .put(floats(1, 2, 3, 4, 5, 6, 7, 8))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(9)
                .array();
        Map<String, Parameter> parameters = network(0, 0, 0, 0, 0, 0, 0, 0);
        Weights.restore(
                parameters,
                file(safetensors(
                        "{\"__metadata__\":{\"format\":\"pt\"},"
                                + "\"conv1.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                                + "\"bn1.running_var\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]},"
                                + "\"bn1.num_batches_tracked\":"
                                + "{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[32,40]}}"
                                + "     ",
                        data)));
        assertThat(parameters.get("conv1.weight").getArray().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(parameters.get("bn1.running_var").getArray().toFloatArray()).containsExactly(7, 8);
    }

    @Test
    void refusesAFileThatLacksAnArray() throws IOException {
        Map<String, Parameter> less = network();
        less.remove("conv1.weight");
        Path file = file(Weights.encode(less, 0));
        assertThatThrownBy(() -> Weights.restore(network(), file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " holds no array conv1.weight; it was made for another network");
    }

    @Test
    void refusesAFileWithAnArrayTooMany() throws IOException {
        Map<String, Parameter> more = network();
        more.put("conv2.weight", parameter(new Shape(1), 1));
        Path file = file(Weights.encode(more, 0));
        assertThatThrownBy(() -> Weights.restore(network(), file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " holds arrays that the network does not have: conv2.weight");
    }

    @Test
    void refusesAnArrayOfAnotherShape() throws IOException {
        Map<String, Parameter> other = network();
        other.put("conv1.weight", parameter(new Shape(3, 2), 1, 2, 3, 4, 5, 6));
        Path file = file(Weights.encode(other, 0));
        assertThatThrownBy(() -> Weights.restore(network(), file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " holds conv1.weight as float32 (3, 2), but the network needs float32 (2, 3)");
    }

    @Test
    void refusesAnArrayOfAnotherType() throws IOException {
        Path file = file(safetensors("{\"fc\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", new byte[8]));
        assertThatThrownBy(() -> Weights.restore(Map.of("fc", parameter(new Shape(1), 1)), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " holds fc as int64 (1), but the network needs float32 (1)");
    }

    @Test
    void refusesAFileThatIsCutOffAnywhere() throws IOException {
        byte[] whole = Weights.encode(network(), 0);
        for (int length = 0; length < whole.length; length += 7) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Weights.restore(network(), file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + " is not a safetensors file, or not a whole one");
        }
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        for (String text : new String[] {"", "PK", "not a safetensors file at all, but a text of some length", "{}"}) {
            Path file = file(text.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> Weights.restore(network(), file))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + " is not a safetensors file, or not a whole one");
        }
    }

    @Test
    void saysWhichFileIsMissing() {
        Path file = folder.resolve("nowhere.safetensors");
        assertThatThrownBy(() -> Weights.restore(network(), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }
}
