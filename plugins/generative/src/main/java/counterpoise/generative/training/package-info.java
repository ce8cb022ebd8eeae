/**
 * What the generative over-samplers share in training: several networks, one of which learns at a time. Start at
 * {@link counterpoise.generative.training.Training}.
 */
package counterpoise.generative.training;
