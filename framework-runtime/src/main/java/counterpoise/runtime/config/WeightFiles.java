package counterpoise.runtime.config;

import java.nio.file.Path;
import java.util.Optional;

import counterpoise.api.Option;

/**
 * Weights to take up instead of training.
 *
 * @param last the weights after the last epoch, safetensors
 * @param best the weights of the best epoch, safetensors
 */
public record WeightFiles(
        @Option(value = "Weights after the last epoch, a safetensors file.", role = Option.Role.PLACE) Path last,
        @Option(value = "Weights of the best epoch, a safetensors file; absent: the last.", role = Option.Role.PLACE)
                Optional<Path> best) {}
