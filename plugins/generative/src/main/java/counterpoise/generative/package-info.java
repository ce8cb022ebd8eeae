/**
 * The built-in over-samplers that train networks to make samples. Each has a package of its own, where its factory,
 * {@code ...Plugin}, is the place to start; what they share is in {@link counterpoise.generative.training},
 * {@link counterpoise.generative.layers} and {@link counterpoise.generative.images}.
 */
package counterpoise.generative;
