/**
 * Finds plugins, gives each a class loader of its own, and hands them out by kind and name.
 *
 * <p>A plugin is a jar, or a folder of jars. It sees the Java platform, {@code counterpoise.api}, DJL and SLF4J, and
 * its own jars: not the runtime, not the runtime's libraries, not another plugin. Starts no engine.
 */
package counterpoise.runtime.plugin;
