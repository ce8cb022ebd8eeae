/** {@code bagan}: start at {@link counterpoise.generative.bagan.BaganPlugin}. */
package counterpoise.generative.bagan;
