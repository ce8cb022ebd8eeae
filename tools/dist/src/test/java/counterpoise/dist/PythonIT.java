package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python reads what is stored with nothing but its standard library. */
class PythonIT {

    private static final String READ_WEIGHTS =
            """
            import json, struct, sys
            with open(sys.argv[1], "rb") as file:
                length, = struct.unpack("<Q", file.read(8))
                header = json.loads(file.read(length))
                data = file.read()
            header.pop("__metadata__", None)
            end = 0
            for name, tensor in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
                begin, stop = tensor["data_offsets"]
                assert begin == end, name
                end = stop
                size = {"F32": 4, "I64": 8}[tensor["dtype"]]
                for length in tensor["shape"]:
                    size *= length
                assert size == stop - begin, name
                print(name, tensor["dtype"], "x".join(map(str, tensor["shape"])))
            assert end == len(data)
            """;

    private static final String READ_ARRAY =
            """
            import ast, struct, sys
            with open(sys.argv[1], "rb") as file:
                assert file.read(6) == b"\\x93NUMPY"
                assert file.read(2) == b"\\x01\\x00"
                length, = struct.unpack("<H", file.read(2))
                assert (10 + length) % 64 == 0
                header = ast.literal_eval(file.read(length).decode("latin1"))
                data = file.read()
            count = 1
            for extent in header["shape"]:
                count *= extent
            assert len(data) == count * int(header["descr"][2:])
            print(header["descr"], header["fortran_order"], "x".join(map(str, header["shape"])))
            """;

    @TempDir
    private static Path folder;

    private static StoreFolder store;

    @BeforeAll
    static void runOnce() throws IOException {
        Configurations.write(folder.resolve("tiny.conf"), Configurations.TINY);
        Program.in(folder)
                .run("tiny.conf", "--device", "cpu", "--store", "store")
                .succeeded();
        store = new StoreFolder(folder.resolve("store"));
    }

    @BeforeEach
    void findPython() throws IOException {
        assumeThat(System.getenv("PATH").split(":"))
                .as("folders on the PATH with python3")
                .anyMatch(bin -> Path.of(bin, "python3").toFile().canExecute());
    }

    @Test
    void readsWeightsUnderTheNamesOfPyTorch() throws IOException, InterruptedException {
        assertThat(python(READ_WEIGHTS, store.stages("training").get(0).file("last.safetensors")))
                .contains(
                        "conv1.weight F32 16x3x3x3",
                        "bn1.weight F32 16",
                        "bn1.running_mean F32 16",
                        "bn1.running_var F32 16",
                        "layer1.0.conv1.weight F32 16x16x3x3",
                        "layer2.0.conv1.weight F32 32x16x3x3",
                        "layer3.0.bn2.bias F32 64",
                        "linear.weight F32 10x64",
                        "linear.bias F32 10");
    }

    @Test
    void readsArrays() throws IOException, InterruptedException {
        assertThat(python(READ_ARRAY, store.stages("evaluation").get(0).file("test-logits.npy")))
                .containsExactly("<f4 False 200x10");
        assertThat(python(READ_ARRAY, store.stages("embeddings").get(0).file("train.npy")))
                .containsExactly("<f4 False 240x64");
        assertThat(python(READ_ARRAY, store.stages("embeddings").get(0).file("train-labels.npy")))
                .allMatch(line -> line.matches("<i[48] False 240"));
    }

    private static List<String> python(String script, Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-I", "-S", "-c", script, file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
