/**
 * What a plugin author sees of Counterpoise.
 *
 * <p>A plugin is a {@link counterpoise.api.Plugin}: a small factory that a services file names, as for
 * {@link java.util.ServiceLoader}, in five kinds, each with a package of its own: {@link counterpoise.api.dataset},
 * {@link counterpoise.api.architecture}, {@link counterpoise.api.loss}, {@link counterpoise.api.oversampler} and
 * {@link counterpoise.api.metric}. The factory makes a product from a record of options; the product does the work.
 *
 * <p>{@code GUIDE.md}, beside the {@code pom.xml} of this module and in the folder that is shipped, goes from an empty
 * folder to a plugin that runs; {@code run-experiment new-plugin} makes a project to begin with.
 *
 * <p>Rules that hold everywhere, unless a method says otherwise:
 *
 * <ul>
 *   <li>Parameters and results are never {@code null}.
 *   <li>A product is used by one thread at a time.
 *   <li>What the runtime makes is an interface here, so that it can grow; what a plugin makes is a record.
 *   <li>Arrays handed over are lent: a plugin neither keeps nor changes them after the call, and
 *       neither does the runtime.
 *   <li>Every random number comes from a {@link counterpoise.api.RandomStream} of the context; the same options, inputs
 *       and seed give the same bits.
 * </ul>
 *
 * <p>The API has a version of its own, {@code Counterpoise-Api-Version} in the manifest of its jar. A minor version
 * only adds (types, default and static methods, constants), so that a plugin runs unchanged on the version that it was
 * compiled against and on every later minor one. Anything else, what changes and what goes, waits for a major version,
 * for which plugins are compiled again; a program refuses, with a sentence, what was compiled against another major
 * version or a later minor one. What is to go is deprecated in a minor version first, with what takes its place, and
 * stays until the next major version, in no fewer than two releases of Counterpoise.
 */
package counterpoise.api;
