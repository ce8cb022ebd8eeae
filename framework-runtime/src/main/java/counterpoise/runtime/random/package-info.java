/** Random numbers that depend on the experiment's seed alone. Start at {@link counterpoise.runtime.random.Streams}. */
package counterpoise.runtime.random;
