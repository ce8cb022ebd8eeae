package counterpoise.runtime.config;

import java.util.Optional;

import counterpoise.api.Option;
import counterpoise.api.oversampler.Space;

/**
 * What is added to the rare classes, and where.
 *
 * @param plugin the name of the over-sampler
 * @param space where it works; absent: embedding if it can, else the first space it can
 */
public record OversamplerOptions(
        @Option(value = "Name of the over-sampler.", defaultValue = "none") String plugin,
        @Option("Where it works; absent: embedding if it can, else the first space it can.") Optional<Space> space) {}
