package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What there is to compute on. Looks for NVIDIA's device files rather than asking the engine, which the coordinator
 * does not start; a worker asks the engine before it takes its first stage.
 */
final class Devices {

    private final int gpus;

    /** A machine with so many GPUs. */
    Devices(int gpus) {
        this.gpus = gpus;
    }

    /** The devices of this machine, as far as {@code CUDA_VISIBLE_DEVICES} lets programs see them. */
    static Devices detect() {
        int present = present();
        return new Devices(Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES"))
                .map(visible -> Math.min(present, visible(visible)))
                .orElse(present));
    }

    /** How many devices a value of {@code CUDA_VISIBLE_DEVICES} names: those before the first that is none. */
    static int visible(String variable) {
        return (int) Arrays.stream(variable.split(","))
                .map(String::strip)
                .takeWhile(name -> !name.isEmpty() && !name.startsWith("-"))
                .count();
    }

    private static int present() {
        try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
            return (int)
                    devices.filter(device -> device.getFileName().toString().matches("nvidia\\d+"))
                            .count();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * The devices that a request means, {@code cpu} or {@code gpu:N} each.
     *
     * @throws RequestException if it means a GPU that is not there, or nothing at all
     */
    List<String> choose(String request) {
        if (request.equals("cpu") || request.equals("auto") && gpus == 0) {
            return List.of("cpu");
        }
        if (!request.matches("auto|gpu|gpu:\\d{1,4}")) {
            throw new RequestException("--device: needs auto, cpu, gpu or gpu:N, found \"%s\"".formatted(request));
        }
        if (gpus == 0) {
            throw new RequestException(("--device %s: no NVIDIA GPU was found on this machine;"
                            + " choose --device cpu, or leave the option out")
                    .formatted(request));
        }
        if (!request.startsWith("gpu:")) {
            return IntStream.range(0, gpus).mapToObj(gpu -> "gpu:" + gpu).toList();
        }
        int number = Integer.parseInt(request.substring("gpu:".length()));
        if (number >= gpus) {
            throw new RequestException("--device %s: this machine has %d GPU%s, counted from 0"
                    .formatted(request, gpus, gpus == 1 ? "" : "s"));
        }
        return List.of("gpu:" + number);
    }
}
