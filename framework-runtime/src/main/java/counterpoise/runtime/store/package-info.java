/**
 * Results of stages on disk, by the key of what they depend on: written whole or not at all, checked when read.
 *
 * <p>Below the root, {@code v1/ab/KEY/} holds one stage: its files and {@code stage.json}, which lists them with sizes
 * and checksums. A stage is made in {@code v1/partial/} and renamed once into place, so that no reader ever sees half
 * of one. Start at {@link counterpoise.runtime.store.Store}.
 */
package counterpoise.runtime.store;
