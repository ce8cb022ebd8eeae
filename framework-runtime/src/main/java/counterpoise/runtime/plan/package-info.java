/**
 * From a sweep to trials, and from trials to stages, each named by the hash of all that its result depends on. Starts
 * no engine and needs no data.
 */
package counterpoise.runtime.plan;
