package counterpoise.generative.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import counterpoise.api.oversampler.SamplingContext;

/** How large the networks of an over-sampler are. */
public final class TrainingCost {

    private TrainingCost() {}

    /**
     * Writes how many parameters each player trains to the artifact {@code OVERSAMPLER-cost.json}, an object
     * {@code {"trainable_parameters": {"PLAYER": number, ..., "total": number}}}.
     *
     * @param networks the initialized networks of each player; what several share is counted once
     */
    public static void write(
            String oversampler, Map<String, ? extends Collection<Block>> networks, SamplingContext context) {
        Map<String, Long> parameters = new TreeMap<>();
        networks.forEach((player, blocks) -> parameters.put(player, parametersOf(blocks)));
        writeCounts(oversampler, parameters, context);
    }

    /**
     * Writes the same of numbers that have been counted, where not all networks are there at once.
     *
     * @param counts how many parameters each player trains
     */
    public static void writeCounts(String oversampler, Map<String, Long> counts, SamplingContext context) {
        Map<String, Long> parameters = new TreeMap<>(counts);
        parameters.put(
                "total", parameters.values().stream().mapToLong(Long::longValue).sum());
        String entries = parameters.entrySet().stream()
                .map(entry -> "\"%s\": %d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        try {
            Files.writeString(
                    context.artifact(oversampler + "-cost.json"),
                    "{\"trainable_parameters\": {%s}}\n".formatted(entries));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the cost of %s: %s".formatted(oversampler, e.getMessage()), e);
        }
    }

    /** The number of values that are learnt, not running statistics, of {@code blocks}; what is shared counts once. */
    public static long parametersOf(Collection<Block> blocks) {
        Map<String, Parameter> learnt = new HashMap<>();
        blocks.forEach(block -> block.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .forEach(parameter -> learnt.put(parameter.getId(), parameter)));
        return learnt.values().stream()
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }
}
