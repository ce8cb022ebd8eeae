package counterpoise.runtime.config;

import counterpoise.api.Option;

/**
 * What is made small.
 *
 * @param plugin the name of the loss
 */
public record LossOptions(@Option(value = "Name of the loss.", defaultValue = "ce") String plugin) {}
