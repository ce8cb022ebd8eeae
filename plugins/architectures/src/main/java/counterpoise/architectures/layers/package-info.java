/** The building blocks that the built-in architectures share: fast on channels-last arrays, frugal with memory. */
package counterpoise.architectures.layers;
