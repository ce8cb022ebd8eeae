package counterpoise.generative.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import counterpoise.api.oversampler.SamplingContext;

/**
 * How many parameters an over-sampler trained, by network: what its synthetic samples cost besides time. Written as the
 * artifact {@code NAME-cost.json}, such as {@code {"trainable_parameters": {"generator": 12, "total": 12}}}.
 */
public final class TrainingCost {

    private final Map<String, Long> parameters = new TreeMap<>();

    /**
     * Counts the trained parameters of a player; those of several under one name are added up.
     *
     * @param network what it is: lower-case letters and hyphens, not {@code total}
     */
    public TrainingCost add(String network, Player player) {
        long count = player.block().getParameters().stream()
                .map(Pair::getValue)
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
        parameters.merge(network, count, Long::sum);
        return this;
    }

    /** Writes the artifact of the over-sampler called {@code oversampler}. */
    public void write(String oversampler, SamplingContext context) {
        long total = parameters.values().stream().mapToLong(Long::longValue).sum();
        String networks = parameters.entrySet().stream()
                .map(entry -> "\"%s\": %d, ".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        Path file = context.artifact(oversampler + "-cost.json");
        try {
            Files.writeString(file, "{\"trainable_parameters\": {%s\"total\": %d}}\n".formatted(networks, total));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
