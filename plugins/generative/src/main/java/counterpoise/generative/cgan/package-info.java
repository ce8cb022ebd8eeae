/** {@code cgan}: start at {@link counterpoise.generative.cgan.CganPlugin}. */
package counterpoise.generative.cgan;
