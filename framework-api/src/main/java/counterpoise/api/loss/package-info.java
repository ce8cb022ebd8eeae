/** Losses for training a network end to end. Start at {@link counterpoise.api.loss.LossPlugin}. */
package counterpoise.api.loss;
