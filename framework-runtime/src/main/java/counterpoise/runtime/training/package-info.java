/**
 * Trains a network or a head: the loop, the optimizer, the schedule, batches, checkpoints. Knows nothing of stages or
 * the store; {@link counterpoise.runtime.lifecycle} puts it to work.
 */
package counterpoise.runtime.training;
