/**
 * Finds plugins, gives each a class loader of its own, and hands them out by kind and name.
 *
 * <p>A plugin is a jar, or a folder of jars. It sees the Java platform, {@code counterpoise.api}, DJL and SLF4J, and
 * its own jars: not the runtime, not the runtime's libraries, not another plugin. Starts no engine.
 *
 * <p>A plugin is taken if all of this holds; else it is refused alone, with a sentence for its author:
 *
 * <ul>
 *   <li>its jars can be read, and none of them brings classes of {@code counterpoise.api} or {@code ai.djl};
 *   <li>what the manifest of its jar says of API and DJL, if anything, fits: the same major version of the API and no
 *       newer minor one, the same major and minor version of DJL;
 *   <li>a line of {@code META-INF/services/counterpoise.api.Plugin} in its jar names its class, and that is all the
 *       line does;
 *   <li>the class is in its own jars, for a Java no newer than the one that runs, public, neither abstract nor an
 *       interface, and of exactly one kind;
 *   <li>its public constructor without parameters, its static initialiser and the methods that describe it return, and
 *       none of them returns null;
 *   <li>its name has the form of names, is not reserved, and is not that of a shipped plugin of its kind, nor of
 *       another that is not shipped: then both are refused;
 *   <li>its options are a record whose components are documented, of types that a configuration can give, each read
 *       from a key of its own; and ranges, patterns and defaults can be read and fit one another.
 * </ul>
 */
package counterpoise.runtime.plugin;
