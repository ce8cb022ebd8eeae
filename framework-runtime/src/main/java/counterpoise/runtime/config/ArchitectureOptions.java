package counterpoise.runtime.config;

import counterpoise.api.Option;

/**
 * Which network is trained.
 *
 * @param plugin the name of the architecture
 */
public record ArchitectureOptions(
        @Option(value = "Name of the architecture.", defaultValue = "resnet") String plugin) {}
