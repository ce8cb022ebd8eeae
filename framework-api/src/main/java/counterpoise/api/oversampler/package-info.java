/** Over-samplers. Start at {@link counterpoise.api.oversampler.OversamplerPlugin}. */
package counterpoise.api.oversampler;
