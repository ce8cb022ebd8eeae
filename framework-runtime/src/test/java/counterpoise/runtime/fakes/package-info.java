/** Plugins that do nothing, for tests of what is done with plugins; packed into a jar and loaded like any other. */
package counterpoise.runtime.fakes;
