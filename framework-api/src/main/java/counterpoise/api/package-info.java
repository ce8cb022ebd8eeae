/**
 * What a plugin author sees of Counterpoise.
 *
 * <p>A plugin is a {@link counterpoise.api.Plugin}: a small factory that the runtime finds through
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
 */
package counterpoise.api;
