/** Small fakes of what the runtime lends to plugins, for tests of plugins. */
package counterpoise.testkit.fake;
